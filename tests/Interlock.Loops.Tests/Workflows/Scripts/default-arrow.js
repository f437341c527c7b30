export default async (input) => ({ input, said: await agent('x') });
//? args "text"
//? value {"input":"text","said":"did: x"}
