globalThis.shared = 1;
return [await workflow('look'), typeof globalThis.leak];
//? child look globalThis.leak = 1; return typeof globalThis.shared;
//? value ["undefined","undefined"]
