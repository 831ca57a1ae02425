// node --import stop-at-write.mjs …: what else may happen to a program that writes. PHONEKEEP_SKEW moves its clock by so
// many seconds; PHONEKEEP_HURRY has its long timers run so many times as fast; PHONEKEEP_STOP_AT stops it (SIGSTOP) before
// or after its so many-th write, as a closed lid would: {"when": "before" | "after", "at": number from 1};
// PHONEKEEP_CRAWL has each write wait for so many milliseconds.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import { writingCalls, wrapWrites } from './wrap-writes.mjs'

const skewMs = Number(process.env.PHONEKEEP_SKEW ?? 0) * 1000
const factor = Number(process.env.PHONEKEEP_HURRY ?? 1)
const crawlMs = Number(process.env.PHONEKEEP_CRAWL ?? 0)
const { when, at } = JSON.parse(process.env.PHONEKEEP_STOP_AT ?? '{}')

const now = Date.now.bind(Date)
globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length === 0 ? [now() + skewMs] : args))
  }
  static now() {
    return now() + skewMs
  }
}

/** Short ones are not what is waited for. */
const hurried = ms => (ms >= 400 ? ms / factor : ms)
const { setTimeout: delay } = timers
timers.setTimeout = (ms, ...rest) => delay(hurried(ms), ...rest)
const { setInterval: every } = globalThis
globalThis.setInterval = (task, ms, ...rest) => every(task, hurried(ms), ...rest)

let count = 0
function stop() {
  fs.writeSync(2, 'stopped\n')
  process.kill(process.pid, 'SIGSTOP')
}
await wrapWrites(async (call, handle, name, args) => {
  count += 1
  const isIt = count === at && writingCalls.has(name)
  if (isIt && when === 'before') stop()
  if (crawlMs > 0) await delay(crawlMs)
  const result = await call.apply(handle, args)
  if (isIt && when === 'after') stop()
  return result
})
syncBuiltinESMExports()
