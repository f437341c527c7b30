export const meta = { name: 'top', description: 'await and return at the top', phases: [{ title: 'One', model: 'small' }] };
phase('One');
const first = await agent('a');
if (!first) return 'nothing';
return { first, second: await agent('b') };
//? value {"first":"did: a","second":"did: b"}
