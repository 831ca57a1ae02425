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
import type { Phone, ReadyPhone } from '../../shared/model/device'
import { openBackupCatalog, type BackupCatalog, type BackupCatalogInput } from './backup-catalog'
import { createCatalogMedia, type CatalogMedia } from './catalog-media'

type Opened = { readonly media: CatalogMedia } & (
  | { readonly kind: 'phone'; readonly open: PhoneCatalog }
  | { readonly kind: 'backup'; readonly open: BackupCatalog }
)

/** What the window looks into: phones and backups, by the ids of their catalogs. */
export interface Catalogs {
  /** @throws Failure `phone-gone`; PhoneError */
  readonly open: (serial: string) => Promise<CatalogView>
  readonly openBackup: (input: Omit<BackupCatalogInput, 'onChange'>) => CatalogView
  /** That of a phone. @throws Failure `catalog-gone`, for one of a backup too */
  readonly get: (id: string) => PhoneCatalog
  /** That of a backup. @throws Failure `catalog-gone`, for one of a phone too */
  readonly backup: (id: string) => BackupCatalog
  /** What either lists of a category. @throws Failure `catalog-gone`; like `BackupCatalog.list` */
  readonly list: (id: string, category: AnyCategory) => Promise<readonly CatalogItem[]>
  /** What can be seen of its items; undefined for a catalog that is gone. */
  readonly media: (id: string) => CatalogMedia | undefined
  readonly close: (id: string) => void
  /** Those of one backup. */
  readonly closeBackup: (backupId: string) => void
  readonly closeAll: () => void
}

export interface CatalogsPorts {
  readonly watch: ReadyPhones
  readonly render: MediaPorts<Entry>['render']
  readonly onChange: (view: CatalogView) => void
}

/** The phones that can be opened now, among all that are seen. */
export type ReadyPhones = PhoneWatch<{ readonly phones: readonly Phone[] }>

/** @throws Failure `phone-gone` when it is not there or not ready */
export function readyPhone(watch: ReadyPhones, serial: string): ReadyPhone {
  const phone = watch.snapshot().phones.find(one => one.serial === serial)
  if (phone?.state !== 'ready') throw new Failure('phone-gone')
  return phone
}

export function createCatalogs({ watch, render, onChange }: CatalogsPorts): Catalogs {
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
  const closeBackup = (backupId: string) =>
    closeWhere(opened => opened.kind === 'backup' && opened.open.backupId === backupId)
  const openedOf = <Kind extends Opened['kind']>(id: string, kind: Kind): Extract<Opened, { kind: Kind }> => {
    const opened = all.get(id)
    if (opened?.kind !== kind) throw new Failure('catalog-gone')
    return opened as Extract<Opened, { kind: Kind }>
  }
  return {
    open: async serial => {
      const { details } = readyPhone(watch, serial)
      const phone = await (await watch.access(serial)).open({})
      // One a phone: a window that was reloaded has lost the number of the one before.
      closeWhere(opened => opened.kind === 'phone' && opened.open.serial === serial)
      const open = openPhoneCatalog({ phone, serial, details, onChange })
      const media = createCatalogMedia(open.catalog.entries, { source: createPhoneSource(phone), render })
      all.set(open.id, { kind: 'phone', open, media })
      return open.view()
    },
    openBackup: input => {
      closeBackup(input.backupId)
      const open = openBackupCatalog({ ...input, onChange })
      const source = createBackupSource(open.backup)
      all.set(open.id, {
        kind: 'backup',
        open,
        media: createCatalogMedia(open.items, { source, render }),
      })
      return open.view()
    },
    get: id => openedOf(id, 'phone').open,
    backup: id => openedOf(id, 'backup').open,
    list: async (id, category) => {
      const opened = all.get(id)
      if (!opened) throw new Failure('catalog-gone')
      return opened.kind === 'phone'
        ? listEntries(opened.open.catalog.entries, category)
        : await opened.open.list(category)
    },
    media: id => all.get(id)?.media,
    close,
    closeBackup,
    closeAll: () => closeWhere(() => true),
  }
}
