const main = async () => agent('named');
export default main;
//? value "did: named"
