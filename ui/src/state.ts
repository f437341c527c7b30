import { computed, effect, signal } from "@preact/signals";
import { load } from "./data/load";
import { Painter } from "./graph/picture";
import { criticalPath } from "./model/critical";
import { filtered, modelOf } from "./model/model";

export type Tab = "overview" | "graph" | "timeline" | "table" | "log";
export const tabs: Tab[] = ["overview", "graph", "timeline", "table", "log"];

const { report, fault } = load();

/** Why there is nothing to show, or null. */
export { fault };

export const model = modelOf(report);
export const painter = new Painter(model);

export const tab = signal<Tab>("overview");
export const selected = signal<string | null>(null);
export const filter = signal("");
export const open = signal<ReadonlySet<string>>(painter.initial());
export const help = signal(false);
export const sort = signal<{ column: string; down: boolean }>({ column: "id", down: false });

export const found = computed(() => filtered(model, filter.value));

let critical: Map<string, number> | undefined;

// Place of each node on the critical path; worked out when it is first asked for.
function place(id: string): number | undefined {
  critical ??= new Map(criticalPath(model).map((node, index) => [node, index]));
  return critical.get(id);
}

/** Whether the run's length hangs on a node. */
export const onCriticalPath = (id: string): boolean => place(id) !== undefined;

/** Whether the critical path goes along an edge; the beginnings and ends of groups take its side. */
export function isCriticalEdge(from: string, to: string): boolean {
  const [a, b] = [place(from), place(to)];
  if (a !== undefined && b !== undefined) return b === a + 1;
  return (a !== undefined && !model.nodes.has(to)) || (b !== undefined && !model.nodes.has(from));
}

/** Opens or closes a group or bundle of the graph. */
export function toggle(id: string): void {
  const next = new Set(open.value);
  if (!next.delete(id)) next.add(id);
  open.value = next;
}

/** Shows a node; null shows none. */
export function select(id: string | null): void {
  selected.value = id;
}

/** Selects the next or the previous node of the list that is shown. */
export function step(by: number): void {
  const list = found.value;
  const at = list.findIndex((node) => node.id === selected.value);
  const next = list[at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + by))];
  if (next) selected.value = next.id;
}

// The address names the view and the node, so that a place in a report can be shared and reloaded.
function readAddress(): void {
  const [view, id] = location.hash.slice(1).split("/");
  const known = tabs.find((name) => name === view);
  if (known) tab.value = known;
  if (id !== undefined && model.nodes.has(id)) selected.value = id;
}

readAddress();
addEventListener("hashchange", readAddress);
effect(() => {
  const address = `#${tab.value}${selected.value === null ? "" : `/${selected.value}`}`;
  if (address !== location.hash && (location.hash !== "" || address !== "#overview")) location.replace(address);
});
