import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { probePhone } from '../../src/core/android/probe-phone'
import { openPhone } from '../../src/core/android/open-phone'
import { prepareFreeUp } from '../../src/core/app/prepare-free-up'
import { backUp } from '../backup-kit'
import { usePhone } from '../phone-fixture'
import { itemsOf, openAt, readStorage } from '../restore-kit'
import { makeStorage } from '../storage'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder, android: '10' })
afterAll(storage.remove)

it('has no trash before Android 11: what is removed is removed for good, once that is what was said', async () => {
  const output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
  await storage.fill({ 'DCIM/Camera/a.jpg': Buffer.alloc(30_000, 'a'), 'DCIM/Camera/b.jpg': 'b' })
  const { folder } = await backUp(fixture(), { outputFolder: output })
  const backup = await openAt(folder)
  const phone = await probePhone(await fixture().link())
  const opened = openPhone(await fixture().link())
  expect(await opened.removal?.hasTrash()).toBe(false)
  opened.close()
  const selected = await itemsOf(backup)
  const run = async (way: 'trash' | 'for-good') =>
    await prepareFreeUp({ backup, selected, phone, way }, await fixture().access()).run({})
  expect(await run('trash')).toMatchObject({ status: 'failed', error: { code: 'phone-keeps-files' } })
  expect((await readStorage(storage.folder)).size).toBe(2)
  expect(await run('for-good')).toMatchObject({ status: 'done', issues: [], removed: { count: 2 } })
  expect(await readStorage(storage.folder)).toEqual(new Map())
  await rm(output, { recursive: true, force: true })
})
