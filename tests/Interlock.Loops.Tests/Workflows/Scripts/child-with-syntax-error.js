return workflow('broken');
//? child broken const a = ;
//? error wf.js:1:8 broken.js:1:11: Unexpected token
