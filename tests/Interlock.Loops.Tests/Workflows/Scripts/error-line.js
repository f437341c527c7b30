export const meta = { name: 'e' };

async function inner() {
  await agent('x');
  null.boom;
}
await inner();
//? error wf.js:5:8 Cannot read properties of null
