await checkpoint('half', { n: 1 });
const read = await checkpoint.get('half');
const evidence = await check('test', 'npm test');
return [read.name, evidence.name, evidence.command, Object.keys(await gate({ claims: [] })), Object.keys(await ship({ request: 'x' })), Object.keys(await fix({ check: 'test' }))];
//? value ["half","test","npm test",["options"],["options"],["options"]]
