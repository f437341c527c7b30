export const meta = { name: 'words' };
// import x from 'y'; export default 1; require('z'); eval('1')
const text = "import('node:fs') require('x') eval('1') new Function('x') export default export const meta = {}";
const re = /import\(.*\)|export default/;
return [re.test(text), (await agent(`export default ${text.length}`)).length > 0];
//? value [true,true]
