// Takes `meta` from its declaration and looks at the members that the engine uses.
'use strict';
const { valueOf, NotPlain } = load('Node/literal.js');

const LIMITS = ['tokens', 'outputTokens', 'money', 'agents', 'time'];
const TIME = /^(?=\d)(\d+d)?(\d+h)?(\d+m)?(\d+s?)?$/;

function wrongBudget(budget, name) {
  if (budget == null) return null;
  if (Number.isInteger(budget) && budget > 0) return null;
  if (typeof budget !== 'object' || Array.isArray(budget)) return `${name} must be a number of tokens, or an object with some of ${LIMITS.join(', ')}`;
  for (const [key, value] of Object.entries(budget)) {
    if (!LIMITS.includes(key)) return `${name} has no limit '${key}'; known: ${LIMITS.join(', ')}`;
    if (value === null || (key === 'time' && typeof value === 'string' && TIME.test(value))) continue;
    if (typeof value !== 'number' || !(value > 0) || (key !== 'money' && !Number.isInteger(value)))
      return `${name}.${key} must be ${key === 'money' ? 'an amount of US dollars' : 'a whole number'} above 0${key === 'time' ? " of seconds, or a time like '10m'" : ''}`;
  }
  return null;
}

function wrongIn(meta) {
  for (const name of ['name', 'description', 'whenToUse'])
    if (meta[name] != null && typeof meta[name] !== 'string') return `meta.${name} must be a string`;
  const wrong = wrongBudget(meta.budget, 'meta.budget');
  if (wrong || meta.phases == null) return wrong;
  if (!Array.isArray(meta.phases)) return 'meta.phases must be an array';
  for (const [index, phase] of meta.phases.entries()) {
    if (typeof phase === 'string') continue;
    if (phase === null || typeof phase !== 'object' || typeof phase.title !== 'string')
      return `meta.phases[${index}] must be a string or an object with a title`;
    for (const name of ['detail', 'model'])
      if (phase[name] != null && typeof phase[name] !== 'string') return `meta.phases[${index}].${name} must be a string`;
    const over = wrongBudget(phase.budget, `meta.phases[${index}].budget`);
    if (over) return over;
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
