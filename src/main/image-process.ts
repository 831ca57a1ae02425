import { utilityProcess, type UtilityProcess } from 'electron'
import type { PicturePart } from '../core/media/render-part'
import type { RenderAnswer, RenderRequest } from './image-worker'

export interface ImageProcess {
  /** A small WebP, or null for a head without a thumbnail. @throws Error when the bytes are no picture, or when rendering ended the process or took too long */
  readonly render: (bytes: Uint8Array, part: PicturePart) => Promise<Buffer | null>
  readonly stop: () => void
}

interface Waiting {
  readonly resolve: (webp: Buffer | null) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

/** Longer than sharp's own limit: this one is for a process that no longer answers at all. */
const mostMs = 25_000

/** Starts the image process when it is first needed, and anew after it has died. */
export function createImageProcess(entry: string): ImageProcess {
  const waiting = new Map<number, Waiting>()
  let child: UtilityProcess | null = null
  let nextId = 0

  const settle = (id: number, end: (request: Waiting) => void) => {
    const request = waiting.get(id)
    if (!request) return
    waiting.delete(id)
    clearTimeout(request.timer)
    end(request)
  }
  const start = (): UtilityProcess => {
    const started = utilityProcess.fork(entry, [], { serviceName: 'Phonekeep pictures', stdio: 'ignore' })
    started.on('message', (answer: RenderAnswer) => {
      settle(answer.id, ({ resolve, reject }) =>
        answer.ok
          ? resolve(answer.webp && Buffer.from(answer.webp))
          : reject(new Error('Not a picture that can be shown')),
      )
    })
    started.on('exit', () => {
      if (child === started) child = null
      // We cannot tell which picture it was: all that were waiting get a placeholder.
      for (const id of [...waiting.keys()])
        settle(id, ({ reject }) => reject(new Error('The image process ended')))
    })
    return started
  }
  return {
    render: (bytes, part) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        child ??= start()
        const timer = setTimeout(() => child?.kill(), mostMs)
        waiting.set(id, { resolve, reject, timer })
        const request: RenderRequest = { id, bytes, part }
        child.postMessage(request)
      }),
    stop: () => child?.kill(),
  }
}
