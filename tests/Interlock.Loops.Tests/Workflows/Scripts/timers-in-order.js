const order = [];
await new Promise((done) => {
  setTimeout(() => { order.push(3); done(); }, 3);
  setTimeout(() => { order.push(1); throw new Error('seen by nobody'); }, 1);
  setTimeout(() => order.push(2), 2);
  const never = setTimeout(() => order.push('never'), 0);
  clearTimeout(never);
  setTimeout(() => order.push(1.5), 1);
});
return order;
//? value [1,1.5,2,3]
