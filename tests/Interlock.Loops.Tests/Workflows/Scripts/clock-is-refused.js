const started = Date.now();
//? error wf.js:1:22 Date.now() would not be the same on resume; use 'await interlock.now()'
