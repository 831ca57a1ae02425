import { randomUUID } from 'node:crypto'
import type { CatalogView } from '../../shared/model/catalog'
import type { ErrorInfo } from '../../shared/model/errors'

/** A catalog that is being filled, and what it tells of itself. */
export interface FilledCatalog {
  readonly id: string
  readonly view: () => CatalogView
  readonly isComplete: () => boolean
  /** Resolves when it has been filled, however that ended. */
  readonly filled: Promise<void>
  /** Tells its view now. */
  readonly tell: () => void
  /** Aborted when it is closed. */
  readonly signal: AbortSignal
  /** Nothing is told any more. */
  readonly close: () => void
}

export interface FillInput {
  /** What it holds so far. */
  readonly contents: () => Omit<CatalogView, 'id' | 'status' | 'error'>
  /** @param changed called for each thing that has come */
  readonly fill: (changed: () => void, signal: AbortSignal) => Promise<void>
  readonly whyFailed: (error: unknown) => ErrorInfo
  /** At most ten times a second, and once at the end. */
  readonly onChange: (view: CatalogView) => void
}

const minMsBetween = 100

/** Fills a catalog, and tells as it grows. */
export function fillCatalog({ contents, fill, whyFailed, onChange }: FillInput): FilledCatalog {
  const id = randomUUID()
  const closing = new AbortController()
  let state: Pick<CatalogView, 'status' | 'error'> = { status: 'scanning' }
  let toldAt = 0

  const view = (): CatalogView => ({ id, ...state, ...contents() })
  const tell = () => {
    toldAt = performance.now()
    if (!closing.signal.aborted) onChange(view())
  }
  const changed = () => {
    if (performance.now() - toldAt >= minMsBetween) tell()
  }
  const run = async () => {
    try {
      await fill(changed, closing.signal)
      state = { status: 'complete' }
    } catch (error) {
      state = { status: 'failed', error: whyFailed(error) }
    }
    tell()
  }
  return {
    id,
    view,
    isComplete: () => state.status === 'complete',
    filled: run(),
    tell,
    signal: closing.signal,
    close: () => closing.abort(),
  }
}
