import { useEffect } from "preact/hooks";
import { help, model, selected, tab, tabs, type Tab } from "../state";
import { line } from "../text/clean";
import { Graph } from "./Graph";
import { Header } from "./Header";
import { Help } from "./Help";
import { onKey } from "./keys";
import { Log } from "./Log";
import { Overview } from "./Overview";
import { Panel } from "./Panel";
import { Table } from "./Table";
import { Timeline } from "./Timeline";

const views: Record<Tab, () => preact.JSX.Element> = { overview: Overview, graph: Graph, timeline: Timeline, table: Table, log: Log };

export function App() {
  useEffect(() => {
    document.title = `${line(model.report.run.request, 60) || "run"} - ${model.report.run.run}`;
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const View = views[tab.value];
  return (
    <>
      <Header />
      <div role="tablist" class="tabs" aria-label="Views">
        {tabs.map((name, index) => (
          <button
            key={name}
            role="tab"
            id={`tab-${name}`}
            aria-selected={tab.value === name}
            aria-controls="view"
            title={`${name} (${index + 1})`}
            onClick={() => (tab.value = name)}
          >
            {name}
          </button>
        ))}
        <button class="quiet" onClick={() => (help.value = true)} aria-haspopup="dialog">
          keys (?)
        </button>
      </div>
      <div class={selected.value ? "body with-panel" : "body"}>
        <main>
          <div id="view" role="tabpanel" aria-labelledby={`tab-${tab.value}`}>
            <View />
          </div>
        </main>
        {selected.value && <Panel />}
      </div>
      {help.value && <Help />}
    </>
  );
}
