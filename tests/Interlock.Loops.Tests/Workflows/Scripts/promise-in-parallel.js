await parallel([agent('x')]);
//? error wf.js:1:7 item 0 of parallel() is a promise that already runs
