import { linkPhone } from '../core/adb/open-service'
import { openCatalog, type OpenCatalog } from '../core/catalog/open-catalog'
import type { DeviceWatch } from '../core/device/watch-devices'
import { Failure } from '../core/job/failure'
import type { CatalogView } from '../shared/model/catalog'
import type { ReadyPhone } from '../shared/model/device'
import { createCatalogMedia, type CatalogMedia } from './catalog-media'
import type { ImageProcess } from './image-process'

interface Entry {
  readonly open: OpenCatalog
  readonly media: CatalogMedia
}

export interface Catalogs {
  /** @throws Failure `phone-gone`; AdbError */
  readonly open: (serial: string) => Promise<CatalogView>
  /** @throws Failure `catalog-gone` */
  readonly get: (id: string) => OpenCatalog
  /** What can be seen of its items; undefined for a catalog that is gone. */
  readonly media: (id: string) => CatalogMedia | undefined
  readonly close: (id: string) => void
  readonly closeAll: () => void
}

export interface CatalogsPorts {
  readonly watch: DeviceWatch
  readonly images: ImageProcess
  readonly onChange: (view: CatalogView) => void
}

/** @throws Failure `phone-gone` when it is not there or not ready */
export function readyPhone(watch: DeviceWatch, serial: string): ReadyPhone {
  const phone = watch.snapshot().phones.find(one => one.serial === serial)
  if (phone?.state !== 'ready') throw new Failure('phone-gone')
  return phone
}

export function createCatalogs({ watch, images, onChange }: CatalogsPorts): Catalogs {
  const entries = new Map<string, Entry>()
  const close = (id: string) => {
    const entry = entries.get(id)
    entries.delete(id)
    entry?.media.close()
    entry?.open.close()
  }
  return {
    open: async serial => {
      const phone = readyPhone(watch, serial)
      const link = await linkPhone(watch.server(), serial)
      // One a phone: a window that was reloaded has lost the number of the one before.
      for (const [id, entry] of entries) if (entry.open.link.serial === serial) close(id)
      const open = openCatalog({ link, phone: phone.details, onChange })
      entries.set(open.id, { open, media: createCatalogMedia(open, images.render) })
      return open.view()
    },
    get: id => {
      const entry = entries.get(id)
      if (!entry) throw new Failure('catalog-gone')
      return entry.open
    },
    media: id => entries.get(id)?.media,
    close,
    closeAll: () => {
      for (const id of [...entries.keys()]) close(id)
    },
  }
}
