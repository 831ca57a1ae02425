import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PhoneLink } from '../../src/core/android/adb/open-service'
import { openPhone } from '../../src/core/android/open-phone'
import { openPhoneCatalog, type PhoneCatalog } from '../../src/core/app/phone-catalog'
import { fileName } from '../../src/core/phone/file-name'
import { createPhoneSource } from '../../src/core/media/phone-source'
import { renderTask } from '../../src/core/media/render-task'
import { createCatalogMedia, type CatalogMedia } from '../../src/core/app/catalog-media'
import { usePhone } from '../phone-fixture'

const fixture = usePhone({ photos: 60 })
/** Those with a thumbnail in them; others look alike but for more numbers. */
const cameraNames = /^(PXL|IMG)_\d+_\d+\.jpg$/
const letter = 'Grüße vom Strand 🏖️\n'
let connected: PhoneLink
let catalog: PhoneCatalog
let media: CatalogMedia | undefined

beforeAll(async () => {
  const { phone, link } = fixture()
  await writeFile(join(phone.internalStorage, 'Documents/long.txt'), letter.repeat(5000))
  const details = {
    manufacturer: 'Google',
    model: 'Pixel 7',
    sdk: 34,
    hardwareSerial: '1A2B3C4D5E6F7G',
    androidVersion: '14',
    volumes: [{ path: '/storage/emulated/0', kind: 'internal' as const, totalBytes: 0, freeBytes: 0 }],
  }
  connected = await link()
  catalog = openPhoneCatalog({
    phone: openPhone(connected),
    serial: phone.serial,
    details,
    onChange: () => undefined,
  })
  await catalog.filled
})
afterEach(() => {
  media?.close()
  media = undefined
  fixture().phone.setFaults({})
})

const open = () => {
  const ports = { source: createPhoneSource(openPhone(connected)), render: renderTask }
  return (media = createCatalogMedia(catalog.catalog.entries, ports))
}

/** Ids of the files whose names match. */
const idsOf = (pattern: RegExp) =>
  catalog.catalog.entries.flatMap(({ path }, id) =>
    pattern.test(fileName(path)) && !path.includes('/.') ? [id] : [],
  )

describe('thumbnails', () => {
  it('come first for what is on the screen, and not at all for what has left it', async () => {
    const ids = idsOf(cameraNames)
    expect(ids.length).toBeGreaterThan(25)
    const shown = open()
    fixture().phone.setFaults({ bytesPerSecond: 1_000_000 })
    const before = fixture().phone.bytesSent()
    shown.show('thumbnail', ids)
    const left = ids.slice(0, -3).map(id => shown.thumbnail(id))
    await Promise.race(left)
    // Far down, and nothing in between.
    const last = ids.slice(-3)
    shown.show('thumbnail', last)
    const arrived = await Promise.all(last.map(id => shown.thumbnail(id)))
    for (const thumbnail of arrived) expect(thumbnail).not.toBeNull()
    const outcomes = await Promise.all(left)
    expect(outcomes.filter(thumbnail => thumbnail === null).length).toBeGreaterThan(left.length - 8)
    // A dozen heads at most, where there were more than twenty-five.
    expect(fixture().phone.bytesSent() - before).toBeLessThan(12 * 70 * 1024)
  })

  it('are all given up when the screen is left, and asked for again when it is back', async () => {
    const ids = idsOf(cameraNames).slice(0, 12)
    const shown = open()
    shown.show('thumbnail', ids)
    fixture().phone.setFaults({ bytesPerSecond: 200_000 })
    const wishes = ids.map(id => shown.thumbnail(id))
    shown.show('thumbnail', [])
    expect(await Promise.all(wishes)).toEqual(ids.map(() => null))
    fixture().phone.setFaults({})
    shown.show('thumbnail', ids)
    for (const thumbnail of await Promise.all(ids.map(id => shown.thumbnail(id))))
      expect(thumbnail).not.toBeNull()
  })

  it('are there again when the phone is, and nothing is remembered of the time it was not', async () => {
    const ids = idsOf(cameraNames).slice(0, 6)
    const shown = open()
    expect(await shown.thumbnail(ids[0] ?? -1)).not.toBeNull()
    fixture().phone.unplug()
    expect(await Promise.all(ids.slice(1).map(id => shown.thumbnail(id)))).toEqual(
      ids.slice(1).map(() => null),
    )
    await fixture().reconnect()
    for (const thumbnail of await Promise.all(ids.map(id => shown.thumbnail(id))))
      expect(thumbnail).not.toBeNull()
  })

  it('are loaded once', async () => {
    const [id = -1] = idsOf(/^PXL_.*\.jpg$/)
    const shown = open()
    const first = await shown.thumbnail(id)
    const before = fixture().phone.bytesSent()
    expect(await shown.thumbnail(id)).toBe(first)
    expect(fixture().phone.bytesSent()).toBe(before)
  })
})

describe('large previews', () => {
  it('stand upright and are as large as a screen', async () => {
    const shown = open()
    for (const id of idsOf(cameraNames).slice(0, 12)) {
      const webp = (await shown.preview(id)) ?? Buffer.alloc(0)
      const { format, width = 0, height = 0 } = await sharp(webp).metadata()
      const small = await sharp((await shown.thumbnail(id)) ?? Buffer.alloc(0)).metadata()
      expect(format).toBe('webp')
      expect(Math.max(width, height)).toBeGreaterThanOrEqual(1600)
      expect(Math.max(width, height)).toBeLessThanOrEqual(2048)
      expect(width > height).toBe(small.width > small.height)
    }
  })

  it('are the phone’s own pictures of HEIC and films, without moving those', async () => {
    const shown = open()
    const before = fixture().phone.bytesSent()
    for (const id of idsOf(/\.(heic|mp4)$/)) {
      const { width = 0 } = await sharp((await shown.preview(id)) ?? Buffer.alloc(0)).metadata()
      expect(width).toBe(512)
    }
    expect(fixture().phone.bytesSent() - before).toBeLessThan(600_000)
  })

  it('are given up when the viewer has moved on', async () => {
    const [first = -1, second = -1] = idsOf(/^Screenshot.*\.png$/)
    const shown = open()
    fixture().phone.setFaults({ bytesPerSecond: 500_000 })
    shown.show('preview', [first])
    const before = fixture().phone.bytesSent()
    const gone = shown.preview(first)
    shown.show('preview', [second])
    expect(await gone).toBeNull()
    fixture().phone.setFaults({})
    expect(await shown.preview(second)).not.toBeNull()
    const { bytes = 0 } = catalog.catalog.entries[second] ?? {}
    expect(fixture().phone.bytesSent() - before).toBeLessThan(bytes + 400_000)
  })

  it('are not there for what is no picture', async () => {
    const shown = open()
    const [song = -1] = idsOf(/\.flac$/)
    expect(await shown.preview(song)).toBeNull()
    expect(await shown.preview(999_999)).toBeNull()
  })
})

describe('texts', () => {
  it('are the first 64 KB, without half a character at the end', async () => {
    const shown = open()
    const [id = -1] = idsOf(/^long\.txt$/)
    const text = (await shown.text(id)) ?? ''
    expect(Buffer.byteLength(text)).toBeGreaterThan(65_530)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_536)
    expect(letter.repeat(5000).startsWith(text)).toBe(true)
  })

  it('are not given of what is not text, or locked', async () => {
    const shown = open()
    for (const id of [...idsOf(/\.(pdf|jpg)$/).slice(0, 3), ...idsOf(/^diary\.txt$/)])
      expect(await shown.text(id)).toBeNull()
  })
})
