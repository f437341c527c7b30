return [Object.keys(await interlock.now()), Object.keys(await interlock.random())];
//? value [[],[]]
