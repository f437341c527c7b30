// Takes `meta` from its declaration and looks at the members that the engine uses.
'use strict';
const { valueOf, NotPlain } = load('Node/literal.js');

function wrongIn(meta) {
  for (const name of ['name', 'description', 'whenToUse'])
    if (meta[name] != null && typeof meta[name] !== 'string') return `meta.${name} must be a string`;
  if (meta.phases == null) return null;
  if (!Array.isArray(meta.phases)) return 'meta.phases must be an array';
  for (const [index, phase] of meta.phases.entries()) {
    if (typeof phase === 'string') continue;
    if (phase === null || typeof phase !== 'object' || typeof phase.title !== 'string')
      return `meta.phases[${index}] must be a string or an object with a title`;
    for (const name of ['detail', 'model'])
      if (phase[name] != null && typeof phase[name] !== 'string') return `meta.phases[${index}].${name} must be a string`;
  }
  return null;
}

function read(declarator, problem) {
  if (declarator.init?.type !== 'ObjectExpression') {
    problem(declarator, 'meta must be an object literal');
    return null;
  }
  try {
    const meta = valueOf(declarator.init);
    const wrong = wrongIn(meta);
    if (wrong) problem(declarator.init, wrong);
    return meta;
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    problem(error.node, error.message);
    return null;
  }
}

module.exports = { read };
