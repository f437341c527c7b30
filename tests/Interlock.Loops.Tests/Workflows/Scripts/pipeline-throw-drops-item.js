const ran = [];
const all = await pipeline([1, 2, 3],
  (n) => { if (n === 2) throw new Error('two'); return n; },
  (n) => { ran.push(n); return n * 10; });
return { all, ran };
//? value {"all":[10,null,30],"ran":[1,3]}
