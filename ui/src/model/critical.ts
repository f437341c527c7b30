import type { Model } from "./model";

/**
 * The chain of nodes that the run's length hangs on: from the node that ended last back over, each time, the one that
 * ended last of those it followed. A group counts with its last node.
 */
export function criticalPath(model: Model): string[] {
  const lastOfGroup = new Map<string, string | undefined>();
  const endOf = (id: string | undefined) => (id === undefined ? -1 : (model.nodes.get(id)?.end ?? -1));

  const last = (ids: readonly string[], seen: Set<string>): string | undefined => {
    let best: string | undefined;
    for (const id of ids) {
      const node = model.nodes.has(id) ? id : lastIn(id, seen);
      if (node !== undefined && (best === undefined || endOf(node) > endOf(best))) best = node;
    }
    return best;
  };
  const lastIn = (group: string, seen: Set<string>): string | undefined => {
    if (lastOfGroup.has(group)) return lastOfGroup.get(group);
    if (seen.has(group)) return undefined;
    seen.add(group);
    const inside = model.members.get(group) ?? [];
    // A join has nothing inside: it stands for what it waited for; so does a group without nodes.
    const found = last(inside, seen) ?? last(model.groups.get(group)?.deps ?? [], seen);
    lastOfGroup.set(group, found);
    return found;
  };
  // What is first in a group followed what the group followed.
  const before = (id: string): string | undefined => {
    const node = model.nodes.get(id);
    let found = last(node?.deps ?? [], new Set());
    for (let group = node?.group; found === undefined && group !== undefined; group = model.groups.get(group)?.parent)
      found = last(model.groups.get(group)?.deps ?? [], new Set());
    return found;
  };

  const path = new Set<string>();
  for (let at = last([...model.nodes.keys()], new Set()); at !== undefined && !path.has(at); at = before(at)) path.add(at);
  return [...path].reverse();
}
