const text = require('node:fs').readFileSync('x');
//? error wf.js:1:14 require is not defined: a workflow has no files
