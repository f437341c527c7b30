export const meta = { name: 'n' };
export async function workflow(input) {
  log('from', input);
  return args === input || JSON.stringify(args) === JSON.stringify(input);
}
//? args {"a":[1]}
//? value true
