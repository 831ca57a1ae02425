import type { Make } from '../../data/item'
import { openIncomingFile, type FinishedFile, type IncomingFile } from '../../format/incoming-file'
import type { UnclearRecord } from '../../phone/record-stores'
import type { CopyContext } from './copy-item'
import { tryAgain, type Attempt } from './try-again'

/** An item that is no file of the phone, as it was when its last byte had been read. */
export interface Made extends FinishedFile {
  readonly version: string
  /** What is not in it, because it cannot be told for sure. */
  readonly unclear: readonly UnclearRecord[]
}

/** Each piece is given away. */
const ownMemory = () => undefined

/**
 * Makes an item from what the phone tells, always from its beginning, and writes it to `part`.
 * @param modifiedAt seconds since 1970; 0 leaves the time of writing
 * @throws like `copyItem`
 */
export async function makeItem(make: Make, modifiedAt: number, context: CopyContext): Promise<Made> {
  return await tryAgain(context.session, () => createAttempt(make, modifiedAt, context))
}

function createAttempt(make: Make, modifiedAt: number, context: CopyContext): Attempt<Made> {
  const { format, part, buffers, pause, signal, onBegin, onBytes } = context
  let file: IncomingFile | null = null
  let received = 0
  return {
    begun: () => file !== null,
    received: () => received,
    run: async phone => {
      const borrowed = await buffers.acquire()
      try {
        const form = await format.newPart(part, false)
        const incoming = await openIncomingFile(part, {
          form,
          buffers: borrowed,
          resumable: false,
          from: null,
        })
        file = incoming
        onBegin()
        onBytes(0)
        const unclear: UnclearRecord[] = []
        const write = async (piece: Buffer) => {
          await pause.passed(signal)
          await incoming.write(piece, ownMemory)
          received += piece.length
          onBytes(received)
        }
        const version = await make(phone, write, record => unclear.push(record))
        return {
          version,
          unclear,
          ...(await incoming.finish(format.plainNames && modifiedAt > 0 ? modifiedAt : null)),
        }
      } catch (error) {
        await file?.discard()
        throw error
      } finally {
        buffers.release(borrowed)
      }
    },
  }
}
