import { useMemo, useState } from "preact/hooks";
import { clean } from "../text/clean";
import { type DiffFile, readDiff } from "../text/diff";
import { tokens } from "../text/syntax";

const most = 400;

/** A patch in colour. */
export function Diff({ text }: { text: string }) {
  const files = useMemo(() => readDiff(clean(text)), [text]);
  return (
    <div class="diff">
      {files.map((file, index) => (
        <File key={`${index} ${file.path}`} file={file} />
      ))}
    </div>
  );
}

function File({ file }: { file: DiffFile }) {
  const [all, setAll] = useState(false);
  const lines = all ? file.lines : file.lines.slice(0, most);
  return (
    <section>
      <h3 class="mono">
        {file.path} <span class="plus">+{file.added}</span> <span class="minus">−{file.deleted}</span>
        {file.about.map((about) => (
          <span class="muted"> {about}</span>
        ))}
      </h3>
      <pre class="code">
        {lines.map((row, index) => (
          <div key={index} class={`line ${row.kind}`}>
            <span class="gutter" aria-hidden="true">
              {row.now ?? row.old ?? ""}
            </span>
            <span class="sign">{row.kind === "add" ? "+" : row.kind === "del" ? "-" : " "}</span>
            {row.kind === "hunk" || row.kind === "note"
              ? row.text
              : tokens(row.text, file.path).map((part) => (part.kind ? <span class={`syntax-${part.kind}`}>{part.text}</span> : part.text))}
          </div>
        ))}
      </pre>
      {lines.length < file.lines.length && <button onClick={() => setAll(true)}>{file.lines.length - lines.length} more lines</button>}
    </section>
  );
}
