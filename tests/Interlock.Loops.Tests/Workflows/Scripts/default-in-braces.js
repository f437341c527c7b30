async function main() { return 7; }
export { main as default };
//? value 7
