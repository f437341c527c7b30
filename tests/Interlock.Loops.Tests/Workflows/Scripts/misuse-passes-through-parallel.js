await parallel([() => agent('fine'), () => agent('x', { efort: 'low' })]);
//? error wf.js:1:44 agent() has no option 'efort'; did you mean 'effort'?
