let b = 1;
return 2 < !--b;
//? value false
