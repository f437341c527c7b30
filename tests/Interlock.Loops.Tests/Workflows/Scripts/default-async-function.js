export const meta = { name: 'd' };
export default async function main(input) {
  return `${input.x} ${await agent('a')}`;
}
//? args {"x":1}
//? value "1 did: a"
