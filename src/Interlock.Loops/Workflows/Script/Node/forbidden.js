// What no workflow may contain, found in the syntax tree and the tokens: words in strings and comments mean nothing.
'use strict';

const ALONE = 'a workflow stands alone; agents read files and call programs';

function* nodesOf(program) {
  const waiting = [program];
  while (waiting.length > 0) {
    const node = waiting.pop();
    yield node;
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) {
        for (const item of value) if (item && typeof item.type === 'string') waiting.push(item);
      } else if (value && typeof value.type === 'string') waiting.push(value);
    }
  }
}

function find(program, tokens, source, problem) {
  for (const node of nodesOf(program)) {
    switch (node.type) {
      case 'ImportDeclaration':
        problem(node, `'import' is not possible: ${ALONE}`);
        break;
      case 'ImportExpression':
        problem(node, `'import()' is not possible: ${ALONE}`);
        break;
      case 'MetaProperty':
        if (node.meta.name === 'import') problem(node, `'import.meta' is not possible: ${ALONE}`);
        break;
      case 'ExportAllDeclaration':
        problem(node, `'export … from' is not possible: ${ALONE}`);
        break;
      case 'ExportNamedDeclaration':
        if (node.source) problem(node, `'export … from' is not possible: ${ALONE}`);
        break;
    }
  }
  // As a script, V8 would take the rest of the line for a comment, so it would not run what was looked at here.
  for (const token of tokens)
    if (token.value === '<' && source.startsWith('<!--', token.start))
      problem(token, "'<!--' must be written with spaces: '< ! --'");
}

module.exports = { find };
