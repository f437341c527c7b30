export const workflow = async () => 'const';
//? value "const"
