import type { Blocker, Round } from "../data/types";
import { model, select } from "../state";
import { clean, line, short } from "../text/clean";
import { Badge } from "./Badge";

/** A ship run as a story: plan, reject with each blocker, repair, approve, land. */
export function Story() {
  const { run } = model.report;
  if (run.tasks.length === 0 && run.rounds.length === 0) return null;
  return (
    <section>
      <h2>Story</h2>
      <ol class="story">
        {run.tasks.length > 0 && (
          <li>
            <h3>Plan</h3>
            <p class="muted">
              {run.tasks.length} task{run.tasks.length === 1 ? "" : "s"}
              {run.planSource ? `, ${run.planSource}` : ""}
            </p>
            <ul>
              {run.tasks.map((task) => (
                <li>
                  <b>{line(task.id, 60)}</b> {line(task.title, 120)} <code>{line(task.files.join(", "), 200)}</code>
                </li>
              ))}
            </ul>
          </li>
        )}
        {run.rounds.map((round, index) => (
          <RoundStep round={round} next={run.rounds[index + 1]} />
        ))}
        {run.landed && (
          <li>
            <h3>
              <Badge word="landed" /> {landedAs(run.landed.mode)}
            </h3>
            <p>
              <code>{line(run.landed.files.join(", "), 600)}</code>
              {run.landed.commit && <span class="mono"> commit {short(run.landed.commit)}</span>}
              {run.landed.branch && <span> on {line(run.landed.branch, 80)}</span>}
            </p>
          </li>
        )}
        {run.kept && (
          <li>
            <h3>
              <Badge word="blocked" /> kept for you
            </h3>
            <p>
              {run.kept.branch && <span>branch {line(run.kept.branch, 100)} </span>}
              {run.kept.patch && <code>{clean(run.kept.patch)}</code>}
            </p>
            {run.kept.files.length > 0 && <p>in the way: {line(run.kept.files.join(", "), 600)}</p>}
          </li>
        )}
      </ol>
    </section>
  );
}

function RoundStep({ round, next }: { round: Round; next: Round | undefined }) {
  const repaired = round.decision === "reject" && next !== undefined;
  return (
    <li>
      <h3>
        Round {round.round}: <Badge word={round.decision ?? "running"} />
        {repaired && <span class="muted"> repaired in round {next.round}</span>}
      </h3>
      {round.reviews.map((review) => (
        <p>
          <button class="plain link" onClick={() => showReview(round.round, review.reviewer)}>
            {line(review.reviewer, 60)}
          </button>{" "}
          <Badge word={review.decision ?? "running"} /> <span dir="auto">{line(review.summary, 500)}</span>
          {review.ownerQuestions.map((question) => (
            <b> asks: {clean(question)}</b>
          ))}
        </p>
      ))}
      {round.blockers.length > 0 && (
        <ul class="blockers">
          {round.blockers.map((blocker) => (
            <BlockerLine blocker={blocker} />
          ))}
        </ul>
      )}
      {round.repaired.length > 0 && (
        <p>
          <b>repair</b> {line(round.repaired.join(", "), 300)}
          {round.retained.length > 0 && (
            <>
              ; <b>keep</b> {line(round.retained.join(", "), 300)}
            </>
          )}
        </p>
      )}
      {round.reason && <p class="muted">because {clean(round.reason)}</p>}
    </li>
  );
}

function BlockerLine({ blocker }: { blocker: Blocker }) {
  const place = [blocker.file && `${blocker.file}${blocker.line === null ? "" : `:${blocker.line}`}`, blocker.symbol].filter(Boolean).join(" ");
  return (
    <li>
      <span class="muted">{line(blocker.source, 60)}</span> {place && <code>{line(place, 200)}</code>} <span dir="auto">{clean(blocker.problem)}</span>
      {blocker.tasks.length > 0 && <span class="aim"> → {line(blocker.tasks.join(", "), 200)}</span>}
      {blocker.why && <span class="muted"> ({line(blocker.why, 200)})</span>}
    </li>
  );
}

function showReview(round: number, reviewer: string) {
  const node = model.report.nodes.find((one) => one.kind === "review" && one.round === round && one.label === reviewer);
  if (node) select(node.id);
}

function landedAs(mode: string): string {
  return mode === "commit" ? "as a commit" : mode === "branch" ? "on a branch" : "in the working tree";
}
