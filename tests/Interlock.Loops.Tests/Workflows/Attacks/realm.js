//# the log's constructor
return log.constructor('return process')();
//# the agent's constructor
return agent.constructor.constructor('return process')();
//# the constructor of an answer's promise
return agent('x').constructor.constructor('return process')();
//# an answer's prototype
return Object.getPrototypeOf(Object.getPrototypeOf(await agent('x', { label: 'json' })));
//# the input's prototype
return args;
//# every global
return Object.getOwnPropertyNames(globalThis).map((name) => { try { return globalThis[name]; } catch { return null; } });
//# every global's prototype
return Reflect.ownKeys(globalThis).map((name) => { try { return Object.getPrototypeOf(globalThis[name]); } catch { return null; } });
//# the global itself
return globalThis.constructor.constructor('return this')();
//# the global's prototypes
let p = globalThis; const all = []; while ((p = Object.getPrototypeOf(p))) all.push(p); return all;
//# this of a plain function
return (function () { return this; })() ?? null;
//# this of a sloppy callback
return [1].map(function () { return this; })[0] ?? null;
//# arguments of the wrapper
return arguments.callee;
//# caller of the wrapper
function f() { return f.caller; } return f();
//# arguments array
return Array.from(arguments);
//# members of the surface
return [interlock, odw, pandacode, budget, performance, crypto, console, checkpoint.get];
//# getters of the budget
return Object.getOwnPropertyDescriptor(budget, 'total').get.constructor('return process')();
//# Reflect.construct with the log's constructor
return Reflect.construct(log.constructor, ['return process'])();
//# an async function's constructor
return await (async () => {}).constructor('return process')();
//# a generator's constructor
return (function* () {}).constructor('return process')().next().value;
//# an async generator's constructor
return (await (async function* () {}).constructor('return process')().next()).value;
//# bound functions
return log.bind(null).constructor('return process')();
//# a proxy around the agent
return new Proxy(agent, { apply: (target, self, values) => [target, self, values] })('x');
//# Function.prototype.call taken over
const seen = []; const { call } = Function.prototype;
Function.prototype.call = function (...values) { seen.push(this, ...values); return Reflect.apply(call, this, values); };
log('x'); await agent('x'); return seen;
//# Function.prototype.apply taken over
const seen = []; const { apply } = Function.prototype;
Function.prototype.apply = function (...values) { seen.push(this, ...values); return Reflect.apply(apply, this, values); };
log('x'); await agent('x'); await parallel([() => 1]); return seen;
//# Promise.prototype.then taken over
const seen = []; const { then } = Promise.prototype;
Promise.prototype.then = function (...values) { seen.push(this, ...values); return Reflect.apply(then, this, values); };
await agent('x'); await Promise.all([agent('y')]); return seen;
//# Map.prototype taken over
const seen = []; for (const name of ['get', 'set', 'has']) Map.prototype[name] = function (...values) { seen.push(this, ...values); };
await agent('x'); return seen;
//# Array.prototype setters
const seen = []; for (const index of [0, 1, 2]) Object.defineProperty(Array.prototype, index, { set(value) { seen.push(this, value); }, configurable: true });
log('x'); await agent('x'); return seen.length > 0 && seen;
//# Object.prototype setters
const seen = []; for (const name of ['id', 'kind', 'realm', 'resolve', 'store'])
  Object.defineProperty(Object.prototype, name, { set(value) { seen[seen.length] = this; }, get() { seen[seen.length] = this; }, configurable: true });
log('x'); await agent('x').catch(() => 0); for (const name of ['id', 'kind', 'realm', 'resolve', 'store']) delete Object.prototype[name]; return seen;
//# Symbol.species
class Mine extends Promise { static get [Symbol.species]() { return class { constructor(run) { run((value) => value, (error) => error); } }; } }
return [await Mine.resolve(agent('x')), agent('x').then(() => 1)];
//# the constructor of Promise.prototype
Promise.prototype.constructor = class extends Promise { constructor(run) { super(run); Mine.seen = run; } }; const Mine = { seen: null };
await agent('x'); return Mine.seen;
//# Symbol.hasInstance
const seen = []; for (const type of [Promise, Map, Set, Error]) Object.defineProperty(type, Symbol.hasInstance, { value(x) { seen.push(x); return false; }, configurable: true });
await agent('x', { schema: {} }); return seen;
//# Symbol.iterator of arrays
const seen = []; const { values } = Array.prototype;
Array.prototype[Symbol.iterator] = function () { seen.push(this); return Reflect.apply(values, this, []); };
log('x', 1); await parallel([() => 1]); return seen;
