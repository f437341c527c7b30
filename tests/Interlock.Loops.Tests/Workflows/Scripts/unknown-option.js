await agent('x', { modle: 'small' });
//? error wf.js:1:7 agent() has no option 'modle'; did you mean 'model'?
