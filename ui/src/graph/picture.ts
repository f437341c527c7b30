import type { RunGroup } from "../data/types";
import { type Model, nameOf } from "../model/model";
import { type Stats, statistics } from "../model/stats";
import { type Bundles, bundlesOf } from "./bundles";

/** Something that is drawn. */
export interface Vertex {
  id: string;
  kind: "node" | "closed" | "fork" | "join";
  label: string;
  detail: string;
  state: string;
  phase: string;
  /** What to open or close, or null. */
  toggles: string | null;
}

export interface Picture {
  vertices: Vertex[];
  edges: [string, string][];
}

// Parts of a ship run hold nodes together and are no step of their own.
const containers = new Set(["plan", "round", "land", "agent"]);
const isStep = (group: RunGroup | undefined): boolean => group !== undefined && !containers.has(group.kind);

/** Makes pictures of a model for sets of things that are open. */
export class Painter {
  private readonly bundles: Bundles;
  private readonly statsOf: (ids: readonly string[]) => Stats;

  constructor(private readonly model: Model) {
    this.bundles = bundlesOf(model);
    this.statsOf = statistics(model);
  }

  /** What is open to begin with: everything of a small run, the small groups of a large one. */
  initial(): Set<string> {
    const open = new Set<string>();
    const small = this.model.report.nodes.length <= 80;
    for (const group of this.model.report.groups)
      if (small || (this.model.members.get(group.id)?.length ?? 0) <= 8) open.add(group.id);
    return open;
  }

  paint(open: ReadonlySet<string>): Picture {
    const shown = new Map<string, Vertex>();
    const edges = new Map<string, [string, string]>();
    const seen = new Map<string, string>();
    const shownFor = (id: string): string => {
      let found = seen.get(id);
      if (found === undefined) seen.set(id, (found = this.shownFor(id, open)));
      return found;
    };
    const link = (from: string, to: string) => {
      if (from !== to && shown.has(from) && shown.has(to)) edges.set(`${from}\n${to}`, [from, to]);
    };
    for (const node of this.model.report.nodes) this.add(shown, shownFor(node.id));
    for (const group of this.model.report.groups) {
      if (shownFor(group.id) !== group.id || !isStep(group)) continue;
      if (group.kind === "join") shown.set(group.id, dot(group.id));
      else if (!open.has(group.id)) this.add(shown, group.id);
      else {
        shown.set(group.id, this.fork(group));
        shown.set(`${group.id})`, dot(`${group.id})`));
      }
    }
    const isOpen = (group: RunGroup | undefined) => isStep(group) && group!.kind !== "join" && shown.get(group!.id)?.kind === "fork";
    const follow = (id: string, deps: readonly string[], parent: string | undefined) => {
      const to = shownFor(id);
      for (const dep of deps) {
        const from = shownFor(dep);
        link(from === dep && isOpen(this.model.groups.get(dep)) ? `${dep})` : from, to);
      }
      const around = this.stepAround(parent);
      if (isOpen(around) && deps.length === 0) link(around!.id, to);
    };
    for (const node of this.model.report.nodes) follow(node.id, node.deps, node.group);
    for (const group of this.model.report.groups) if (isStep(group)) follow(group.id, group.deps, group.parent);
    this.close(shown, edges, shownFor);
    return { vertices: [...shown.values()], edges: [...edges.values()] };
  }

  // What nothing in an open group followed leads to its end.
  private close(shown: Map<string, Vertex>, edges: Map<string, [string, string]>, shownFor: (id: string) => string) {
    const inner = new Set<string>();
    for (const [from, to] of edges.values()) if (!to.endsWith(")")) inner.add(from);
    for (const group of this.model.report.groups) {
      const end = `${group.id})`;
      if (!shown.has(end)) continue;
      const members = new Set(this.inside(group.id).map(shownFor));
      for (const id of members) {
        const last = shown.has(`${id})`) ? `${id})` : id;
        if (shown.has(last) && !inner.has(last)) edges.set(`${last}\n${end}`, [last, end]);
      }
      if (members.size === 0) edges.set(`${group.id}\n${end}`, [group.id, end]);
    }
  }

  // The nearest group that is a step, over those that only hold things together.
  private stepAround(id: string | undefined): RunGroup | undefined {
    let group = id === undefined ? undefined : this.model.groups.get(id);
    while (group !== undefined && !isStep(group)) group = group.parent === undefined ? undefined : this.model.groups.get(group.parent);
    return group;
  }

  private inside(id: string): string[] {
    return (this.model.members.get(id) ?? []).flatMap((member) => {
      const group = this.model.groups.get(member);
      return group !== undefined && !isStep(group) ? this.inside(member) : [member];
    });
  }

  private shownFor(id: string, open: ReadonlySet<string>): string {
    for (const step of this.chain(id)) {
      const bundle = this.bundles.of.get(step);
      if (bundle !== undefined && !open.has(bundle)) return bundle;
      if (this.model.groups.get(step)?.kind !== "join" && this.model.groups.has(step) && !open.has(step)) return step;
    }
    return id;
  }

  private chain(id: string): string[] {
    const chain = [id];
    let at = this.model.nodes.get(id)?.group ?? this.model.groups.get(id)?.parent;
    while (at !== undefined && this.model.groups.has(at) && !chain.includes(at)) {
      chain.push(at);
      at = this.model.groups.get(at)?.parent;
    }
    return chain.reverse();
  }

  private add(shown: Map<string, Vertex>, id: string) {
    if (shown.has(id)) return;
    const node = this.model.nodes.get(id);
    if (node) {
      const detail = [node.kind === "agent" ? node.agent : node.kind, node.model ?? ""].filter(Boolean).join(" ");
      shown.set(id, { id, kind: "node", label: nameOf(node), detail, state: node.state, phase: node.phase ?? "", toggles: null });
      return;
    }
    const bundle = this.bundles.members.get(id);
    const stats = this.statsOf(bundle ?? this.model.members.get(id) ?? []);
    const group = this.model.groups.get(id);
    const first = bundle?.[0] ?? "";
    const phase = group?.phase ?? (this.model.nodes.get(first) ?? this.model.groups.get(first))?.phase ?? "";
    const name = group ? nameOf(group) : phase || "more";
    const failed = stats.counts.failed ? `, ${stats.counts.failed} failed` : "";
    shown.set(id, { id, kind: "closed", label: name, detail: `${stats.total} nodes${failed}`, state: stats.state, phase, toggles: id });
  }

  private fork(group: RunGroup): Vertex {
    const label = group.label ? `${group.kind}: ${nameOf(group)}` : group.kind;
    const detail = group.count === undefined ? "" : `× ${group.count}`;
    return { id: group.id, kind: "fork", label, detail, state: this.statsOf([group.id]).state, phase: group.phase ?? "", toggles: group.id };
  }
}

function dot(id: string): Vertex {
  return { id, kind: "join", label: "", detail: "", state: "done", phase: "", toggles: null };
}
