import { filesSource } from '../data/files/files-source'
import { listEntries } from '../data/list-entries'
import { selectEntries } from '../data/select-entries'
import { describeError } from '../errors/describe-error'
import type { BackupItem } from '../format/backup-item'
import { compareWithPhone, type ListedFile } from '../jobs/free-up/compare-phone'
import { loadItems } from '../library/load-items'
import type { OpenBackup } from '../library/open-backup'
import type { Phone } from '../phone/phone'
import type { CatalogItem, CatalogView, FreeUpView, Selection, Tally } from '../../shared/model/catalog'
import { toPerCategory, type AnyCategory } from '../../shared/model/category'
import type { PhoneDetails } from '../../shared/model/device'
import { Failure } from '../errors/failure'
import { fillCatalog, type FilledCatalog } from './fill-catalog'

/** What could be taken off a phone, for a backup has it. An item's place in `items` is its id. */
export interface FreeUpCatalog extends Pick<FilledCatalog, 'id' | 'view' | 'filled' | 'close'> {
  readonly backup: OpenBackup
  readonly serial: string
  readonly details: PhoneDetails
  /** Whatever their time. Grows once, when all has been compared. */
  readonly items: readonly BackupItem[]
  readonly list: (category: AnyCategory) => Promise<readonly CatalogItem[]>
  /** @throws Failure `catalog-gone` before all has been compared */
  readonly select: (selection: Selection) => readonly BackupItem[]
  /** Only what was last changed before, in milliseconds since 1970; told as a new view. */
  readonly narrow: (before: number) => void
}

export interface FreeUpCatalogInput {
  readonly backup: OpenBackup
  readonly backupId: string
  readonly serial: string
  readonly details: PhoneDetails
  /** In milliseconds since 1970. */
  readonly before: number
  /** Closed when it is no longer needed. */
  readonly phone: Phone
  /** At most ten times a second, and once at the end. */
  readonly onChange: (view: CatalogView) => void
}

const nothing: Tally = { count: 0, bytes: 0 }

/** Lists the files of the phone, and compares them with the backup by their size and time. */
export function openFreeUpCatalog(input: FreeUpCatalogInput): FreeUpCatalog {
  const { backup, backupId, serial, details, phone, onChange } = input
  const items: BackupItem[] = []
  const saved: BackupItem[] = []
  const listed: ListedFile[] = []
  let before = input.before
  let staying = compareWithPhone({ items: [], listed: [], before: 0 }).staying
  let ways: FreeUpView['ways'] = []
  const isShown = ({ modifiedAt }: Pick<BackupItem, 'modifiedAt'>) => modifiedAt * 1000 < before
  const compare = () => {
    const compared = compareWithPhone({ items: saved, listed, before: Math.floor(before / 1000) })
    staying = compared.staying
  }
  const filling = fillCatalog({
    contents: () => ({
      source: { kind: 'free-up', backupId, serial },
      categories: tallyOf(items.filter(isShown)),
      leftOut: nothing,
      access: {},
      unreadable: [],
      badLines: 0,
      authenticity: backup.authenticity,
      freeUp: {
        ...{ staying, ways },
        tellsFavourites: listed.some(({ favourite }) => favourite !== undefined),
      },
    }),
    fill: async (changed, signal) => {
      try {
        await loadItems(backup, saved, { signal })
        ways = await waysOf(phone)
        const listing = await filesSource.list({ phone, details, emit: changed })
        for (const file of listing?.plan(() => true) ?? []) if (file.source === undefined) listed.push(file)
      } finally {
        phone.close()
      }
      items.push(...compareWithPhone({ items: saved, listed, before: Infinity }).candidates)
      compare()
    },
    whyFailed: describeError,
    onChange,
  })
  return {
    ...filling,
    backup,
    serial,
    details,
    items,
    list: category =>
      Promise.resolve(listEntries(items, category).filter(({ modifiedAt }) => modifiedAt < before)),
    select: selection => {
      if (!filling.isComplete()) throw new Failure('catalog-gone')
      return selectEntries(items, selection).filter(isShown)
    },
    narrow: next => {
      before = next
      if (!filling.isComplete()) return
      compare()
      filling.tell()
    },
  }
}

/** @throws PhoneError */
async function waysOf({ removal }: Phone): Promise<FreeUpView['ways']> {
  if (!removal) return []
  return (await removal.hasTrash()) ? ['trash', 'for-good'] : ['for-good']
}

function tallyOf(items: readonly BackupItem[]): CatalogView['categories'] {
  const tallies = new Map<AnyCategory, Tally>()
  for (const { category, bytes } of items) {
    const { count, bytes: sum } = tallies.get(category) ?? nothing
    tallies.set(category, { count: count + 1, bytes: sum + bytes })
  }
  return toPerCategory(tallies, () => nothing)
}
