return [await parallel([]), await pipeline([], (x) => x), await fanout([], (x) => x)];
//? value [[],[],[]]
