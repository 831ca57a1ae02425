import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/**
 * How many bytes this process cannot give back: of what is reachable alone, so that it is the same however busy the machine is
 * and whenever V8 collects. Memory as the system counts it (`rss`) grew by 350 MB in a reader that held one.
 */
function heldBytes(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** How many bytes more are held than now, at most, whenever `look` is called; it takes some 50 ms. */
export function watchHeldMemory() {
  const before = heldBytes()
  let max = 0
  return {
    look: () => void (max = Math.max(max, heldBytes() - before)),
    max: () => max,
  }
}
