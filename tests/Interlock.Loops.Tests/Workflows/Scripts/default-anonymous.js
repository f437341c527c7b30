// a comment before, with export default in it
export default async function (input) {
  return helper(input);
} function helper(input) { return input.length; }
//? args [1,2,3]
//? value 3
