const [a, ...rest] = await Promise.all([agent('a'), agent('b'), agent('c')]);
return { a, rest };
//? value {"a":"did: a","rest":["did: b","did: c"]}
