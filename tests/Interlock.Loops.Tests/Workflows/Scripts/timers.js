const order = [];
await new Promise((done) => {
  setTimeout(() => order.push('later'), 20);
  const never = setTimeout(() => order.push('never'), 10);
  clearTimeout(never);
  setTimeout((x) => { order.push(x); done(); }, 30, 'last');
});
queueMicrotask(() => order.push('micro'));
await null; await null;
return order;
//? value ["later","last","micro"]
