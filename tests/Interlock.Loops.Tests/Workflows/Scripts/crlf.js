export const meta = { name: 'crlf' };
const a = await agent('a');
throw new Error('here');
//? error wf.js:3:7 here
