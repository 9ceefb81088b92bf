/**
 * Keeps what was used last: at least `least` values and at most twice as many. Two maps take turns, which needs no book of
 * who was used when: what is asked for in the older one moves to the newer, and when that is full, the older one goes.
 */
export class Recent<K, V> {
  #newer = new Map<K, V>();
  #older = new Map<K, V>();

  constructor(readonly least: number) {}

  get(key: K): V | undefined {
    const value = this.#newer.get(key);
    if (value !== undefined) return value;
    const old = this.#older.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: K, value: V): void {
    if (this.#newer.size >= this.least) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(key, value);
  }
}
