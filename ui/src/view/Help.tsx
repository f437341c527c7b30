import { useEffect, useRef } from "preact/hooks";
import { help } from "../state";
import { keys } from "./keys";

export function Help() {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <div class="veil" onClick={() => (help.value = false)}>
      <div role="dialog" aria-modal="true" aria-label="Keys" class="dialog" onClick={(event) => event.stopPropagation()}>
        <h2>Keys</h2>
        <dl class="keys">
          {keys.map(([key, does]) => (
            <>
              <dt>{key}</dt>
              <dd>{does}</dd>
            </>
          ))}
        </dl>
        <button ref={close} onClick={() => (help.value = false)}>
          Close
        </button>
      </div>
    </div>
  );
}
