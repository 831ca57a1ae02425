/** Puts a value into a map that forgets the oldest beyond `maxKept`. */
export function remember<K, V>(map: Map<K, V>, maxKept: number, key: K, value: V): void {
  map.set(key, value)
  const oldest = map.keys().next()
  if (map.size > maxKept && !oldest.done) map.delete(oldest.value)
}
