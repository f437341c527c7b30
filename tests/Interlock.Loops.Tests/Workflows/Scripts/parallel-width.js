let now = 0, most = 0;
await parallel(Array.from({ length: 12 }, () => async () => {
  most = Math.max(most, ++now);
  await agent('x');
  now--;
}), { max: 3, label: 'three' });
return most;
//? value 3
