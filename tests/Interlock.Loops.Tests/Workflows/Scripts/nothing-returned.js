await agent('x');
//? value null
