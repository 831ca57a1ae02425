import fs from 'node:fs'

const calls = ['chmod', 'link', 'mkdir', 'rename', 'rm', 'rmdir', 'truncate', 'unlink', 'utimes', 'writeFile']
const handleCalls = [
  ...['appendFile', 'chmod', 'datasync', 'sync', 'truncate', 'utimes', 'write', 'writeFile', 'writev'],
]

/** By name, what `wrapWrites` wraps. */
export const writingCalls = new Set([...calls, ...handleCalls, 'open'])

/**
 * Has `step` in the place of every call of node:fs/promises that writes, for who imports it after `syncBuiltinESMExports`.
 * @param step gets the call, what it is a method of, its name and its arguments
 */
export async function wrapWrites(step) {
  const { promises } = fs
  const open = promises.open
  const handle = await open(new URL(import.meta.url), 'r')
  const prototype = Object.getPrototypeOf(handle)
  await handle.close()
  for (const name of calls) {
    const call = promises[name]
    promises[name] = (...args) => step(call, promises, name, args)
  }
  // 0 is O_RDONLY; Linux has no other flag below 4 that only reads.
  const reads = flags => (typeof flags === 'number' ? (flags & 3) === 0 : flags === 'r')
  promises.open = (...args) =>
    reads(args[1] ?? 'r') ? open.apply(promises, args) : step(open, promises, 'open', args)
  for (const name of handleCalls) {
    const call = prototype[name]
    prototype[name] = function (...args) {
      return step(call, this, name, args)
    }
  }
}
