/** A duration of milliseconds, in at most two units. */
export function duration(ms: number | null | undefined): string {
  if (ms == null || !Number.isFinite(ms)) return "";
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A number of tokens, short. */
export function count(value: number | null | undefined): string {
  if (value == null) return "";
  if (value < 10_000) return String(value);
  return value < 1e6 ? `${Math.round(value / 1000)}k` : `${(value / 1e6).toFixed(1)}M`;
}

/** US dollars. */
export function money(value: number | null | undefined): string {
  if (value == null) return "";
  return `$${value.toFixed(value !== 0 && Math.abs(value) < 0.1 ? 4 : 2)}`;
}

/** A word of the engine as people read it. */
export function words(word: string | null | undefined): string {
  return (word ?? "").replaceAll("_", " ");
}
