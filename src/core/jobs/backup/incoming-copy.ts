import type { BufferPool, WriteBuffers } from '../../disk/write-buffers'
import { openIncomingFile, type IncomingFile, type ResumePoint } from '../../format/incoming-file'
import type { PartFormat } from '../../format/part-format'
import type { ByteSink } from '../../phone/phone'
import type { PauseGate } from '../pause-gate'

export interface IncomingContext {
  /** The path of the file while it is on its way. */
  readonly part: string
  readonly buffers: BufferPool
  readonly pause: PauseGate
  readonly signal: AbortSignal
  /** It is this file's turn. */
  readonly onBegin: () => void
  /** How many bytes this copy has so far: goes back when it starts over. */
  readonly onBytes: (bytes: number) => void
}

/** Where one attempt to copy a file puts its bytes: the part, and the buffers that it is written from. */
export interface IncomingCopy {
  /** The part; null until it is this file's turn. */
  readonly file: () => IncomingFile | null
  /** Bytes of the item that are here. */
  readonly received: () => number
  /** Opens the part, from its beginning or from where an earlier one can be continued. @throws Node's system errors */
  readonly begin: (form: PartFormat, from: ResumePoint | null) => Promise<void>
  readonly sink: ByteSink
  /** Gives the buffers back: nothing is written any more, unless it begins again. */
  readonly release: () => void
}

/** @param resumable another run may have to write to the part again */
export function createIncomingCopy(context: IncomingContext, resumable: boolean): IncomingCopy {
  const { part, buffers, pause, signal, onBegin, onBytes } = context
  let borrowed: WriteBuffers | null = null
  let file: IncomingFile | null = null
  let received = 0

  const writeWhenResumed: ByteSink = async (piece, lend) => {
    await pause.passed(signal)
    await file?.write(piece, lend)
  }
  return {
    file: () => file,
    received: () => received,
    begin: async (form, from) => {
      borrowed = await buffers.acquire()
      file = await openIncomingFile(part, { form, buffers: borrowed, resumable, from })
      received = file.startsAt
      onBegin()
      onBytes(received)
    },
    sink: (piece, lend) => {
      received += piece.length
      onBytes(received)
      return pause.paused() ? writeWhenResumed(piece, lend) : file?.write(piece, lend)
    },
    release: () => {
      if (borrowed) buffers.release(borrowed)
      borrowed = null
    },
  }
}
