import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withoutReturn } from '../phone-fixture'
import { openPhone } from '../../src/core/android/open-phone'
import { linkPhone } from '../../src/core/android/adb/open-service'
import { runShell } from '../../src/core/android/adb/run-shell'
import { listFolder } from '../../src/core/android/sync/list-folder'
import { listingBudget } from '../../src/core/phone/answer-budget'
import type { DirEntry } from '../../src/core/phone/phone'
import { pullFile } from '../../src/core/android/sync/pull-file'
import { openSyncSession } from '../../src/core/android/sync/sync-session'
import { copyItem } from '../../src/core/jobs/backup/copy-item'
import { createPhoneSession } from '../../src/core/phone/phone-session'
import { createPauseGate } from '../../src/core/jobs/pause-gate'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { scanStorage } from '../../src/core/data/files/scan-storage'
import type { ListEvent } from '../../src/core/data/source'
import { watchDevices } from '../../src/core/android/watch-devices'
import { createBufferPool } from '../../src/core/disk/write-buffers'
import {
  dnt2,
  listDone,
  startFakeAdbServer,
  syncHeader,
  writeForEver,
  type FakeAdbServer,
  type FakeScript,
} from '../fake-adb-server'

const inactivityMs = 300
let fake: FakeAdbServer | undefined
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-hostile-'))
})
afterEach(async () => {
  await fake?.close()
  await rm(folder, { recursive: true, force: true })
})

async function link(script: FakeScript) {
  fake = await startFakeAdbServer(script)
  return await linkPhone(fake.server, 'x')
}

async function list(script: FakeScript): Promise<DirEntry[]> {
  const session = await openSyncSession(await link(script), { inactivityMs })
  const entries: DirEntry[] = []
  try {
    for await (const batch of listFolder(session, '/a', listingBudget())) entries.push(...batch)
    return entries
  } finally {
    session.close()
  }
}

async function pull(script: FakeScript): Promise<number> {
  const session = await openSyncSession(await link(script), { inactivityMs })
  try {
    return await pullFile(session, '/a', () => undefined)
  } finally {
    session.close()
  }
}

describe('a server or phone that stops in the middle', () => {
  it.each(['host:transport:x', 'sync:'])('says nothing to %s', async request => {
    const phone = await link({ requests: { [request]: () => undefined } })
    await expect(phone.open('sync:', { inactivityMs })).rejects.toMatchObject({ kind: 'silent' })
    const stop = new AbortController()
    const reason = new Error('cancelled')
    const opening = phone.open('sync:', { signal: stop.signal })
    setTimeout(() => stop.abort(reason), 50)
    await expect(opening).rejects.toBe(reason)
  })

  it('after a part of a header', async () => {
    await expect(pull({ sync: { RECV: socket => socket.write('DAT') } })).rejects.toMatchObject({
      kind: 'silent',
    })
  })

  it('after a part of a name', async () => {
    const cut = dnt2('a long name').subarray(0, 80)
    await expect(list({ sync: { LIS2: socket => socket.write(cut) } })).rejects.toMatchObject({
      kind: 'silent',
    })
  })

  it('after a part of a command’s output', async () => {
    const phone = await link({ shell: socket => socket.write(Buffer.from([1, 9, 0, 0, 0, 65])) })
    await expect(runShell(phone, 'x', { inactivityMs })).rejects.toMatchObject({ kind: 'silent' })
  })
})

describe('a phone that never ends', () => {
  it('sends empty packets of a file', async () => {
    const emptyPackets = Buffer.concat(Array.from({ length: 1000 }, () => syncHeader('DATA', 0)))
    const script: FakeScript = { sync: { RECV: socket => writeForEver(socket, emptyPackets) } }
    await expect(pull(script)).rejects.toMatchObject({ kind: 'protocol' })
  })

  it('sends empty packets of a command’s output', async () => {
    const packets = Buffer.concat(Array.from({ length: 1000 }, () => Buffer.from([1, 0, 0, 0, 0])))
    const phone = await link({ shell: socket => writeForEver(socket, packets) })
    await expect(runShell(phone, 'x')).rejects.toMatchObject({ kind: 'protocol' })
  })

  it('sends more than the file had: the disk is not filled', async () => {
    const data = Buffer.concat([syncHeader('DATA', 65536), Buffer.alloc(65536)])
    const stat = Buffer.concat([Buffer.from('LST2'), dnt2('').subarray(4, 72)])
    const phone = await link({
      sync: { RECV: socket => writeForEver(socket, data), LST2: socket => socket.write(stat) },
    })
    const { signal } = new AbortController()
    const pause = createPauseGate()
    const session = createPhoneSession(withoutReturn(phone), {
      signal,
      ready: pause.passed,
      onWaiting: () => undefined,
    })
    let taken = 0
    const copied = await copyItem(
      { path: '/a', bytes: 2, modifiedAt: 1 },
      {
        session,
        format: plainFormat,
        part: join(folder, 'part'),
        buffers: createBufferPool(0, 1),
        onBegin: () => undefined,
        pause,
        signal,
        onBytes: bytes => (taken = bytes),
      },
    )
    expect(copied).toMatchObject({ whole: false, code: 'changed-while-copying' })
    expect(taken).toBe(0)
    expect(await readdir(folder)).toEqual([])
    session.close()
  })
})

describe('a phone that says impossible things', () => {
  it.each([2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n, 8_640_000_000_001n])(
    'a time of %d counts as none',
    async mtime => {
      const answer = Buffer.concat([dnt2('a', { mtime }), listDone])
      expect(await list({ sync: { LIS2: socket => socket.write(answer) } })).toMatchObject([
        { name: 'a', modifiedAt: 0 },
      ])
    },
  )

  it('a size beyond all disks is refused', async () => {
    const answer = Buffer.concat([dnt2('a', { bytes: 2n ** 63n }), listDone])
    expect(await list({ sync: { LIS2: socket => socket.write(answer) } })).toMatchObject([
      { problem: 'unsafe-name' },
    ])
  })

  it.each([
    ['a name of 4 GB', Buffer.concat([dnt2('').subarray(0, 72), Buffer.alloc(4, 0xff)])],
    ['an answer of another kind', Buffer.from('WHAT')],
  ])('%s ends the listing', async (_what, answer) => {
    const script: FakeScript = { sync: { LIS2: socket => socket.write(answer) } }
    await expect(list(script)).rejects.toMatchObject({ kind: 'protocol' })
  })

  it('one folder that the phone refuses to list does not end the scan', async () => {
    const top = Buffer.concat([dnt2('bad', { mode: 0o040755 }), dnt2('good', { mode: 0o040755 }), listDone])
    const events: ListEvent[] = []
    const phone = await link({
      sync: {
        LIS2: (socket, path) => {
          if (path.endsWith('/bad')) socket.write(Buffer.concat([syncHeader('FAIL', 4), Buffer.from('nope')]))
          else if (path.endsWith('/good')) socket.write(Buffer.concat([dnt2('file'), listDone]))
          else socket.write(top)
        },
      },
    })
    await scanStorage(openPhone(phone), ['/s'], event => events.push(event))
    expect(events).toContainEqual({ kind: 'problem', item: '/s/bad', code: 'folder-unreadable' })
    expect(events).toContainEqual(expect.objectContaining({ kind: 'entry' }))
  })

  it('a folder within itself comes to an end', async () => {
    const again = Buffer.concat([dnt2('a-longer-name-ends-sooner', { mode: 0o040755 }), listDone])
    const phone = await link({ sync: { LIS2: socket => socket.write(again) } })
    const events: ListEvent[] = []
    await scanStorage(openPhone(phone), ['/s'], event => events.push(event))
    expect(events).toMatchObject([{ kind: 'problem', code: 'folder-unreadable' }])
  })
})

describe('watching a server that says nothing', () => {
  const watch = (port: number) => {
    const states: string[] = []
    const watching = watchDevices({
      port,
      findAdb: () => Promise.resolve('adb'),
      isSample: () => false,
      onChange: ({ adb }) => states.push(adb.status),
    })
    return { states, stop: watching.stop }
  }

  it.each([0, 20, 200])('stops when it is told to, after %d ms', async ms => {
    fake = await startFakeAdbServer({})
    const { stop } = watch(fake.port)
    await delay(ms)
    await stop()
  })

  it('goes on by what it asks when nothing is pushed', async () => {
    fake = await startFakeAdbServer({ requests: { 'host:devices': socket => socket.write('OKAY0000') } })
    const { states, stop } = watch(fake.port)
    await expect.poll(() => states.at(-1)).toBe('running')
    await stop()
  })
})
