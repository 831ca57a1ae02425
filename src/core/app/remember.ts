/** Puts a value into a map that forgets the oldest beyond `most`. */
export function remember<K, V>(map: Map<K, V>, most: number, key: K, value: V): void {
  map.set(key, value)
  const oldest = map.keys().next()
  if (map.size > most && !oldest.done) map.delete(oldest.value)
}
