import type { ItemFile } from '../library/item-file'
import { mediaType } from './media-type'

/** How to open an item anew: for its length, and again when its bytes are asked for. */
export type OpenItemFile = () => Promise<ItemFile>

export interface FileRequest {
  readonly open: OpenItemFile
  /** For its media type. */
  readonly name: string
  /** The header `Range`, or null. */
  readonly range: string | null
  /** Ends what is being read. */
  readonly signal: AbortSignal
}

/**
 * The whole of an item, or the part that was asked for (RFC 9110, 14). Read as it is taken: who stops taking stops the
 * reading, and who goes away closes the file.
 * @throws what opening it throws
 */
export async function fileResponse(request: FileRequest): Promise<Response> {
  const { open, name, range, signal } = request
  const total = await lengthOf(open)
  const headers = { 'content-type': mediaType(name), 'accept-ranges': 'bytes', 'cache-control': 'no-store' }
  const part = range === null ? null : parseRange(range, total)
  if (part === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${total}` } })
  const { start, end } = part ?? { start: 0, end: total }
  return new Response(streamOf(open, { start, end }, signal), {
    status: part ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start),
      ...(part ? { 'content-range': `bytes ${start}-${end - 1}/${total}` } : {}),
    },
  })
}

interface Part {
  readonly start: number
  /** The first byte that is not wanted. */
  readonly end: number
}

/** Null for what is no range that we know, which is to be ignored (RFC 9110, 14.2); several at once are not served. */
export function parseRange(text: string, total: number): Part | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(text.trim()) ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), total)
    return length === 0 ? 'unsatisfiable' : { start: total - length, end: total }
  }
  const start = Number(first)
  const end = last === '' ? total : Math.min(Number(last) + 1, total)
  if (last !== '' && Number(last) < start) return null
  return start >= total ? 'unsatisfiable' : { start, end }
}

async function lengthOf(open: OpenItemFile): Promise<number> {
  const item = await open()
  // Nobody may ever take the body, and nobody would close the file then.
  await item.close()
  return item.bytes
}

/** Bytes are read when they are taken, and the file is open only from the first of them to the last. */
function streamOf(open: OpenItemFile, part: Part, signal: AbortSignal): ReadableStream<Uint8Array> {
  const pieces = piecesOf(open, part)
  const close = () => pieces.return(undefined)
  let stop = () => {}
  const end = () => signal.removeEventListener('abort', stop)
  return new ReadableStream<Uint8Array>(
    {
      start: controller => {
        stop = () => {
          controller.error(signal.reason)
          void close()
        }
        if (signal.aborted) stop()
        else signal.addEventListener('abort', stop)
      },
      pull: async controller => {
        try {
          const { value, done } = await pieces.next()
          if (!done) return controller.enqueue(value)
          end()
          controller.close()
        } catch (error) {
          end()
          if (!signal.aborted) throw error
        }
      },
      cancel: async () => {
        end()
        await close()
      },
    },
    { highWaterMark: 0 },
  )
}

async function* piecesOf(open: OpenItemFile, { start, end }: Part): AsyncGenerator<Uint8Array, undefined> {
  const item = await open()
  try {
    yield* item.read(start, end)
  } finally {
    await item.close()
  }
  return undefined
}
