const a = {}; a.a = a; return a;
//? error is nested too deeply, or contains itself
