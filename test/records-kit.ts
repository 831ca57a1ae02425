import { text } from 'node:stream/consumers'
import type { BackupEntry, DataSource, ExportedFile, OpenItem, SavedEntry } from '../src/core/data/source'
import type { OpenKeys } from '../src/core/format/encrypted/vault-keys'
import type { BackupItem } from '../src/core/format/backup-item'
import { planRestore } from '../src/core/jobs/restore/plan-restore'
import { runRestore } from '../src/core/jobs/restore/run-restore'
import { readItem } from '../src/core/library/read-item'
import type { Outcome, RestoreReport } from '../src/shared/model/job'
import type { MadeBackup } from './backup-kit'
import type { PhoneAccess } from '../src/core/phone/phone'
import type { MemoryPhone } from './phone-in-memory/memory-phone'
import { itemsOf, openAt } from './restore-kit'

/** What one source has in a backup, as the app opens it. */
export interface OpenedSource {
  readonly items: readonly BackupItem[]
  readonly entries: readonly SavedEntry[]
  readonly open: OpenItem
  readonly textOf: (file: ExportedFile) => Promise<string>
  readonly itemText: (key: string) => Promise<string>
  readonly restore: (
    phone: PhoneAccess & Pick<MemoryPhone, 'details'>,
    selected?: readonly BackupEntry[],
    handOver?: ReadonlySet<DataSource['kind']>,
  ) => Promise<Outcome<RestoreReport>>
}

export async function openSource(
  { folder }: Pick<MadeBackup, 'folder'>,
  source: DataSource,
  keys: OpenKeys | null,
): Promise<OpenedSource> {
  const backup = await openAt(folder, keys)
  const items = (await itemsOf(backup)).filter(item => item.source === source.kind)
  const open: OpenItem = item => readItem(backup, item, new AbortController().signal)
  const textOf = async (pieces: AsyncIterable<Buffer>) => await text(pieces)
  return {
    items,
    open,
    entries: (await source.inside?.entries(items, open)) ?? [],
    textOf: file => textOf(file.content(open)),
    itemText: async key => {
      const item = items.find(one => one.key === key)
      if (!item) throw new Error(`The backup has no ${key}`)
      return await textOf(open(item))
    },
    restore: async (phone, selected = items, handOver = new Set()) => {
      const { details } = phone
      const target = { kind: 'original' } as const
      const plan = planRestore({ selected, phone: details, target, sources: [source], handOver })
      return await runRestore(plan, 'skip', { backup, phone, details })
    },
  }
}
