await workflow('throws');
//? child throws throw new TypeError('child says no');
//? error throws.js:1:7 child says no
