/** A map that is written to often and shown now and then. */
export interface ShownMap<Key, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
  delete(key: Key): void
  /** The map as it is now, never to change: the same one as long as nothing is written. */
  shown(): ReadonlyMap<Key, Value>
}

export function createShownMap<Key, Value>(): ShownMap<Key, Value> {
  const map = new Map<Key, Value>()
  let copy: ReadonlyMap<Key, Value> | null = null
  return {
    get: key => map.get(key),
    set(key, value) {
      map.set(key, value)
      copy = null
    },
    delete(key) {
      if (map.delete(key)) copy = null
    },
    shown() {
      copy ??= new Map(map)
      return copy
    }
  }
}
