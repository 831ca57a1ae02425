import { afterEach, describe, expect, it } from 'vitest'
import { createAnswerBudget } from '../../src/core/phone/answer-budget'
import { openCommandShell } from '../../src/core/android/adb/open-command-shell'
import { hostQuery, linkPhone, type PhoneLink } from '../../src/core/android/adb/open-service'
import { runShell } from '../../src/core/android/adb/run-shell'
import { streamShell } from '../../src/core/android/adb/stream-shell'
import { listFolder } from '../../src/core/android/sync/list-folder'
import { pullFile } from '../../src/core/android/sync/pull-file'
import { statFile } from '../../src/core/android/sync/stat-file'
import { openSyncSession, type SyncSession } from '../../src/core/android/sync/sync-session'
import { trackPhones } from '../../src/core/android/adb/track-phones'
import { scanStorage } from '../../src/core/data/files/scan-storage'
import { countListed } from '../../src/core/android/media-index'
import { openPhone } from '../../src/core/android/open-phone'
import { probePhone } from '../../src/core/android/probe-phone'
import {
  dnt2,
  dripForEver,
  listDone,
  shellPacket,
  startFakeAdbServer,
  syncHeader,
  writeForEver,
  type FakeAdbServer,
  type FakeScript,
} from '../fake-adb-server'

const inactivityMs = 300
/** Beyond each budget used here, and what the kernel holds of a loopback connection (tcp_wmem, tcp_rmem). */
const maxConsumedBytes = 24 * 1024 * 1024
let fake: FakeAdbServer

afterEach(() => fake.close())

async function link(script: FakeScript): Promise<PhoneLink> {
  fake = await startFakeAdbServer(script)
  return await linkPhone(fake.server, 'x')
}

const smallBudget = () => createAnswerBudget({ maxBytes: 1024 * 1024, maxParts: 1000 })
const many = (bytes: Buffer) => Buffer.concat(Array.from({ length: 1000 }, () => bytes))

async function inSync<T>(phone: PhoneLink, task: (session: SyncSession) => Promise<T>): Promise<T> {
  const session = await openSyncSession(phone, { inactivityMs })
  try {
    return await task(session)
  } finally {
    session.close()
  }
}

async function inCommandShell(phone: PhoneLink) {
  const shell = await openCommandShell(phone, { inactivityMs })
  try {
    return await shell.run('sha256sum /a', 4096)
  } finally {
    shell.close()
  }
}

async function count(entries: AsyncIterable<readonly unknown[]>): Promise<number> {
  let number = 0
  for await (const batch of entries) number += batch.length
  return number
}

/** Everything that reads a stream of a phone. */
const readers = {
  runShell: phone => runShell(phone, 'x', { inactivityMs }),
  commandShell: inCommandShell,
  streamShell: phone =>
    streamShell(phone, 'x', () => undefined, { inactivityMs, budget: createAnswerBudget({ maxBytes: 1e6 }) }),
  listFolder: phone => inSync(phone, session => count(listFolder(session, '/a', smallBudget()))),
  scanStorage: phone =>
    scanStorage(openPhone(phone, { inactivityMs }), ['/s'], () => undefined, smallBudget()),
  pullFile: phone => inSync(phone, session => pullFile(session, '/a', () => undefined)),
  statFile: phone => inSync(phone, session => statFile(session, '/a')),
} as const satisfies Record<string, (phone: PhoneLink) => Promise<unknown>>

type Reader = keyof typeof readers

const emptyOut = many(shellPacket(1))
const emptyErr = many(shellPacket(2))
const errors = many(shellPacket(2, Buffer.from('no')))
const dots = many(dnt2('.'))

describe('a phone that sends without end', () => {
  const shellReaders: readonly Reader[] = ['runShell', 'commandShell', 'streamShell']
  const shellFloods = { 'empty output': emptyOut, 'empty errors': emptyErr, errors }
  const cases = shellReaders.flatMap(reader =>
    Object.entries(shellFloods).map(([what, bytes]) => [what, reader, bytes] as const),
  )

  it.each(cases)('%s is refused by %s', async (_what, reader, bytes) => {
    const phone = await link({ shell: socket => writeForEver(socket, bytes) })
    await expect(readers[reader](phone)).rejects.toMatchObject({ kind: 'protocol' })
    expect(fake.sentBytes()).toBeLessThan(maxConsumedBytes)
  })

  it('an old phone’s command output', async () => {
    const phone = await link({
      features: 'cmd',
      shell: socket => writeForEver(socket, many(Buffer.from('x'))),
    })
    await expect(readers.runShell(phone)).rejects.toMatchObject({ kind: 'protocol' })
    expect(fake.sentBytes()).toBeLessThan(maxConsumedBytes)
  })

  it.each([
    ['the folder itself', dots],
    ['the folder above', many(dnt2('..'))],
    ['names', many(dnt2('a'))],
    ['refused names', many(dnt2('a/b'))],
    ['folders', many(dnt2('a', { mode: 0o040755 }))],
  ])('a listing of %s', async (_what, entries) => {
    const script: FakeScript = { sync: { LIS2: socket => writeForEver(socket, entries) } }
    await expect(readers.listFolder(await link(script))).rejects.toMatchObject({ kind: 'protocol' })
    await fake.close()
    await expect(readers.scanStorage(await link(script))).rejects.toMatchObject({ kind: 'protocol' })
    expect(fake.sentBytes()).toBeLessThan(maxConsumedBytes)
  })

  it('folders in folders: all of a scan is one budget', async () => {
    const folders = Array.from({ length: 9 }, (_, number) => dnt2(`${number}`, { mode: 0o040755 }))
    const answer = Buffer.concat([...folders, listDone])
    const phone = await link({ sync: { LIS2: socket => socket.write(answer) } })
    await expect(readers.scanStorage(phone)).rejects.toMatchObject({ kind: 'protocol' })
    expect(fake.sentBytes()).toBeLessThan(maxConsumedBytes)
  })

  it('long paths: what a scan keeps is counted, not what was sent', async () => {
    const deep = 'd'.repeat(200)
    const files = Array.from({ length: 900 }, (_, number) => dnt2(`${number}`))
    const phone = await link({
      sync: {
        LIS2: (socket, path) =>
          socket.write(
            path.length < 800
              ? Buffer.concat([dnt2(deep, { mode: 0o040755 }), listDone])
              : Buffer.concat([...files, listDone]),
          ),
      },
    })
    const budget = createAnswerBudget({ maxBytes: 500_000 })
    const scan = scanStorage(openPhone(phone, { inactivityMs }), ['/s'], () => undefined, budget)
    await expect(scan).rejects.toMatchObject({ kind: 'protocol' })
  })

  it('properties: what it says of itself', async () => {
    const phone = await link({
      shell: socket => writeForEver(socket, many(shellPacket(1, Buffer.from('\n')))),
    })
    await expect(probePhone(phone)).rejects.toMatchObject({ kind: 'protocol' })
    expect(fake.sentBytes()).toBeLessThan(maxConsumedBytes)
  })

  it('answers to a command that come before the question', async () => {
    const answers = many(shellPacket(1, Buffer.from('a')))
    const phone = await link({ shell: socket => writeForEver(socket, answers) })
    await expect(readers.commandShell(phone)).rejects.toMatchObject({ kind: 'protocol' })
    expect(fake.sentBytes()).toBeLessThan(maxConsumedBytes)
  })

  it('lists of phones: no more are taken than are looked at', async () => {
    const push = Buffer.from('0009x\tdevice\n')
    fake = await startFakeAdbServer({
      requests: {
        'host:devices': socket => socket.write(Buffer.concat([Buffer.from('OKAY'), push])),
        'host:track-devices': socket => {
          socket.write('OKAY')
          writeForEver(socket, many(push))
        },
      },
    })
    const stop = new AbortController()
    const tracking = trackPhones(fake.server, () => undefined, { signal: stop.signal })
    await expect.poll(() => fake.asked('host:devices')).toBeGreaterThan(9)
    expect(fake.sentBytes()).toBeLessThan(maxConsumedBytes)
    stop.abort()
    await tracking
  })

  it('rows of the media index that are none', async () => {
    // Each a line, and each line costs: a gigabyte of them would not be listened to.
    // Made before the phone is asked; and a busy machine may take longer over them than a phone may be silent elsewhere.
    const rows = shellPacket(1, Buffer.from('\n'.repeat(60_000)))
    const phone = await link({ shell: socket => writeForEver(socket, rows) })
    await expect(countListed(phone, new Set(), { inactivityMs: 30_000 })).rejects.toMatchObject({
      kind: 'protocol',
    })
  })
})

describe('a phone that sends a byte now and then', () => {
  const endless: Readonly<Record<Reader, FakeScript>> = {
    runShell: { shell: socket => dripForEver(socket, emptyOut, 50) },
    commandShell: { shell: socket => dripForEver(socket, emptyOut, 50) },
    streamShell: { shell: socket => dripForEver(socket, emptyOut, 50) },
    listFolder: { sync: { LIS2: socket => dripForEver(socket, dots, 50) } },
    scanStorage: { sync: { LIS2: socket => dripForEver(socket, dots, 50) } },
    pullFile: {
      sync: { RECV: socket => dripForEver(socket, Buffer.from([...syncHeader('DATA', 1), 0]), 50) },
    },
    statFile: { sync: { LST2: socket => dripForEver(socket, Buffer.from('LST2'), 50) } },
  }

  it.each(Object.keys(readers) as Reader[])('is silent for %s', async reader => {
    const phone = await link(endless[reader])
    await expect(readers[reader](phone)).rejects.toMatchObject({ kind: 'silent' })
  })

  it('and so is an adb server', async () => {
    fake = await startFakeAdbServer({
      requests: {
        'host:devices': socket => dripForEver(socket, Buffer.from(`OKAYffff${' '.repeat(65535)}`), 50),
      },
    })
    await expect(hostQuery(fake.server, 'host:devices', { inactivityMs })).rejects.toMatchObject({
      kind: 'silent',
    })
  })
})
