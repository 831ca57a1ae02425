import type { FileHandle } from 'node:fs/promises'
import type { FaultControl } from '../fault-control'
import { PhoneFileError } from '../files/phone-errors'
import type { AdbStream } from '../transport/stream'
import { SendError, sendErrorOf } from './send-error'
import type { SyncContext } from './sync-context'
import { syncDataMax, syncId } from './sync-wire'

/** Written in one go: larger than a DATA message, since every call costs a trip to another thread. */
const writeSize = 512 * 1024

/**
 * Copies DATA messages to the file; gives the mtime told by DONE, in seconds, or undefined when the stream ended before:
 * then what has come is in the file. Throws SendError.
 */
export async function receiveContent(context: SyncContext, handle: FileHandle): Promise<number | undefined> {
  const gathered = createGatherer(handle)
  for (;;) {
    const head = await context.reader.readExactly(8)
    const [id, value] = head === null ? [0, 0] : [head.readUInt32LE(0), head.readUInt32LE(4)]
    if (head !== null && id === syncId.done) {
      await gathered.flush()
      return value
    }
    if (head !== null && id !== syncId.data) throw new SendError('invalid data message')
    if (value > syncDataMax) throw new SendError('oversize data message')
    const data = head === null ? null : await context.reader.readExactly(value)
    if (data === null || !(await takeData(context, gathered, data))) {
      await gathered.flush()
      return undefined
    }
  }
}

interface Gatherer {
  readonly add: (data: Buffer) => Promise<void>
  readonly flush: () => Promise<void>
}

function createGatherer(handle: FileHandle): Gatherer {
  let parts: Buffer[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    if (size > 0) await handle.writev(parts)
    parts = []
    size = 0
  }
  return {
    flush,
    async add(data) {
      parts.push(data)
      size += data.length
      if (size >= writeSize) await flush()
    },
  }
}

/** Takes one message's data as far as the faults let it; false when the phone was unplugged meanwhile. */
async function takeData(context: SyncContext, gathered: Gatherer, data: Buffer): Promise<boolean> {
  const { faults, stream } = context
  const { untilUnplug, untilFreeze, untilFull } = faults.sendAllowance()
  if (data.length > untilFull) throw sendErrorOf('write failed', new PhoneFileError('ENOSPC'))
  const count = Math.min(data.length, untilUnplug, untilFreeze)
  await gathered.add(data.subarray(0, count))
  faults.addReceived(count)
  if (data.length >= untilUnplug && untilUnplug <= untilFreeze) {
    context.unplug()
    return false
  }
  if (data.length < untilFreeze) return true
  await gathered.flush()
  await untilThawed(faults, stream)
  return !stream.closed && takeData(context, gathered, data.subarray(count))
}

/** Resolves when the faults are set anew, or the stream has ended. */
async function untilThawed(faults: FaultControl, stream: AdbStream): Promise<void> {
  let stop: () => void = () => undefined
  const thawed = new Promise<void>(resolve => (stop = faults.onChange(resolve)))
  await Promise.race([thawed, stream.whenClosed])
  stop()
}
