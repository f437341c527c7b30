//# eval
return eval('1') === 1;
//# indirect eval
return (0, eval)('1') === 1;
//# new Function
return new Function('return 1')() === 1;
//# Function called
return Function('return 1')() === 1;
//# import()
return await import('node:fs');
//# import() hidden behind an HTML comment
let b = 1; let a = 2; const c = a <!--b; /*
return import('node:fs'); /* */
//# import() in a default parameter
const f = (x = import('node:fs')) => x; return await f();
//# import.meta
return import.meta;
//# require
return require('node:fs');
//# process
return process;
//# module
return module.constructor._load('node:fs');
//# WebAssembly
return new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) && true;
//# SharedArrayBuffer
return new SharedArrayBuffer(8) && true;
//# Atomics
return Atomics.wait && true;
//# a worker
return new Worker('data:,1') && true;
//# fetch
return await fetch('http://127.0.0.1:1/');
//# a timer with code
return setTimeout('globalThis.hit = true', 0) && (await setTimeout, globalThis.hit === true);
//# __proto__
return ({}).__proto__ !== undefined && true;
//# ShadowRealm
return new ShadowRealm().evaluate('1') === 1;
//# the debugger's console
return console.constructor.constructor('return process')();
//# a string with a replacer
return 'x'.replace('x', Function.prototype.constructor('return process'));
//# JSON.parse with __proto__
const value = JSON.parse('{"__proto__":{"polluted":true}}'); return ({}).polluted === true || value.polluted === true && ({}).polluted;
