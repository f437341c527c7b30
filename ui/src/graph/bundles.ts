import type { Model } from "../model/model";

const most = 60;
const size = 100;

/** Long rows of equal things are drawn in bundles of a hundred. */
export interface Bundles {
  of: Map<string, string>;
  members: Map<string, string[]>;
}

export function bundlesOf(model: Model): Bundles {
  const of = new Map<string, string>();
  const members = new Map<string, string[]>();
  for (const [parent, ids] of model.members) {
    if (ids.length <= most) continue;
    const byPhase = new Map<string, string[]>();
    for (const id of ids) {
      const phase = (model.nodes.get(id) ?? model.groups.get(id))?.phase ?? "";
      const list = byPhase.get(phase);
      if (list) list.push(id);
      else byPhase.set(phase, [id]);
    }
    for (const [phase, list] of byPhase) {
      if (list.length <= most) continue;
      for (let at = 0; at < list.length; at += size) {
        const bundle = `b:${parent}:${phase}:${at}`;
        const part = list.slice(at, at + size);
        members.set(bundle, part);
        for (const id of part) of.set(id, bundle);
      }
    }
  }
  return { of, members };
}
