// node --import kill-at-write.mjs …: counts what a program writes, and ends it at one of these moments as a power cut
// would. PHONEKEEP_KILL_AT is {"when": "before" | "in" | "after", "at": number from 1, "from": "start" | "finishing"};
// without it the calls are only counted, into the file PHONEKEEP_COUNT_TO.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { wrapWrites } from './wrap-writes.mjs'

const { when, at, from = 'start' } = JSON.parse(process.env.PHONEKEEP_KILL_AT ?? '{}')
const incomingFolder = /[/\\]\.incoming$/

let counting = from === 'start'
let count = 0

function die() {
  fs.writeSync(2, 'struck\n')
  process.kill(process.pid, 'SIGKILL')
  for (;;);
}

/** Half of what was to be written, as a power cut in the middle leaves it. */
function writeHalf({ fd }, name, args) {
  const [data, offset = 0, length = data.length - offset, position = null] =
    name === 'write' ? args : [args[0]]
  const bytes = Buffer.from(data).subarray(offset, offset + Math.floor(length / 2))
  fs.writeSync(fd, bytes, 0, bytes.length, position)
}

async function step(call, handle, name, args) {
  // What is on its way is removed when everything has come: the last steps begin.
  if (name === 'rm' && incomingFolder.test(String(args[0]))) counting = true
  if (counting) count += 1
  if (!counting || count !== at) return await call.apply(handle, args)
  if (when === 'in' && ['appendFile', 'write', 'writeFile'].includes(name) && handle?.fd !== undefined)
    writeHalf(handle, name, args)
  else if (when === 'after') await call.apply(handle, args)
  return die()
}

await wrapWrites(step)
syncBuiltinESMExports()

if (process.env.PHONEKEEP_COUNT_TO)
  process.on('exit', () => fs.writeFileSync(process.env.PHONEKEEP_COUNT_TO, String(count)))
