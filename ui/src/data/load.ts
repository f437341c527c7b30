import { cleanAll, isSuspect } from "../text/clean";
import type { Report } from "./types";

const nothing: Report = { format: 1, run: {} as Report["run"], groups: [], nodes: [], log: [], left: { nodes: 0, lines: 0 } };

/** Reads the data that stands in the page: a report, and why there is none. */
export function load(): { report: Report; fault: string | null } {
  try {
    const json = document.getElementById("data")?.textContent ?? "";
    // The engine writes clean texts, so this is rare.
    const data = (isSuspect(json) ? cleanAll(JSON.parse(json)) : JSON.parse(json)) as Partial<Report>;
    if (data.format !== 1 || !data.run) return { report: nothing, fault: `it has format ${String(data.format)}, and this page reads 1` };
    const nodes = (data.nodes ?? []).map((node) => ({ ...node, deps: node.deps ?? [] }));
    const groups = (data.groups ?? []).map((group) => ({ ...group, deps: group.deps ?? [] }));
    return { report: { ...nothing, run: data.run, nodes, groups, log: data.log ?? [], left: data.left ?? nothing.left }, fault: null };
  } catch (error) {
    return { report: nothing, fault: error instanceof Error ? error.message : String(error) };
  }
}
