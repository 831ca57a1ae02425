import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRclonePlace } from '../../src/core/rclone/rclone-place'
import { setRate } from '../../src/core/rclone/set-rate'
import {
  addRemote,
  servicePassword,
  startService,
  startTestEngine,
  type ServiceKind,
  type TestEngine,
  type TestService,
} from '../rclone-kit'
import { sizeOfFolder } from './size-of-folder'

const kinds: readonly ServiceKind[] = ['webdav', 'sftp', 's3']
const largeBytes = 30_000_000
const bytesPerSecond = 2_000_000

for (const kind of kinds) {
  describe(`rclone over ${kind}, in trouble`, () => {
    let service: TestService
    let started: TestEngine
    let disk = ''
    let large = ''
    beforeEach(async () => {
      service = await startService(kind)
      started = await startTestEngine()
      await addRemote(started.engine, 'mine', service)
      disk = await mkdtemp(join(tmpdir(), 'phonekeep-faults-'))
      large = join(disk, 'large')
      await writeFile(large, randomBytes(largeBytes))
    })
    afterEach(async () => {
      await started.stop()
      await service.stop()
      await rm(disk, { recursive: true, force: true })
    })
    const open = () => openRclonePlace({ engine: started.engine, remote: 'mine', root: service.root })

    it('ends an upload with its signal, and goes on with others', async () => {
      const place = open()
      await setRate(started.engine, bytesPerSecond)
      const stop = new AbortController()
      const reason = new Error('Enough')
      let moved = 0
      const onBytes = (more: number): void => {
        moved += more
        stop.abort(reason)
      }
      await expect(place.put(large, 'in/large', { signal: stop.signal, onBytes })).rejects.toBe(reason)
      expect(moved).toBeGreaterThan(0)
      expect(moved).toBeLessThan(largeBytes)
      expect(await transfersOf(started)).toBe(0)
      const size = await sizeOfFolder(service.folder)
      expect(size).toBeLessThan(largeBytes)
      await delay(1500)
      expect(await sizeOfFolder(service.folder)).toBe(size)
      await setRate(started.engine, null)
      await place.put(large, 'in/large')
      expect(await place.stat('in/large')).toEqual({ path: 'in/large', bytes: largeBytes })
    })

    it('ends a download with its signal, and leaves nothing of it', async () => {
      const place = open()
      await place.put(large, 'in/large')
      await setRate(started.engine, bytesPerSecond)
      const stop = new AbortController()
      const reason = new Error('Enough')
      const target = join(disk, 'target')
      const onBytes = (): void => stop.abort(reason)
      await expect(place.get('in/large', target, { signal: stop.signal, onBytes })).rejects.toBe(reason)
      expect(await transfersOf(started)).toBe(0)
      await expect(sizeOfFolder(target)).rejects.toMatchObject({ code: 'ENOENT' })
    })

    it('tells that a service is gone in the middle of an upload, and afterwards', async () => {
      const place = open()
      await setRate(started.engine, bytesPerSecond)
      const killed: Promise<void>[] = []
      const onBytes = (): void => void (killed.length === 0 && killed.push(service.kill()))
      const began = Date.now()
      await expect(place.put(large, 'in/large', { onBytes })).rejects.toMatchObject({ kind: 'unreachable' })
      expect(killed.length).toBe(1)
      await Promise.all(killed)
      await expect(place.stat('in/large')).rejects.toMatchObject({ kind: 'unreachable' })
      await expect(place.list('')).rejects.toMatchObject({ kind: 'unreachable' })
      expect(Date.now() - began).toBeLessThan(60_000)
    })

    it('tells that it is not let in, without the password', async () => {
      await addRemote(started.engine, 'wrong', service, { [service.secret]: `not-${servicePassword}` })
      const place = openRclonePlace({ engine: started.engine, remote: 'wrong', root: service.root })
      const error: unknown = await place.put(large, 'in/large').catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'PlaceError', kind: 'denied', info: { code: 'place-denied' } })
      expect(JSON.stringify([error, String(error)])).not.toContain(servicePassword)
      await expect(place.list('')).rejects.toMatchObject({ kind: 'denied' })
    })
  })
}

/** How many files the engine is moving, without the one that it ends with. */
async function transfersOf({ engine }: TestEngine): Promise<number> {
  const { transferring } = (await engine.call('core/stats')) as { transferring?: { name: string }[] }
  return (transferring ?? []).filter(({ name }) => name !== 'none').length
}
