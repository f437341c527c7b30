import { useEffect, useRef, useState } from "preact/hooks";

/** Shows only the rows of a long list that are in sight. Rows have one height. */
export function useWindow(total: number, height: number, current: number) {
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [size, setSize] = useState(600);
  useEffect(() => {
    const element = frame.current!;
    const measure = () => setSize(element.clientHeight);
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const element = frame.current!;
    const at = current * height;
    if (current < 0) return;
    if (at < element.scrollTop) element.scrollTop = at;
    else if (at + 2 * height > element.scrollTop + element.clientHeight) element.scrollTop = at + 2 * height - element.clientHeight;
  }, [current, height]);
  const first = Math.max(0, Math.floor(top / height) - 5);
  const last = Math.min(total, Math.ceil((top + size) / height) + 5);
  return { frame, first, last, onScroll: () => setTop(frame.current!.scrollTop) };
}
