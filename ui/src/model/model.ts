import type { Report, RunGroup, RunNode } from "../data/types";
import { line } from "../text/clean";

/** A report with what views look up. */
export interface Model {
  report: Report;
  nodes: Map<string, RunNode>;
  groups: Map<string, RunGroup>;
  /** Nodes and groups that are in a group directly. */
  members: Map<string, string[]>;
  /** What each thing is named in lower case, for the filter. */
  haystack: Map<string, string>;
  /** End of the last thing, in milliseconds after the start. */
  length: number;
}

export function modelOf(report: Report): Model {
  const nodes = new Map(report.nodes.map((node) => [node.id, node]));
  const groups = new Map(report.groups.map((group) => [group.id, group]));
  for (const group of report.groups) if (isAroundItself(group, groups)) delete group.parent;
  const members = new Map<string, string[]>();
  const put = (group: string | undefined, id: string) => {
    const key = group && groups.has(group) ? group : "";
    const list = members.get(key);
    if (list) list.push(id);
    else members.set(key, [id]);
  };
  for (const group of report.groups) put(group.parent, group.id);
  for (const node of report.nodes) put(node.group, node.id);
  const haystack = new Map(report.nodes.map((node) => [node.id, hay(node)]));
  let length = 1;
  for (const node of report.nodes) length = Math.max(length, node.end ?? node.start ?? node.asked ?? 0);
  return { report, nodes, groups, members, haystack, length };
}

// A record of another engine, or of none, may say so; nothing that climbs would ever end.
function isAroundItself(group: RunGroup, groups: Map<string, RunGroup>): boolean {
  let at = group.parent;
  for (let depth = 0; at !== undefined; depth++) {
    if (at === group.id || depth > 100) return true;
    at = groups.get(at)?.parent;
  }
  return false;
}

function hay(node: RunNode): string {
  const parts = [node.label, node.kind, node.state, node.phase, node.agent, node.model, node.modelAsked, node.task];
  return [...parts, node.failure?.class].filter(Boolean).join("\n").toLowerCase();
}

/** Name of a thing for people. */
export function nameOf(thing: RunNode | RunGroup): string {
  return line(thing.label, 80) || thing.kind;
}

/** Nodes that hold every word of a filter; a word may be `field:value`. */
export function filtered(model: Model, filter: string): RunNode[] {
  const wanted = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return model.report.nodes;
  return model.report.nodes.filter((node) => wanted.every((word) => matches(model, node, word)));
}

function matches(model: Model, node: RunNode, word: string): boolean {
  const at = word.indexOf(":");
  if (at > 0) {
    const value = word.slice(at + 1);
    const field = ({ state: node.state, kind: node.kind, phase: node.phase, agent: node.agent, model: node.model } as Record<string, string | undefined>)[
      word.slice(0, at)
    ];
    if (field !== undefined) return field.toLowerCase().includes(value);
  }
  return model.haystack.get(node.id)?.includes(word) ?? false;
}
