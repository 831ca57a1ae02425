import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listFiles } from '../../src/core/disk/list-files'
import type { Place } from '../../src/core/places/place'
import { openRclonePlace } from '../../src/core/rclone/rclone-place'
import { expectDone, makeComputer, treeOf, type CopyingComputer } from '../copies-kit'
import { at, backUp } from '../memory-kit'
import { pattern } from '../pattern'
import { createMemoryPhone } from '../phone-in-memory/memory-phone'
import {
  addRemote,
  startService,
  startTestEngine,
  type ServiceKind,
  type TestEngine,
  type TestService,
} from '../rclone-kit'
import { startWebdavProxy, type WebdavProxy } from '../webdav-proxy'

let base = ''
let first = ''
let second = ''
let phone = ''
let engine: TestEngine
let service: TestService
let computer: CopyingComputer

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-by-rclone-'))
  const memory = createMemoryPhone()
  const put = (name: string, bytes: number) =>
    memory.files.set(at(name), { content: pattern(bytes, name.length), modifiedAt: 1_600_000_000 + bytes })
  for (let number = 0; number < 12; number++) put(`DCIM/photo ${number} ä.jpg`, 3_000 + number)
  put('DCIM/empty.jpg', 0)
  put('Movies/film.mp4', 2_000_000)
  const output = join(base, 'out')
  await mkdir(output)
  first = (await backUp(memory, output)).folder
  put('DCIM/new.jpg', 5_000)
  second = (await backUp(memory, output)).folder
  phone = basename(dirname(first))
})
afterAll(() => rm(base, { recursive: true, force: true }))
beforeEach(async () => {
  engine = await startTestEngine()
  computer = await makeComputer('one')
})
afterEach(async () => {
  await engine.stop()
  await service.stop()
  await computer.remove()
})

const open = async (kind: ServiceKind, changed: Readonly<Record<string, string>> = {}): Promise<Place> => {
  service = await startService(kind)
  await addRemote(engine.engine, 'there', service, changed)
  return openRclonePlace({ engine: engine.engine, remote: 'there', root: service.root })
}

/** The server for S3 computes another signature where there are brackets in a name. */
async function backupsFor(kind: ServiceKind): Promise<readonly string[]> {
  if (kind !== 's3') return [first, second]
  const plain = join(base, 'for s3', 'a phone')
  await cp(dirname(first), plain, { recursive: true, preserveTimestamps: true })
  return [first, second].map(backup => join(plain, basename(backup)))
}

describe.each(['webdav', 'sftp', 's3'] as const)('copies at a service: %s', kind => {
  it('are brought back by a new computer, byte for byte with times; nothing is uploaded again', async () => {
    const place = await open(kind)
    const [first = '', second = ''] = await backupsFor(kind)
    const phone = basename(dirname(first))
    const copied = await computer.copy(place, [first, second])
    expectDone(copied)
    expect(copied).toMatchObject({ backups: 2 })
    const again = await computer.copy(place, [first, second])
    expectDone(again)
    expect(again).toMatchObject({ backups: 0, uploaded: { count: 0 } })
    expectDone(await computer.check(place, phone, true))

    const other = await makeComputer('new')
    const back = await mkdtemp(join(base, 'back-'))
    for (const backup of [first, second]) {
      const fetched = await other.fetch(place, phone, basename(backup), back)
      expectDone(fetched)
      expect(await treeOf(fetched.folder)).toEqual(await treeOf(backup))
    }
    await other.remove()
  })
})

describe('a server that cannot be trusted', () => {
  let proxy: WebdavProxy
  let place: Place

  beforeEach(async () => {
    service = await startService('webdav')
    proxy = await startWebdavProxy(service.options['url'] ?? '')
    await addRemote(engine.engine, 'there', service, { url: proxy.url })
    place = openRclonePlace({ engine: engine.engine, remote: 'there', root: service.root })
  })
  afterEach(() => proxy.stop())

  const served = async (): Promise<string[]> => {
    const files: string[] = []
    for await (const { file } of listFiles(service.folder)) files.push(file)
    return files
  }
  const finished = async () => (await served()).filter(file => file.endsWith('/backup.json'))

  it('keeps half and says that it has all: that is no copy', async () => {
    proxy.setFaults({ halves: true })
    expect(await computer.copy(place, [first])).toMatchObject({
      status: 'failed',
      error: { code: 'place-failed' },
    })
    expect(await finished()).toEqual([])
    // Honest again: what it has is not believed.
    proxy.setFaults({})
    expectDone(await computer.copy(place, [first]))
    expectDone(await computer.check(place, phone, true))
  })

  it('is full: says so, and goes on from there when it has room', async () => {
    proxy.setFaults({ maxBytes: 150_000 })
    expect(await computer.copy(place, [first])).toMatchObject({
      status: 'failed',
      error: { code: 'place-full' },
    })
    expect(await finished()).toEqual([])
    proxy.setFaults({})
    expectDone(await computer.copy(place, [first]))
    expectDone(await computer.check(place, phone, true))
    const contents = [...proxy.wholePuts()].filter(([path]) => path.includes('/objects/'))
    expect(contents.filter(([, count]) => count > 1)).toEqual([])
  })

  it('changes a byte: a full check finds it, and the next copy mends it', async () => {
    expectDone(await computer.copy(place, [first]))
    const changed = (await served()).find(file => file.includes('/objects/'))
    const path = join(service.folder, changed ?? '')
    const bytes = await readFile(path)
    bytes[0] = (bytes[0] ?? 0) ^ 1
    await writeFile(path, bytes)
    const found = await computer.check(place, phone, true)
    expect(found.issues).toHaveLength(1)
    expect(found.issues[0]).toMatchObject({ code: 'changed' })
    expect(found.issues[0]?.item).toContain('DCIM/')
    expectDone(await computer.copy(place, [first]))
    expectDone(await computer.check(place, phone, true))
  })

  it('ends in the middle: the copy says that it is away', async () => {
    const controls = {
      onProgress: ({ itemsDone }: { itemsDone: number }) => void (itemsDone > 5 && service.kill()),
    }
    const outcome = await computer.copy(place, [first], {}, controls)
    expect(outcome.status).toBe('failed')
  })

  it('two computers at once: one copies, the other is told to wait, and then finds it done', async () => {
    const other = await makeComputer('two')
    const both = await Promise.all([computer.copy(place, [first]), other.copy(place, [first])])
    const states = both.map(outcome => (outcome.status === 'failed' ? outcome.error.code : outcome.status))
    expect(states).toContain('done')
    for (const state of states) expect(['done', 'place-busy']).toContain(state)
    expectDone(await other.copy(place, [first, second]))
    expectDone(await computer.copy(place, [first, second]))
    expectDone(await computer.check(place, phone, true))
    await other.remove()
  })
})
