//# a TypeError of the engine's own
try { await agent(1); } catch (error) { return [error, error.constructor, error.stack]; }
//# the constructor of a thrown error
try { null.x; } catch (error) { return error.constructor.constructor('return process')(); }
//# an error that comes from the engine
try { await workflow('no-such'); } catch (error) { return [error, Object.getPrototypeOf(error), error.constructor.constructor('return process')()]; }
//# Error.prepareStackTrace
let sites = null; Error.prepareStackTrace = (error, trace) => { sites = trace; }; new Error('x').stack; return sites;
//# Error.prepareStackTrace by defineProperty
let sites = null; Object.defineProperty(Error, 'prepareStackTrace', { value: (error, trace) => { sites = trace; } }); new Error('x').stack; return sites;
//# another Error with prepareStackTrace
let sites = null; try { globalThis.Error = { prepareStackTrace: (error, trace) => { sites = trace; } }; } catch {} try { null.x; } catch (error) { error.stack; } return sites;
//# Error redefined with prepareStackTrace
let sites = null; try { Object.defineProperty(globalThis, 'Error', { value: { prepareStackTrace: (e, trace) => { sites = trace; } } }); } catch {} try { null.x; } catch (error) { error.stack; } return sites;
//# Error deleted
let sites = null; try { delete globalThis.Error; globalThis.Error = { prepareStackTrace: (e, trace) => { sites = trace; } }; } catch {} try { null.x; } catch (error) { error.stack; } return sites;
//# prepareStackTrace of a subclass
let sites = null; class Mine extends Error { static prepareStackTrace(error, trace) { sites = trace; } } new Mine('x').stack; return sites;
//# prepareStackTrace on Function.prototype
let sites = null; Function.prototype.prepareStackTrace = (error, trace) => { sites = trace; }; new Error('x').stack; return sites;
//# captureStackTrace on an object with a setter
const seen = []; Error.captureStackTrace({ set stack(value) { seen.push(value); } }); return seen;
//# a stack overflow in the log
let last = null; function deep() { try { deep(); } catch (error) { last = error; } } function log2() { try { log('x'); } catch (error) { last = error; } log2(); }
try { log2(); } catch (error) { last = error; } return last;
//# a stack overflow at every depth
const all = []; function at(depth) { if (depth > 0) return at(depth - 1); log('x'); }
let edge = 1000; for (let step = 8192; step >= 1; step >>= 1) { try { at(edge + step); edge += step; } catch {} }
for (let depth = edge - 60; depth < edge + 200; depth++) { try { at(depth); } catch (error) { all.push(error); } } return all;
//# a stack overflow at every depth of an agent call
const all = []; function at(depth) { return depth > 0 ? at(depth - 1) : agent('x'); }
let edge = 1000; for (let step = 8192; step >= 1; step >>= 1) { try { at(edge + step).catch(() => 0); edge += step; } catch {} }
for (let depth = edge - 40; depth < edge + 80; depth++) { try { at(depth).catch((error) => all.push(error)); } catch (error) { all.push(error); } }
await agent('last'); return all;
//# a stack overflow in an async function
const all = []; async function deep() { try { await deep(); } catch (error) { all.push(error); throw error; } } try { await deep(); } catch (error) { all.push(error); } return all.slice(0, 50);
//# a stack overflow while a promise is made
const all = []; function deep() { try { new Promise(() => {}); Promise.resolve(1).then(() => 1); deep(); } catch (error) { all.push(error); } } deep(); return all.slice(0, 50);
//# a stack overflow in parallel
const all = []; function deep() { parallel([() => deep()]).catch((error) => all.push(error)); } try { deep(); } catch (error) { all.push(error); } await agent('x').catch((e) => all.push(e)); return all.slice(0, 50);
//# a thrown object whose message is a getter
try { await parallel([() => { throw { get message() { return log.constructor('return process')(); } }; }]); } catch (error) { return error; } return null;
//# a thrown object that is a proxy
const seen = []; const trap = new Proxy({}, { get: (target, name) => { seen.push(name); return trap; }, getPrototypeOf: () => { seen.push('proto'); return null; } });
await parallel([() => { throw trap; }]); return seen.filter((x) => typeof x === 'object');
//# a thrown revoked proxy
const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return await parallel([() => { throw proxy; }]);
//# a thrown symbol
return await parallel([() => { throw Symbol('x'); }]);
//# an AggregateError of the engine
try { await Promise.any([workflow('a'), workflow('b')]); } catch (error) { return [error, ...error.errors]; }
//# an error of JSON.parse
try { JSON.parse('{'); } catch (error) { return [error, error.constructor]; }
//# an error of codegen
try { eval('1'); } catch (error) { return [error, error.constructor]; }
//# an error of a too long array
try { new Array(-1); } catch (error) { return [error, error.constructor.constructor]; }
//# an error of a regular expression
try { new RegExp('('); } catch (error) { return [error, error.constructor.constructor]; }
//# a stack overflow in Node's formatting of a stack, and what its error leads to
const errors = []; function at(depth) { return depth > 0 ? at(depth - 1) : new Error('x').stack; }
let edge = 500; for (let step = 8192; step >= 1; step >>= 1) { try { at(edge + step); edge += step; } catch {} }
for (let depth = edge - 150; depth < edge + 150; depth++) { try { at(depth); } catch (error) { if (foreign(error)) errors.push(error); } }
for (const error of errors.slice(0, 5)) {
  const outer = error.constructor;
  for (const way of [
    () => outer.constructor('return process')(),
    () => { Object.getPrototypeOf(Object.getPrototypeOf(outer.prototype)).polluted = 1; return outer.prototype.polluted === 1; },
    () => { let sites = null; Object.getPrototypeOf(outer).prepareStackTrace = (e, trace) => { sites = trace; }; new outer('x').stack; return sites?.map((site) => site.getThis() ?? site.getFunction()).find((x) => x) && true; },
    () => Object.getOwnPropertyNames(Object.getPrototypeOf(outer)).map((name) => Object.getPrototypeOf(outer)[name]).find((x) => x && x.pid),
  ]) { let loot; try { loot = way(); } catch { continue; } if (loot && loot !== null) return true; }
}
return null;
