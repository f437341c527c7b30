null.boom
//? error wf.js:1:6 Cannot read properties of null
