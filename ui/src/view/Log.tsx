import { model } from "../state";
import { clean } from "../text/clean";
import { duration } from "../text/format";
import { useWindow } from "./useWindow";

/** What was told on the way. */
export function Log() {
  const { log, left } = model.report;
  const { frame, first, last, onScroll } = useWindow(log.length, 24, -1);
  return (
    <section class="fill">
      {left.lines > 0 && <p class="muted">{left.lines} earlier lines are left out.</p>}
      <div ref={frame} class="grid" role="log" aria-label="Log" tabIndex={0} onScroll={onScroll}>
        <div class="spacer" style={{ height: `${log.length * 24}px` }}>
          {log.slice(first, last).map((entry, index) => (
            <div key={first + index} class="row log mono" style={{ top: `${(first + index) * 24}px` }} title={clean(entry.text)}>
              <span class="muted">{duration(entry.at)}</span>
              <span class="muted">{entry.type}</span>
              <span dir="auto">{clean(entry.text)}</span>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
