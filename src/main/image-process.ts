import { app, utilityProcess, type UtilityProcess } from 'electron'
import type { RenderTask } from '../core/media/render-task'
import type { RenderAnswer } from './image-worker'

export interface ImageProcess {
  /**
   * A WebP, or null for a head without a thumbnail.
   * @throws Error when the bytes are no picture, or when rendering it ended the process, took too long or too much memory
   */
  readonly render: (task: RenderTask) => Promise<Buffer | null>
  readonly stop: () => void
}

interface Request {
  readonly task: RenderTask
  readonly resolve: (webp: Buffer | null) => void
  readonly reject: (error: Error) => void
}

/** Longer than sharp's own limit: this one is for a process that no longer answers at all. */
const maxMs = 25_000
/** The largest pictures within the limit on pixels take about half of it; V8's own limits do not hold for the library's memory. */
const maxBytes = 1024 ** 3
const msBetweenLooks = 100
/** Callers ask for a few at a time; beyond these something is wrong, and memory is not spent on it. */
const maxWaiting = 64

/**
 * Starts the image process when it is first needed, and anew after it has died. It gets one picture at a time: the one
 * that killed it is known, and the others wait for the next process.
 */
export function createImageProcess(entry: string): ImageProcess {
  const waiting: Request[] = []
  let child: UtilityProcess | null = null
  let current: { readonly request: Request; readonly endWatch: () => void } | null = null

  const settle = (end: (request: Request) => void) => {
    if (!current) return
    current.endWatch()
    end(current.request)
    current = null
    next()
  }
  const start = (): UtilityProcess => {
    const started = utilityProcess.fork(entry, [], { serviceName: 'Phonekeep pictures', stdio: 'ignore' })
    started.on('message', (answer: RenderAnswer) => {
      if (child !== started) return
      settle(({ resolve, reject }) =>
        answer.ok
          ? resolve(answer.webp && Buffer.from(answer.webp))
          : reject(new Error('Not a picture that can be shown')),
      )
    })
    started.on('exit', () => {
      if (child !== started) return
      child = null
      settle(({ reject }) => reject(new Error('The image process ended')))
    })
    return started
  }
  const next = () => {
    if (current) return
    const request = waiting.shift()
    if (!request) return
    const running = (child ??= start())
    current = { request, endWatch: watch(running) }
    running.postMessage(request.task)
  }
  return {
    render: task =>
      new Promise((resolve, reject) => {
        if (waiting.length >= maxWaiting) return reject(new Error('Too many pictures are waiting'))
        waiting.push({ task, resolve, reject })
        next()
      }),
    stop: () => {
      for (const { reject } of waiting.splice(0)) reject(new Error('The image process was stopped'))
      child?.kill()
    },
  }
}

/** Kills a process that takes too long or too much memory. Returns what ends the watch. */
function watch(child: UtilityProcess): () => void {
  const kill = () => child.kill()
  const clock = setTimeout(kill, maxMs)
  const look = setInterval(() => {
    if (memoryOf(child) > maxBytes) kill()
  }, msBetweenLooks)
  return () => {
    clearTimeout(clock)
    clearInterval(look)
  }
}

/** Bytes in RAM. */
function memoryOf({ pid }: UtilityProcess): number {
  const metric = app.getAppMetrics().find(one => one.pid === pid)
  // In kilobytes (Electron docs, MemoryInfo).
  return (metric?.memory.workingSetSize ?? 0) * 1024
}
