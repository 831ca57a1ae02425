/** Every byte tells where it is, so that one piece in place of another is seen. @param seed another, other bytes */
export function pattern(bytes: number, seed = 0): Buffer {
  const all = Buffer.alloc(bytes)
  for (let index = 0; index < bytes; index++) all[index] = (index * 31 + (index >> 8) * 7 + seed) % 251
  return all
}
