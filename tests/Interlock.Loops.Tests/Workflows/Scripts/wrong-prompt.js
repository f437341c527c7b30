await agent({ prompt: 'x' });
//? error wf.js:1:7 the prompt of agent() must be a string, not an object
