export interface WishQueue<T> {
  /** What `load` gives for this id; null when it was given up before it came. */
  get(id: number): Promise<T | null>
  /** What is on the screen now, in its order: it goes first, and what has left the screen is given up. */
  show(ids: readonly number[]): void
  /** Gives up everything. */
  clear(): void
}

export interface WishQueueOptions<T> {
  /** How many are loaded at a time. */
  readonly parallel: number
  /** Must not throw. */
  readonly load: (id: number, signal: AbortSignal) => Promise<T | null>
}

interface Wish<T> {
  readonly promise: Promise<T | null>
  readonly resolve: (value: T | null) => void
  readonly abort: AbortController
}

/** Wishes that nobody has told to be on the screen: beyond these the oldest is given up. */
const maxWaiting = 400

/** Loads what is on the screen first, then the latest wish, each once however many ask. */
export function createWishQueue<T>({ parallel, load }: WishQueueOptions<T>): WishQueue<T> {
  const waiting = new Map<number, Wish<T>>()
  const running = new Map<number, Wish<T>>()
  let shown: ReadonlySet<number> = new Set()

  const giveUp = (id: number) => {
    const wish = waiting.get(id) ?? running.get(id)
    waiting.delete(id)
    running.delete(id)
    wish?.abort.abort()
    wish?.resolve(null)
  }
  const next = () => {
    while (running.size < parallel) {
      const id = [...shown].find(one => waiting.has(one)) ?? [...waiting.keys()].at(-1)
      const wish = id === undefined ? undefined : waiting.get(id)
      if (id === undefined || !wish) return
      waiting.delete(id)
      running.set(id, wish)
      void load(id, wish.abort.signal).then(value => {
        wish.resolve(value)
        if (running.get(id) === wish) running.delete(id)
        next()
      })
    }
  }
  return {
    get: id => {
      const known = waiting.get(id) ?? running.get(id)
      if (known) return known.promise
      const { promise, resolve } = deferred<T | null>()
      waiting.set(id, { promise, resolve, abort: new AbortController() })
      const [oldest] = waiting.keys()
      if (waiting.size > maxWaiting && oldest !== undefined) giveUp(oldest)
      next()
      return promise
    },
    show: ids => {
      const now = new Set(ids)
      // A wish that was never told to be on the screen comes from elsewhere and stays.
      for (const id of shown) if (!now.has(id)) giveUp(id)
      shown = now
      next()
    },
    clear: () => {
      for (const id of [...waiting.keys(), ...running.keys()]) giveUp(id)
    },
  }
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
