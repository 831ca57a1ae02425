import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AdbServer } from '../../src/core/android/adb/adb-server'
import { createAdbTools, type AdbTools, type AdbToolsPorts } from '../../src/core/android/adb/adb-tools'
import { stopOwnServer } from '../../src/core/android/adb/stop-own-server'
import type { AdbToolsView } from '../../src/shared/model/adb-tools'
import { startArchiveServer, type ArchiveServer } from '../archive-server'
import { startFakeAdbServer, text } from '../fake-adb-server'

let home = ''
let folder = ''
let google: ArchiveServer
const views: AdbToolsView[] = []
const calls: string[] = []

beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'phonekeep-tools-')))
  folder = join(home, 'platform-tools')
  google = await startArchiveServer([{ name: 'platform-tools/adb', content: Buffer.alloc(200_000, 'adb') }])
  views.length = 0
  calls.length = 0
})
afterEach(async () => {
  await google.stop()
  await rm(home, { recursive: true, force: true })
})

function makeTools(part: Partial<AdbToolsPorts> = {}): Promise<AdbTools> {
  return createAdbTools({
    release: google.release,
    folder,
    platform: 'linux',
    fetch,
    onChange: view => views.push(view),
    onTrouble: ({ trouble }) => calls.push(trouble.why),
    onMoved: () => calls.push('moved'),
    stopServer: () => {
      calls.push('stop')
      return Promise.resolve()
    },
    isBusy: () => false,
    ...part,
  })
}

describe('the platform-tools that the app keeps', () => {
  it('are offered, fetched, found by the next run, and removed', async () => {
    const tools = await makeTools()
    const { version, bytes } = google.release
    expect(tools.view()).toEqual({ offer: { version, bytes }, fetched: null, state: { status: 'idle' } })
    await tools.fetch()
    expect(views[0]?.state).toEqual({ status: 'fetching', receivedBytes: 0 })
    expect(views.at(-1)).toMatchObject({ fetched: version, state: { status: 'idle' } })
    expect(calls).toEqual(['moved'])
    expect(await tools.currentFolder()).toBe(join(folder, version))
    expect(tools.has(join(folder, version, 'adb'))).toBe(true)
    expect(tools.has(`${folder}-of-others/adb`)).toBe(false)

    const next = await makeTools()
    expect(next.view().fetched).toBe(version)
    await next.remove()
    expect(calls).toEqual(['moved', 'stop', 'moved'])
    expect(next.view().fetched).toBeNull()
    expect(await readdir(home)).toEqual([])
  })

  it('say why they could not be fetched until it is tried again, or given up', async () => {
    const tools = await makeTools()
    google.setSending('changed')
    await tools.fetch()
    expect(tools.view().state).toEqual({ status: 'failed', trouble: { why: 'not-genuine' } })
    expect(calls).toEqual(['not-genuine'])
    await tools.cancel()
    expect(tools.view().state).toEqual({ status: 'idle' })
    google.setSending('whole')
    await tools.fetch()
    expect(tools.view().fetched).toBe(google.release.version)
  })

  it('are fetched once however often it is asked, and not at all once it is cancelled', async () => {
    const tools = await makeTools()
    google.setSending('held')
    const both = [tools.fetch(), tools.fetch()]
    await expect.poll(() => google.asked()).toBe(1)
    await tools.cancel()
    await Promise.all(both)
    expect(google.asked()).toBe(1)
    expect(tools.view()).toMatchObject({ fetched: null, state: { status: 'idle' } })
    expect(await readdir(folder)).toEqual([])
  })

  it('stay while a job runs, and are not offered where there are none', async () => {
    const busy = await makeTools({ isBusy: () => true })
    await busy.fetch()
    await expect(busy.remove()).rejects.toMatchObject({ info: { code: 'job-running' } })
    expect(await readdir(folder)).toEqual([google.release.version])
    const without = await makeTools({ release: null })
    await without.fetch()
    expect(without.view().offer).toBeNull()
    expect(google.asked()).toBe(1)
  })
})

describe('stopping the adb server', () => {
  /** Whether a server that says so of its program is asked to end. */
  async function isKilled(program: string | null, part: Partial<AdbServer> = {}): Promise<boolean> {
    let killed = false
    const fake = await startFakeAdbServer({
      requests: {
        'host:server-status': socket =>
          program === null
            ? socket.end(Buffer.concat([Buffer.from('FAIL'), text('unknown host service')]))
            : socket.write(Buffer.concat([Buffer.from('OKAY'), text(`\x08\x012\x07${program}:\x00`)])),
        'host:kill': socket => {
          killed = true
          socket.end('OKAY')
          setTimeout(() => void fake.close(), 20)
        },
      },
    })
    const answer = await stopOwnServer({ ...fake.server, ...part }, folder)
    expect(answer).toBe(killed)
    if (!killed) await fake.close()
    return killed
  }

  it('ends one that says its program is ours, and one that this run has started with ours', async () => {
    const own = join(folder, '37.0.1/adb')
    expect(await isKilled(own)).toBe(true)
    expect(await isKilled(null, { startedHere: true, executable: own })).toBe(true)
  })

  it('leaves alone what others have started, whatever was found here', async () => {
    const own = join(folder, '37.0.1/adb')
    expect(await isKilled('/home/me/Android/Sdk/platform-tools/adb', { executable: own })).toBe(false)
    expect(await isKilled(`${folder}-of-others/adb`)).toBe(false)
    expect(await isKilled(null, { executable: own })).toBe(false)
    expect(await isKilled(null, { startedHere: true, executable: '/usr/bin/adb' })).toBe(false)
  })
})
