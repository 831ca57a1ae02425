import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRclonePlace } from '../../src/core/rclone/rclone-place'
import { expectDone, makeComputer, type CopyingComputer } from '../copies-kit'
import { at, backUp } from '../memory-kit'
import { pattern } from '../pattern'
import { createMemoryPhone } from '../phone-in-memory/memory-phone'
import { addRemote, startService, startTestEngine, type TestEngine, type TestService } from '../rclone-kit'
import { startWebdavProxy, type WebdavProxy } from '../webdav-proxy'

/** `npm run measure-copies` has 20,000. */
const items = Number(process.env['PHONEKEEP_COPY_ITEMS'] ?? 150)
const itemBytes = 2_000
const mega = 1_000_000

let base = ''
let engine: TestEngine
let service: TestService
let proxy: WebdavProxy
let computer: CopyingComputer
const phone = createMemoryPhone()
const put = (name: string) =>
  phone.files.set(at(`DCIM/${name}.jpg`), {
    content: pattern(itemBytes, name.length),
    modifiedAt: 1_600_000_000,
  })

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-traffic-'))
  engine = await startTestEngine()
  service = await startService('webdav')
  proxy = await startWebdavProxy(service.options['url'] ?? '')
  await addRemote(engine.engine, 'there', service, { url: proxy.url })
  computer = await makeComputer('one')
})
afterAll(async () => {
  await proxy.stop()
  await service.stop()
  await engine.stop()
  await computer.remove()
  await rm(base, { recursive: true, force: true })
})

it(`${items} items: what a first copy, one with nothing new and one with one new item cost`, async () => {
  const place = openRclonePlace({ engine: engine.engine, remote: 'there', root: 'copies' })
  const output = join(base, 'out')
  await mkdir(output)
  for (let number = 0; number < items; number++) {
    const content = pattern(itemBytes, number)
    content.writeUInt32LE(number, 0)
    phone.files.set(at(`DCIM/${number}.jpg`), { content, modifiedAt: 1_600_000_000 })
  }
  const first = (await backUp(phone, output)).folder
  const run = async (what: string, backups: readonly string[]) => {
    const before = proxy.traffic()
    const outcome = await computer.copy(place, backups)
    expectDone(outcome)
    const after = proxy.traffic()
    const cost = {
      seconds: outcome.elapsedMs / 1000,
      requests: after.requests - before.requests,
      megabytesUp: (after.bytesUp - before.bytesUp) / mega,
      megabytesDown: (after.bytesDown - before.bytesDown) / mega,
    }
    process.stdout.write(`${what}: ${JSON.stringify(cost)}\n`)
    return { ...outcome, ...cost }
  }
  expect((await run('first copy', [first])).uploaded.count).toBe(items)
  const again = await run('nothing new', [first])
  expect(again.uploaded.count).toBe(0)
  expect(again.megabytesUp + again.megabytesDown).toBeLessThan(1)
  put('one more')
  const second = (await backUp(phone, output)).folder
  const more = await run('one new item', [first, second])
  expect(more.uploaded.count).toBe(1)
  // Its own index, which holds all items, and hardly more.
  expect(more.megabytesUp).toBeLessThan(1 + (items * 400) / mega)
  // Less than one for each item that there is.
  expect(more.requests).toBeLessThan(200)
})
