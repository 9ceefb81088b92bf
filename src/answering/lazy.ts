/** A value made when it is first asked for, and kept. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Texts whose results are kept: one question is read by several parts of an answer, one right after another. */
const REMEMBERED = 16;

/** A function of a text that keeps its last results, which are shared from then on and must not be changed. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    if (kept.has(text)) return kept.get(text) as T;
    const made = make(text);
    if (kept.size >= REMEMBERED) kept.delete(kept.keys().next().value!);
    kept.set(text, made);
    return made;
  };
}
