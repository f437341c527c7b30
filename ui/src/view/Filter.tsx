import { filter, found, model } from "../state";

/** The filter that table and timeline share. */
export function Filter() {
  const all = model.report.nodes.length;
  return (
    <label class="filter-row">
      <span class="hidden">Filter</span>
      <input
        class="filter"
        type="search"
        placeholder="filter: words, state:failed, agent:codex"
        value={filter.value}
        onInput={(event) => (filter.value = event.currentTarget.value)}
        autocomplete="off"
        spellcheck={false}
      />
      <span role="status" class="muted">
        {found.value.length === all ? `${all} nodes` : `${found.value.length} of ${all}`}
      </span>
    </label>
  );
}
