import type { ErrorInfo } from '../../../shared/model/errors'
import type { PlacePhone, PlaceView } from '../../../shared/model/place'
import { describeError } from '../../errors/describe-error'
import { readPhoneFolderName } from '../../format/layout'
import { shareCount } from '../../jobs/copy/check-share'
import { marketName } from '../../phone/market-name'
import { printable } from '../../../shared/printable'
import type { Jobs } from '../jobs'
import { folderLabel } from '../output-folders'
import { decideCopy, type CopyDecision } from './decide-copy'
import { findBackupsToCopy } from './find-backups-to-copy'
import { isGone } from './is-gone'
import type { KnownPlace } from './place-book'
import { prepareCopy, type CopyDeps } from './prepare-copy'
import type { Places } from './places'

export interface AutomaticCopiesPorts extends CopyDeps {
  readonly places: Places
  readonly jobs: Pick<Jobs, 'list' | 'start'>
  /** Where backups lie on this computer. */
  readonly folders: () => readonly string[]
  readonly now: () => number
  readonly onChange: (places: readonly PlaceView[]) => void
  /** Once for each place, until it is copied to again. */
  readonly onOverdue: (name: string) => void
}

/** Copies backups to places by themselves, and knows how each place stands. */
export interface AutomaticCopies {
  readonly view: () => readonly PlaceView[]
  /** Looks anew at what waits, and copies it where its rule says so. */
  readonly look: () => Promise<void>
  /** The end of a copy that a person has started. */
  readonly noteEnd: (placeId: string, error: ErrorInfo | null) => void
  readonly stop: () => void
}

interface Standing {
  readonly phones: readonly PlacePhone[]
  readonly waiting: number
  /** When the oldest backup that waits was completed; null where none does. */
  readonly waitingSince: number | null
}

const tickMs = 60_000
const overdueMs = 7 * 24 * 3600_000
const nothing: Standing = { phones: [], waiting: 0, waitingSince: null }

export function createAutomaticCopies(ports: AutomaticCopiesPorts): AutomaticCopies {
  const { places, jobs, folders, now, onChange, onOverdue } = ports
  const standings = new Map<string, Standing>()
  const failures = new Map<string, { readonly at: number; readonly error: ErrorInfo }>()
  const told = new Set<string>()
  let looking: Promise<void> = Promise.resolve()
  let stopped = false

  const jobOf = (placeId: string) =>
    jobs.list().find(job => job.placeId === placeId && job.status === 'running')?.id ?? null
  const decide = ({ id, rule }: KnownPlace): CopyDecision =>
    decideCopy(rule, {
      ...{ now: now(), waiting: standings.get(id)?.waiting ?? 0 },
      ...{ failedAt: failures.get(id)?.at ?? null, running: jobOf(id) !== null },
    })
  const viewOf = (place: KnownPlace): PlaceView => {
    const { id, name, rule } = place
    const { phones, waitingSince } = standings.get(id) ?? nothing
    const decision = decide(place)
    return {
      ...{ id, name, rule, phones },
      kind: place.kind === 'folder' ? 'folder' : place.service,
      label: printable(place.kind === 'folder' ? folderLabel(place.path) : place.root),
      jobId: jobOf(id),
      hold: decision.kind === 'held' ? decision.reason : null,
      failed: failures.get(id) ?? null,
      overdue: waitingSince !== null && now() - waitingSince > overdueMs,
    }
  }
  const view = () => places.list().map(viewOf)
  const tellOverdue = () => {
    for (const { id, name, overdue } of view()) {
      if (!overdue) told.delete(id)
      else if (!told.has(id)) {
        told.add(id)
        onOverdue(name)
      }
    }
  }
  const start = async (place: KnownPlace) => {
    try {
      const ready = await prepareCopy({ placeId: place.id, folders: folders() }, ports)
      if (stopped || jobOf(place.id) !== null) return
      jobs.start(ready)
    } catch (error) {
      failures.set(place.id, { at: now(), error: describeError(error) })
    }
  }
  const lookNow = async () => {
    for (const place of places.list()) standings.set(place.id, await standingOf(place, places, folders()))
    for (const place of places.list()) if (decide(place).kind === 'start') await start(place)
    if (stopped) return
    tellOverdue()
    onChange(view())
  }
  const look = () => {
    looking = looking.catch(() => undefined).then(() => (stopped ? undefined : lookNow()))
    return looking
  }
  const timer = setInterval(() => {
    if (places.list().length > 0) void look()
  }, tickMs).unref()
  return {
    view,
    look,
    noteEnd: (placeId, error) => {
      if (error) failures.set(placeId, { at: now(), error })
      else failures.delete(placeId)
      void look()
    },
    stop: () => {
      stopped = true
      clearInterval(timer)
    },
  }
}

async function standingOf(
  { id, rule }: KnownPlace,
  places: Places,
  folders: readonly string[],
): Promise<Standing> {
  const phones: PlacePhone[] = []
  let since: number | null = null
  for (const { phone, backups } of await findBackupsToCopy(folders, rule)) {
    const book = await (await places.state(id, phone)).book()
    const waiting = backups.filter(({ name }) => !book.backups[name] && !isGone(name, book, rule))
    for (const { manifest } of waiting) {
      const at = Date.parse(manifest.finishedAt ?? manifest.startedAt)
      if (Number.isFinite(at)) since = Math.min(since ?? at, at)
    }
    const { model } = readPhoneFolderName(phone)
    const looked = book.shares.length === shareCount ? Math.min(...book.shares) : 0
    phones.push({
      name: printable(marketName(model) ?? model),
      ...{ copies: Object.keys(book.backups).length, waiting: waiting.length, copiedAt: book.copiedAt },
      ...{ namesCheckedAt: looked > 0 ? looked : null, fullCheck: book.fullCheck, bad: book.bad.length },
    })
  }
  return { phones, waiting: phones.reduce((total, one) => total + one.waiting, 0), waitingSince: since }
}
