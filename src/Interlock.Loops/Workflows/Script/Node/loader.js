// The program of `node -e`: takes the host's files from the first line of stdin, so no file is needed in the cage.
'use strict';
const fs = require('node:fs');
const vm = require('node:vm');

function firstLine() {
  const parts = [];
  for (;;) {
    const part = Buffer.alloc(1 << 16);
    const length = fs.readSync(0, part, 0, part.length, null);
    if (length === 0) process.exit(0);
    parts.push(part.subarray(0, length));
    if (part[length - 1] === 10) return Buffer.concat(parts).toString('utf8');
  }
}

const texts = new Map(JSON.parse(firstLine()));
const modules = new Map();

// A module is a function body with `exports`, `load` (our modules and texts) and `node` (what Node offers us).
function load(name) {
  const known = modules.get(name);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(name, module);
  const source = '(function (module, exports, load, node) {' + texts.get(name) + '\n})';
  const body = new vm.Script(source, { filename: 'interlock:' + name }).runInThisContext();
  body.call(module.exports, module, module.exports, load, node);
  return module.exports;
}

load.text = (name) => texts.get(name);
load.names = () => [...texts.keys()];
const node = { fs, vm, process, AsyncLocalStorage: require('node:async_hooks').AsyncLocalStorage, setImmediate };
load('Node/main.js');
