class Finding extends Error { constructor(m) { super(m); this.name = 'Finding'; } #secret = 1; get secret() { return this.#secret; } static of(m) { return new Finding(m); } }
outer: for (const a of [1, 2]) for (const b of [1, 2]) { if (b === 2) continue outer; }
const { message, name, secret } = Finding.of('f');
return { message, name, secret, error: Finding.of('g') };
//? value {"message":"f","name":"Finding","secret":1,"error":{"name":"Finding","message":"g"}}
