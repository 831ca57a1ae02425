import { createHash, randomBytes } from 'node:crypto'
import { open, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { linkPhone } from '../../src/core/android/adb/open-service'
import { pullFile } from '../../src/core/android/sync/pull-file'
import { openSyncSession } from '../../src/core/android/sync/sync-session'
import { startSamplePhone } from '../../src/sample-phone/start-sample-phone'
import { usePhone } from '../phone-fixture'
import { internal as sdcard } from '../backup-kit'
import { list } from '../sync-kit'
import { makeStorage } from '../storage'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })

afterAll(storage.remove)

it('a slow disk slows the phone: next to nothing is buffered', async () => {
  const huge = join(storage.folder, 'huge.bin')
  const { phone, link } = { phone: fixture().phone, link: await fixture().link() }
  await writeFile(huge, '')
  await truncate(huge, 300_000_000)
  const session = await openSyncSession(link)
  phone.setFaults({})
  const before = phone.bytesSent()
  let taken = 0
  let release = () => {}
  const gate = new Promise<void>(resolve => (release = resolve))
  const work = pullFile(session, `${sdcard}/huge.bin`, async piece => {
    if (taken === 0) await gate
    taken += piece.length
  })
  // The disk stands still until the phone stands still: whatever can be buffered on the way is buffered then.
  for (let sent = -1; sent !== phone.bytesSent(); await delay(500)) sent = phone.bytesSent()
  expect(phone.bytesSent() - before).toBeLessThan(16_000_000)
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(64_000_000)
  release()
  expect(await work).toBe(300_000_000)
  session.close()
  await rm(huge)
})

it('a slow disk that keeps all memory slows the phone, and the phone does not count as silent', async () => {
  const huge = join(storage.folder, 'huge.bin')
  const { phone, link } = { phone: fixture().phone, link: await fixture().link() }
  await writeFile(huge, '')
  await truncate(huge, 300_000_000)
  const session = await openSyncSession(link, { bulk: true, inactivityMs: 400 })
  const before = phone.bytesSent()
  let taken = 0
  let release = () => {}
  const gate = new Promise<void>(resolve => (release = resolve))
  const work = pullFile(session, `${sdcard}/huge.bin`, (piece, lend) => {
    lend(gate)
    taken += piece.length
  })
  for (let sent = -1; sent !== phone.bytesSent(); await delay(500)) sent = phone.bytesSent()
  expect(taken).toBeGreaterThan(0)
  expect(taken).toBeLessThanOrEqual(1024 * 1024)
  expect(phone.bytesSent() - before).toBeLessThan(16_000_000)
  release()
  expect(await work).toBe(300_000_000)
  session.close()
  await rm(huge)
})

it('memory that is lent is not used again before its time', async () => {
  const file = join(storage.folder, 'lent.bin')
  const bytes = randomBytes(20_000_000)
  await writeFile(file, bytes)
  const session = await openSyncSession(await fixture().link(), { bulk: true })
  const hash = createHash('sha256')
  let used: Promise<unknown> = Promise.resolve()
  await pullFile(session, `${sdcard}/lent.bin`, (piece, lend) => {
    // Looked at some turns later, when more has come.
    used = used.then(() => nextTurn()).then(() => hash.update(piece))
    lend(used)
  })
  await used
  expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  session.close()
  await rm(file)
})

it('reads a file of more than 4 GiB to the last byte', async () => {
  const phone = await startSamplePhone({ photos: 12, bigFile: true })
  const { adb, server } = fixture()
  try {
    await adb.connect(phone.serial)
    const link = await linkPhone(server, phone.serial)
    const folder = '/storage/emulated/0/Movies'
    const big = (await list(link, folder)).find(({ bytes }) => bytes > 2 ** 32)
    if (!big) throw new Error('The big file is not listed with its true size')
    const session = await openSyncSession(link)
    const tail = createHash('sha256')
    let seen = 0
    const total = await pullFile(session, `${folder}/${big.name}`, piece => {
      const skip = Math.max(0, 2 ** 32 - 1000 - seen)
      seen += piece.length
      if (skip < piece.length) tail.update(piece.subarray(skip))
    })
    session.close()
    expect(total).toBe(big.bytes)
    const original = await readTail(join(phone.internalStorage, 'Movies', big.name), 2 ** 32 - 1000)
    expect(tail.digest('hex')).toBe(createHash('sha256').update(original).digest('hex'))
  } finally {
    await adb.adb('disconnect', phone.serial)
    await phone.close()
  }
})

async function readTail(file: string, from: number): Promise<Buffer> {
  const handle = await open(file)
  const { size } = await handle.stat()
  const { buffer } = await handle.read(Buffer.alloc(size - from), 0, size - from, from)
  await handle.close()
  return buffer
}
