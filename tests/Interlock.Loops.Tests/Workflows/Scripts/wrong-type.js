await agent('x', { timeout: 'soon' });
//? error wf.js:1:7 option 'timeout' of agent() must be a time like 600 or "10m", not 'soon'
