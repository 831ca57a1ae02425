import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backUp, expectTrue, prepare, run } from '../backup-kit'
import { usePhone, type PhoneFixture } from '../phone-fixture'
import { makeStorage } from '../storage'

const storage = await makeStorage()
const contents = {
  'DCIM/a.jpg': 'small',
  'DCIM/back\\slash.jpg': 'odd',
  'DCIM/new\nline.jpg': 'odder',
  'DCIM/b.jpg': Buffer.alloc(300_000, 'b'),
  'Movies/film.mp4': Buffer.alloc(20_000_000, 'film'),
}
const count = Object.keys(contents).length
let output = ''

beforeAll(() => storage.fill(contents))
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
})
afterEach(() => rm(output, { recursive: true, force: true }))
afterAll(storage.remove)

async function interrupted(fixture: PhoneFixture): Promise<void> {
  const prepared = await prepare(fixture, { outputFolder: output })
  fixture.phone.setFaults({ unplugAfter: 15_000_000, bytesPerSecond: 40_000_000 })
  expect(await run(fixture, prepared)).toMatchObject({ status: 'failed', error: { code: 'phone-gone' } })
  fixture.phone.setFaults({})
  await fixture.reconnect()
}

describe('a phone with a shell of few commands', () => {
  const fixture = usePhone({ storage: storage.folder, builtinShell: true })

  it('gives its hashes all the same', async () => {
    const outcome = await backUp(fixture(), { outputFolder: output })
    expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { checkedByPhone: count } })
    await expectTrue(outcome.folder, storage.folder)
  })

  it('that cannot tell the hash of a part: the file begins anew', async () => {
    await interrupted(fixture())
    const outcome = await backUp(fixture(), { outputFolder: output })
    expect(outcome).toMatchObject({ status: 'done', issues: [] })
    await expectTrue(outcome.folder, storage.folder)
  })
})

describe('an old phone, without the binary-safe shell and 64-bit sizes', () => {
  const fixture = usePhone({ storage: storage.folder, faults: { noV2: true } })

  it('is backed up and compared', async () => {
    const outcome = await backUp(fixture(), { outputFolder: output })
    expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { copied: { count } } })
    await expectTrue(outcome.folder, storage.folder)
  })
})
