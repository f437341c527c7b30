import type { State } from "../data/types";
import type { Model } from "./model";

/** What is in a group, in all depths. */
export interface Stats {
  total: number;
  state: State;
  counts: Partial<Record<State, number>>;
}

// The worst that is in it names a group; a repaired reject is none of them.
const order: State[] = ["failed", "interrupted", "asks", "running", "waiting", "rejected", "done"];

/** Statistics of many things at once; groups are read once. */
export function statistics(model: Model): (ids: readonly string[]) => Stats {
  const known = new Map<string, Stats>();
  const ofGroup = (id: string): Stats => {
    let stats = known.get(id);
    if (!stats) {
      known.set(id, { total: 0, state: "done", counts: {} }); // a group inside itself counts once
      known.set(id, (stats = of(model.members.get(id) ?? [])));
    }
    return stats;
  };
  const of = (ids: readonly string[]): Stats => {
    const counts: Partial<Record<State, number>> = {};
    let total = 0;
    for (const id of ids) {
      const node = model.nodes.get(id);
      if (node) {
        counts[node.state] = (counts[node.state] ?? 0) + 1;
        total++;
      } else {
        const inner = ofGroup(id);
        total += inner.total;
        for (const state of order) if (inner.counts[state]) counts[state] = (counts[state] ?? 0) + inner.counts[state];
      }
    }
    return { total, counts, state: order.find((state) => counts[state]) ?? "done" };
  };
  return of;
}
