import sharp from 'sharp'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { createCatalog, type Catalog } from '../../src/core/data/catalog'
import { fileName } from '../../src/core/phone/file-name'
import { openPhone } from '../../src/core/android/open-phone'
import { scanStorage } from '../../src/core/data/files/scan-storage'
import { loadThumbnail } from '../../src/core/media/load-thumbnail'
import type { Entry } from '../../src/core/phone/entry'
import type { MediaPorts } from '../../src/core/media/media-ports'
import { createPhoneSource } from '../../src/core/media/phone-source'
import { renderTask } from '../../src/core/media/render-task'
import { usePhone } from '../phone-fixture'

const fixture = usePhone({ photos: 40 })
let catalog: Catalog

beforeAll(async () => {
  catalog = createCatalog()
  await scanStorage(openPhone(await fixture().link()), ['/storage/emulated/0'], catalog.add)
})
afterEach(() => fixture().phone.setFaults({}))

async function withPorts<T>(use: (ports: MediaPorts<Entry>) => Promise<T>): Promise<T> {
  const source = createPhoneSource(openPhone(await fixture().link()))
  try {
    return await use({ source, render: renderTask })
  } finally {
    source.close()
  }
}

async function load(matches: (name: string) => boolean) {
  const files = catalog.entries.filter(file => file.category !== 'other' && matches(fileName(file.path)))
  const before = fixture().phone.bytesSent()
  const thumbnails = await withPorts(ports => Promise.all(files.map(file => loadThumbnail(file, ports))))
  return { files, thumbnails, sent: fixture().phone.bytesSent() - before }
}

it('gives every camera picture a small upright thumbnail without moving the picture', async () => {
  const { files, thumbnails, sent } = await load(name => name.startsWith('PXL_') && name.endsWith('.jpg'))
  expect(files.length).toBeGreaterThan(10)
  for (const thumbnail of thumbnails) {
    const { width = 0, height = 0, format } = await sharp(thumbnail ?? Buffer.alloc(0)).metadata()
    expect(format).toBe('webp')
    expect(Math.max(width, height)).toBeLessThanOrEqual(320)
  }
  const whole = files.reduce((total, { bytes }) => total + bytes, 0)
  // The phone's answers and adb's own packets are counted too.
  expect(sent).toBeLessThan(whole * 0.7)
})

it('reads small pictures of other kinds whole', async () => {
  const { files, thumbnails } = await load(name => /\.(png|webp|gif|avif)$/i.test(name))
  expect(files.length).toBeGreaterThan(3)
  for (const [index, thumbnail] of thumbnails.entries()) {
    expect(thumbnail, files[index]?.path).not.toBeNull()
  }
})

it('shows what only the phone can read', async () => {
  const { files, thumbnails, sent } = await load(name => /\.(heic|mp4)$/.test(name))
  expect(files.length).toBe(6)
  for (const [index, thumbnail] of thumbnails.entries()) {
    const { format } = await sharp(thumbnail ?? Buffer.alloc(0)).metadata()
    expect(format, files[index]?.path).toBe('webp')
  }
  expect(sent).toBeLessThan(files.reduce((total, { bytes }) => total + bytes, 0) * 0.1)
})

it('gives none for what is no picture, and for a picture that cannot be read', async () => {
  const [picture, document] = ['gallery', 'documents'].map(kind =>
    catalog.entries.find(file => file.category === kind),
  )
  if (!picture || !document) throw new Error('The phone has no picture or no document')
  await withPorts(async ports => {
    const render = () => Promise.reject(new Error('not a picture'))
    expect(await loadThumbnail(picture, { ...ports, render })).toBeNull()
    expect(await loadThumbnail(document, ports)).toBeNull()
  })
})

it('reads heads from a phone without the binary-safe shell too', async () => {
  const { phone, reconnect } = fixture()
  phone.setFaults({ noV2: true })
  await reconnect()
  try {
    const { files, thumbnails } = await load(name => /^PXL_.*\.jpg$/.test(name))
    expect(files.length).toBeGreaterThan(10)
    for (const thumbnail of thumbnails) expect(thumbnail).not.toBeNull()
    const { thumbnails: none } = await load(name => name.endsWith('.heic'))
    expect(none).toEqual([null, null])
  } finally {
    phone.setFaults({})
    await reconnect()
  }
})
