// Looks at what an attack brought home. An object is foreign when its prototypes do not end in this realm's own.
const roots = new Set([Object.prototype, null]);
function foreign(value, seen = new Set()) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) return false;
  seen.add(value);
  let root = value;
  while (Object.getPrototypeOf(root) !== null) root = Object.getPrototypeOf(root);
  if (root !== Object.prototype && root !== value) return true;
  if (root === value && root !== Object.prototype && Object.hasOwn(root, 'hasOwnProperty')) return true;
  const own = Object.hasOwn(value, 'constructor') ? value.constructor : undefined;
  if (own && foreign(own, seen)) return true;
  return Array.isArray(value) && value.some((item) => foreign(item, seen));
}
function escaped(value) {
  if (value === true) return 'it says so';
  if (foreign(value)) return 'an object of another realm';
  if (value && typeof value === 'object' && value.versions && value.pid) return 'process';
  if (typeof value === 'number' && value > 1.6e12 && value < 5e12) return 'the clock';
  if (typeof value === 'string' && /\b20[2-9]\d\b/.test(value)) return 'the date';
  return null;
}
async function judged(attack) {
  let loot;
  try {
    loot = await attack();
  } catch (error) {
    loot = error;
  }
  const how = escaped(loot);
  return how ? `ESCAPED: ${how}` : 'closed';
}
