const [a, b] = await Promise.all([workflow('double', { n: 2 }), workflow('double', { n: 5 })]);
return a + b;
//? child double return args.n * 2 + (await agent('x')).length - (await agent('x')).length;
//? value 14
