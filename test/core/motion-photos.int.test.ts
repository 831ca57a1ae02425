import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCatalogMedia } from '../../src/core/app/catalog-media'
import { createBackupSource } from '../../src/core/media/backup-source'
import { createPhoneSource } from '../../src/core/media/phone-source'
import { openPhone } from '../../src/core/android/open-phone'
import { renderTask } from '../../src/core/media/render-task'
import { makeMotionPhoto } from '../../src/sample-phone/gallery/media/motion-photo'
import { useBackups } from '../backup-fixture'
import { expectTrue, internal, prepare, run } from '../backup-kit'
import { itemsOf, openAt, readStorage, restore } from '../restore-kit'

/** Photos with a video in their file stay whole, are known by what is read of them anyway, and can be played from a backup. */
const { fixture, storage, output, formatOf, keys } = await useBackups()

const video = Buffer.concat([
  Buffer.from([0, 0, 0, 0x18]),
  Buffer.from('ftypmp42'),
  Buffer.alloc(200_000, 'motion'),
])
const names = {
  container: 'PXL_1.MP.jpg',
  'micro-video': 'IMG_2.jpg',
  samsung: '20240101_120000.jpg',
} as const

beforeAll(async () => {
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#804020' } })
    .jpeg()
    .toBuffer()
  await storage.fill({
    [`DCIM/${names.container}`]: makeMotionPhoto(jpeg, video, 'container'),
    [`DCIM/${names['micro-video']}`]: makeMotionPhoto(jpeg, video, 'micro-video'),
    [`DCIM/${names.samsung}`]: makeMotionPhoto(jpeg, video, 'samsung'),
    'DCIM/still.jpg': jpeg,
  })
})

describe.each(['plain', 'encrypted'] as const)('motion photos, %s', kind => {
  const open = () => (kind === 'plain' ? null : keys())
  const backUp = async () =>
    await run(fixture(), await prepare(fixture(), { outputFolder: output(), format: formatOf(kind) }))

  it('are backed up and restored byte for byte', async () => {
    const made = await backUp()
    expect(await expectTrue(made.folder, storage.folder, open())).toHaveLength(4)
    const before = await readStorage(storage.folder)
    await rm(join(storage.folder, 'DCIM'), { recursive: true })
    const outcome = await restore(fixture(), await openAt(made.folder, open()))
    expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { restored: { count: 4 } } })
    expect(await readStorage(storage.folder)).toEqual(before)
  })

  it('are known once they are seen, and their videos are given by themselves', async () => {
    const backup = await openAt((await backUp()).folder, open())
    const items = await itemsOf(backup)
    const found: number[] = []
    const media = createCatalogMedia(items, {
      source: createBackupSource(backup),
      render: renderTask,
      onMotion: id => found.push(id),
    })
    media.show('thumbnail', [...items.keys()])
    for (const id of items.keys()) await media.thumbnail(id)
    const motions = items.flatMap(({ path }, id) => (path.endsWith('still.jpg') ? [] : [id]))
    expect(found.toSorted()).toEqual(motions)
    for (const id of items.keys()) {
      const response = await media.motion(id, null)
      if (!motions.includes(id)) expect(response).toBeNull()
      else expect(response && Buffer.from(await response.arrayBuffer()).equals(video)).toBe(true)
    }
    const part = await media.motion(motions[0] ?? 0, 'bytes=4-11')
    expect([part?.status, await part?.text(), part?.headers.get('content-type')]).toEqual([
      206,
      'ftypmp42',
      'video/mp4',
    ])
    media.close()
  })
})

it('on a phone they are known by what is read for their thumbnails, and not played', async () => {
  const { plan } = await prepare(fixture(), { outputFolder: output() })
  const files = plan.items.flatMap(({ item }) => (item.source === undefined ? [item] : []))
  const phone = openPhone(await fixture().link())
  const found: string[] = []
  const media = createCatalogMedia(files, {
    source: createPhoneSource(phone),
    render: renderTask,
    onMotion: id => found.push(files[id]?.path ?? ''),
  })
  media.show('thumbnail', [...files.keys()])
  for (const id of files.keys()) await media.thumbnail(id)
  expect(await media.motion(0, null)).toBeNull()
  expect(found.toSorted()).toEqual(
    Object.values(names)
      .map(name => `${internal}/DCIM/${name}`)
      .toSorted(),
  )
  media.close()
  phone.close()
})
