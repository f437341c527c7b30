// Turns a script of any form into one async function, by edits that leave every line and column where it was.
'use strict';
const acorn = load('acorn.js');
const { find } = load('Node/forbidden.js');
const meta = load('Node/meta.js');

const LONGEST = 2 * 1024 * 1024;
const OPTIONS = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  locations: true,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowHashBang: true,
};

function freeName(source) {
  for (let number = 0; ; number++) if (!source.includes('$' + number)) return '$' + number;
}

class Reading {
  constructor(path, source) {
    Object.assign(this, { path, source, problems: [], edits: [], form: 'top_level', meta: null, entry: null });
    this.name = freeName(source);
    this.tokens = [];
  }

  problem = (node, message) => {
    const { line, column } = node.loc.start;
    this.problems.push({ line, column: column + 1, message });
  };

  blank(start, end, text = '') {
    this.edits.push({ start, end, text });
  }

  exportNamed(node) {
    if (node.source) return;
    if (!node.declaration) {
      for (const { local, exported } of node.specifiers) this.take(exported.name ?? exported.value, local.name);
      this.blank(node.start, node.end, ';');
      return;
    }
    this.blank(node.start, node.start + 'export'.length);
    const { declaration } = node;
    if (declaration.type === 'FunctionDeclaration') this.take(declaration.id.name, declaration.id.name);
    for (const declarator of declaration.declarations ?? []) {
      if (declarator.id.name === 'meta') this.meta = meta.read(declarator, this.problem);
      else this.take(declarator.id.name, declarator.id.name);
    }
  }

  take(exported, local) {
    if (exported === 'default') {
      this.form = 'default_function';
      this.entry = local;
    } else if (exported === 'workflow' && this.form === 'top_level') {
      this.form = 'named_function';
      this.entry = local;
    }
  }

  exportDefault(node) {
    const { declaration } = node;
    if (/^(Class|Object|Array|Literal|TemplateLiteral)/.test(declaration.type)) {
      this.problem(declaration, "'export default' must be a function");
      return;
    }
    const word = this.tokens.find((token) => token.start > node.start && token.type.keyword === 'default');
    this.take('default', declaration.type === 'FunctionDeclaration' && declaration.id ? declaration.id.name : this.name);
    this.blank(node.start, word.end, this.entry === this.name ? this.name + '=' : '');
    if (declaration.type === 'FunctionDeclaration') this.blank(declaration.end, declaration.end, ';');
  }

  code() {
    let code = this.source;
    if (code.startsWith('#!')) code = '//' + code.slice(2);
    for (const { start, end, text } of this.edits.sort((a, b) => b.start - a.start)) {
      const room = code.slice(start, end).replace(/[^\r\n\u2028\u2029]/g, ' ');
      code = code.slice(0, start) + text + room.slice(text.length) + code.slice(end);
    }
    return code;
  }

  // The wrapper stands on the author's first line, left of its first column.
  text() {
    const input = this.name + 'input';
    const head = `(async function(${input}){'use strict';var ${this.name};`;
    const call = this.entry ? `if(typeof ${this.entry}!=='function')throw new TypeError('the exported workflow is not a function');return await ${this.entry}(${input});` : '';
    return { head, text: `${head}${this.code()}\n;${call}})` };
  }
}

function lineOf(error, path) {
  const [, line] = /:(\d+)\r?\n/.exec(String(error.stack)) ?? [];
  return { line: Number(line ?? 1), column: 1, message: `${error.message} (in ${path}, by this version of Node)` };
}

function read(path, source) {
  const reading = new Reading(path, source);
  if (source.length > LONGEST) {
    reading.problems.push({ line: 1, column: 1, message: `the script is longer than ${LONGEST / 1024 / 1024} MB` });
    return reading;
  }
  try {
    const program = acorn.parse(source, { ...OPTIONS, onToken: reading.tokens });
    find(program, reading.tokens, source, reading.problem);
    for (const node of program.body) {
      if (node.type === 'ExportNamedDeclaration') reading.exportNamed(node);
      if (node.type === 'ExportDefaultDeclaration') reading.exportDefault(node);
    }
  } catch (error) {
    if (error instanceof RangeError) reading.problems.push({ line: 1, column: 1, message: 'the script is nested too deeply' });
    else if (!error.loc) throw error;
    else reading.problem({ loc: { start: error.loc } }, error.message.replace(/ \(\d+:\d+\)$/, ''));
  }
  if (reading.problems.length === 0) compile(reading);
  reading.problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return reading;
}

function compile(reading) {
  const { head, text } = reading.text();
  try {
    reading.script = new node.vm.Script(text, { filename: reading.path, columnOffset: -head.length });
  } catch (error) {
    reading.problems.push(lineOf(error, reading.path));
  }
}

module.exports = { read };
