import { help, model, select, selected, step, tab, tabs } from "../state";

export const keys: [string, string][] = [
  ["1 to 5", "overview, graph, timeline, table, log"],
  ["/", "filter"],
  ["j or ↓, k or ↑", "next and previous node (of those the filter finds)"],
  ["→, ←", "in the graph: to what followed a node, to what it followed"],
  ["Enter", "in the graph: open or close a group; else go into the node's panel"],
  ["Escape", "close the panel"],
  ["?", "this list"],
];

/** The keys of the page; a field keeps its own. */
export function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const typing = target.tagName === "INPUT";
  if (event.key === "Escape") {
    if (help.value) help.value = false;
    else if (typing) target.blur();
    else select(null);
    return;
  }
  if (typing || help.value || event.ctrlKey || event.metaKey || event.altKey) return;
  const inPanel = target.closest(".panel") !== null;
  if (event.key >= "1" && event.key <= String(tabs.length)) tab.value = tabs[Number(event.key) - 1]!;
  else if (event.key === "?") help.value = true;
  else if (event.key === "/") {
    if (tab.value !== "timeline") tab.value = "table";
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>("input.filter")?.focus());
  } else if (event.key === "j" || (event.key === "ArrowDown" && !inPanel)) step(1);
  else if (event.key === "k" || (event.key === "ArrowUp" && !inPanel)) step(-1);
  else if (tab.value === "graph" && event.key === "ArrowRight") follow(1);
  else if (tab.value === "graph" && event.key === "ArrowLeft") follow(-1);
  else if (event.key === "Enter" && target === document.body && selected.value)
    document.querySelector<HTMLElement>(".panel")?.focus();
  else return;
  event.preventDefault();
}

function follow(by: 1 | -1): void {
  const id = selected.value ?? model.report.nodes[0]?.id;
  if (id === undefined) return;
  const next = by < 0 ? model.nodes.get(id)?.deps : model.report.nodes.filter((n) => n.deps.includes(id)).map((n) => n.id);
  const to = next?.find((other) => model.nodes.has(other));
  if (to !== undefined) select(to);
  else step(by);
}
