return workflow('again', 0);
//? child again return workflow('again', args + 1);
//? error again.js:1:8 workflows nest at most 4 deep
