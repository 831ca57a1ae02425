import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCatalog, type Catalog } from '../../src/core/data/catalog'
import { openPhone } from '../../src/core/android/open-phone'
import { scanStorage } from '../../src/core/data/files/scan-storage'
import { hostileNames } from '../../src/sample-phone/faults'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'

const internal = '/storage/emulated/0'
const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })

const places = {
  'DCIM/Camera/IMG_1.jpg': 'gallery',
  'DCIM/Camera/VID_1.MP4': 'videos',
  'Pictures/Screenshots/s.PNG': 'gallery',
  'Music/song.flac': 'audio',
  'Documents/letter.pdf': 'documents',
  'Download/archive.zip': 'other',
  'Download/README': 'other',
  '.hidden/x.jpg': 'other',
  'Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Images/a.jpg': 'whatsapp',
  'WhatsApp/Databases/msgstore.db.crypt14': 'whatsapp',
  'Android/data/org.app/files/pic.jpg': 'other',
} as const
const leftOut = [
  'DCIM/.thumbnails/1.jpg',
  'DCIM/Camera/.trashed-1700000000-IMG.jpg',
  'DCIM/Camera/.pending-1-x.mp4',
  'Android/data/org.app/cache/blob',
]

beforeAll(async () => {
  await storage.fill(Object.fromEntries([...Object.keys(places), ...leftOut].map(path => [path, path])))
  await mkdir(join(storage.folder, 'empty'))
  const locked = join(storage.folder, "it's locked")
  await mkdir(locked)
  await chmod(locked, 0)
})
afterAll(storage.remove)

async function scan(): Promise<Catalog> {
  const catalog = createCatalog()
  await scanStorage(openPhone(await fixture().link()), [internal], catalog.add)
  return catalog
}

describe('scanStorage', () => {
  it('finds every file, sorted by place and type', async () => {
    const { entries: files } = await scan()
    const found = Object.fromEntries(
      files.map(({ path, category }) => [path.slice(internal.length + 1), category]),
    )
    expect(found).toEqual(places)
  })

  it('leaves out caches and trash, and counts them', async () => {
    const bytes = leftOut.reduce((total, path) => total + path.length, 0)
    expect((await scan()).leftOut()).toEqual({ count: leftOut.length, bytes })
  })

  it('reports a folder that may not be read, and only that one', async () => {
    expect(await scan()).toMatchObject({ closed: [`${internal}/it's locked`], problems: [] })
  })

  it('refuses names that lead out of their folder', async () => {
    fixture().phone.setFaults({ hostileEntries: { folder: `${internal}/Music`, names: hostileNames } })
    const { entries, problems } = await scan()
    fixture().phone.setFaults({})
    const withSeparator = hostileNames.filter(name => name !== '..' && /^$|[/\0]/.test(name))
    expect(
      problems
        .filter(({ code }) => code === 'unsafe-name')
        .map(({ item }) => item.slice(`${internal}/Music/`.length))
        .sort(),
    ).toEqual(withSeparator.sort())
    for (const { path } of entries) expect(path.split('/')).not.toContain('..')
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const reason = new Error('enough')
    const link = await fixture().link()
    const phone = openPhone(link, { signal: stop.signal })
    const seen = scanStorage(phone, [internal], () => stop.abort(reason))
    await expect(seen).rejects.toBe(reason)
  })

  it('ends with an error when the phone is lost, not with half a list', async () => {
    const link = await fixture().link()
    fixture().phone.setFaults({ unplugAfter: 300 })
    await expect(scanStorage(openPhone(link), [internal], () => undefined)).rejects.toMatchObject({
      name: 'AdbError',
    })
    fixture().phone.setFaults({})
    await fixture().reconnect()
  })
})
