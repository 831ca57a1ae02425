import type { Entry } from '../phone/entry'
import { openPhoneCatalog, type PhoneCatalog } from './phone-catalog'
import type { PhoneWatch } from '../phone/phone'
import { Failure } from '../errors/failure'
import { createBackupSource } from '../media/backup-source'
import type { MediaPorts } from '../media/media-ports'
import { createPhoneSource } from '../media/phone-source'
import { listEntries } from '../data/list-entries'
import type { CatalogItem, CatalogView } from '../../shared/model/catalog'
import type { AnyCategory } from '../../shared/model/category'
import type { AttachedPhone, ReadyPhone } from '../../shared/model/device'
import { openBackupCatalog, type BackupCatalog, type BackupCatalogInput } from './backup-catalog'
import { createCatalogMedia, type CatalogMedia } from './catalog-media'
import { openFreeUpCatalog, type FreeUpCatalog, type FreeUpCatalogInput } from './free-up-catalog'
import { lookAtRecord, readAttachment, searchRecords, type Records } from './look-at-records'
import { nameConversations } from './name-conversations'
import { recordsOfBackup, recordsOfPhone } from './records-of-catalog'
import type { MessageHit, RecordDetails } from '../../shared/model/record-details'

type Opened = { readonly media: CatalogMedia; readonly records: Records } & (
  | { readonly kind: 'phone'; readonly open: PhoneCatalog }
  | { readonly kind: 'backup'; readonly open: BackupCatalog }
  | { readonly kind: 'free-up'; readonly open: FreeUpCatalog }
)

/** What the window looks into: phones and backups, by the ids of their catalogs. */
export interface Catalogs {
  /** @throws Failure `phone-gone`; PhoneError */
  readonly open: (serial: string) => Promise<CatalogView>
  readonly openBackup: (input: Omit<BackupCatalogInput, 'onChange'>) => CatalogView
  /** What of a phone is in a backup. @throws Failure `phone-gone`; PhoneError */
  readonly openFreeUp: (input: FreeUpRequest) => Promise<CatalogView>
  /** That of a phone. @throws Failure `catalog-gone`, for one of a backup too */
  readonly get: (id: string) => PhoneCatalog
  /** That of a backup. @throws Failure `catalog-gone`, for one of a phone too */
  readonly backup: (id: string) => BackupCatalog
  /** What of a phone is in a backup. @throws Failure `catalog-gone`, for any other too */
  readonly freeUp: (id: string) => FreeUpCatalog
  /** What either lists of a category. @throws Failure `catalog-gone`; like `BackupCatalog.list` */
  readonly list: (id: string, category: AnyCategory) => Promise<readonly CatalogItem[]>
  /** What is in one record of either. @throws like `lookAtRecord` */
  readonly record: (id: string, itemId: number, before: string | null) => Promise<RecordDetails>
  /** Searches the texts of all conversations of either. @throws like `lookAtRecord` */
  readonly searchMessages: (id: string, text: string) => Promise<readonly MessageHit[]>
  /** What can be seen of its items; undefined for a catalog that is gone. */
  readonly media: (id: string) => CatalogMedia | undefined
  readonly close: (id: string) => void
  /** Those of one backup. */
  readonly closeBackup: (backupId: string) => void
  readonly closeAll: () => void
}

export type FreeUpRequest = Pick<FreeUpCatalogInput, 'backup' | 'backupId' | 'serial' | 'before'>

export interface CatalogsPorts {
  readonly watch: ReadyPhones
  readonly render: MediaPorts<Entry>['render']
  readonly onChange: (view: CatalogView) => void
  /** An item has turned out to be a motion photo, by what was read for its picture. */
  readonly onMotion: (found: { readonly catalogId: string; readonly itemId: number }) => void
}

/** The phones that can be opened now, among all that are seen. */
export type ReadyPhones = PhoneWatch<{ readonly phones: readonly AttachedPhone[] }>

/** Files alone have none. */
const noRecords: Records = {
  at: () => undefined,
  all: () => Promise.resolve([]),
  where: () => {
    throw new Failure('catalog-gone')
  },
}

function backupOf({ source }: CatalogView): string | null {
  return source.kind === 'phone' ? null : source.backupId
}

/** @throws Failure `phone-gone` when it is not there or not ready */
export function readyPhone(watch: ReadyPhones, serial: string): ReadyPhone {
  const phone = watch.snapshot().phones.find(one => one.serial === serial)
  if (phone?.state !== 'ready') throw new Failure('phone-gone')
  return phone
}

export function createCatalogs({ watch, render, onChange, onMotion }: CatalogsPorts): Catalogs {
  const all = new Map<string, Opened>()
  const close = (id: string) => {
    const opened = all.get(id)
    all.delete(id)
    opened?.open.close()
    opened?.media.close()
  }
  const closeWhere = (matches: (opened: Opened) => boolean) => {
    for (const [id, opened] of [...all]) if (matches(opened)) close(id)
  }
  const closeBackup = (backupId: string) => closeWhere(({ open }) => backupOf(open.view()) === backupId)
  const openedOf = <Kind extends Opened['kind']>(id: string, kind: Kind): Extract<Opened, { kind: Kind }> => {
    const opened = all.get(id)
    if (opened?.kind !== kind) throw new Failure('catalog-gone')
    return opened as Extract<Opened, { kind: Kind }>
  }
  const anyOpened = (id: string): Opened => {
    const opened = all.get(id)
    if (!opened) throw new Failure('catalog-gone')
    return opened
  }
  return {
    open: async serial => {
      const { details } = readyPhone(watch, serial)
      const phone = await (await watch.access(serial)).open({})
      // One a phone: a window that was reloaded has lost the number of the one before.
      closeWhere(opened => opened.kind === 'phone' && opened.open.serial === serial)
      const open = openPhoneCatalog({ phone, serial, details, onChange })
      const records = recordsOfPhone(open, phone)
      const attachment = (itemId: number, part: string | null) => readAttachment(records, itemId, part)
      const media = createCatalogMedia(open.catalog.entries, {
        source: createPhoneSource(phone),
        render,
        attachment,
        onMotion: itemId => onMotion({ catalogId: open.id, itemId }),
      })
      all.set(open.id, { kind: 'phone', open, media, records })
      return open.view()
    },
    openBackup: input => {
      closeBackup(input.backupId)
      const open = openBackupCatalog({ ...input, onChange })
      const source = createBackupSource(open.backup)
      const records = recordsOfBackup(open)
      const attachment = (itemId: number, part: string | null) => readAttachment(records, itemId, part)
      const media = createCatalogMedia(open.items, {
        ...{ source, render, attachment },
        onMotion: itemId => onMotion({ catalogId: open.id, itemId }),
      })
      all.set(open.id, { kind: 'backup', open, media, records })
      return open.view()
    },
    openFreeUp: async input => {
      const { details } = readyPhone(watch, input.serial)
      const phone = await (await watch.access(input.serial)).open({})
      closeWhere(({ kind }) => kind === 'free-up')
      const open = openFreeUpCatalog({ ...input, details, phone, onChange })
      const media = createCatalogMedia(open.items, { source: createBackupSource(open.backup), render })
      all.set(open.id, { kind: 'free-up', open, media, records: noRecords })
      return open.view()
    },
    get: id => openedOf(id, 'phone').open,
    backup: id => openedOf(id, 'backup').open,
    freeUp: id => openedOf(id, 'free-up').open,
    list: async (id, category) => {
      const opened = anyOpened(id)
      const items =
        opened.kind === 'phone'
          ? listEntries(opened.open.catalog.entries, category)
          : await opened.open.list(category)
      if (category === 'messages') return nameConversations(items, await contactsOf(opened))
      return items.map(item => (opened.media.isMotion(item.id) ? { ...item, motion: true } : item))
    },
    record: (id, itemId, before) => lookAtRecord(anyOpened(id).records, itemId, before),
    searchMessages: (id, text) => searchRecords(anyOpened(id).records, text),
    media: id => all.get(id)?.media,
    close,
    closeBackup,
    closeAll: () => closeWhere(() => true),
  }
}

/** The contacts of the same phone or backup: none where they cannot be read, for then numbers are shown. */
async function contactsOf({ kind, open }: Opened): Promise<readonly CatalogItem[]> {
  if (kind === 'phone') return listEntries(open.catalog.entries, 'contacts')
  return await open.list('contacts').catch(() => [])
}
