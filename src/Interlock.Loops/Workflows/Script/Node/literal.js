// Reads a plain literal from the syntax tree: meta is known without running anything.
'use strict';

class NotPlain extends Error {
  constructor(node, message) {
    super(message);
    this.node = node;
  }
}

function keyOf(property) {
  if (property.type !== 'Property' || property.computed || property.kind !== 'init' || property.method || property.shorthand)
    throw new NotPlain(property, 'meta must be a plain literal: no spread, method, computed or shorthand key');
  const key = property.key.type === 'Identifier' ? property.key.name : String(property.key.value);
  if (key === '__proto__') throw new NotPlain(property, "meta must not have a key '__proto__'");
  return key;
}

function valueOf(node) {
  switch (node.type) {
    case 'Literal':
      if (node.regex || node.bigint) break;
      return node.value;
    case 'TemplateLiteral':
      if (node.expressions.length > 0) break;
      return node.quasis[0].value.cooked;
    case 'UnaryExpression':
      if (!/^[-+]$/.test(node.operator) || typeof node.argument.value !== 'number') break;
      return node.operator === '-' ? -node.argument.value : node.argument.value;
    case 'ArrayExpression':
      return node.elements.map((item) => {
        if (item === null) throw new NotPlain(node, 'meta must be a plain literal: no holes in arrays');
        return valueOf(item);
      });
    case 'ObjectExpression':
      return Object.fromEntries(node.properties.map((property) => [keyOf(property), valueOf(property.value)]));
    case 'Identifier':
      if (node.name === 'undefined') return null;
      break;
  }
  throw new NotPlain(node, 'meta must be a plain literal: no variables, calls, spreads or ${…} in it');
}

module.exports = { valueOf, NotPlain };
