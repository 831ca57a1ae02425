import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lockName } from '../disk/lock-folder'
import { lockPhoneFolder } from './lock-phone-folder'

it('leaves one that was only silent nothing under the names it knows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-fence-'))
  try {
    for (const name of ['2026-11-22 14.30.05.partial', '2026-11-22 14.30.05 (2)', '2026-11-23 08.00.00'])
      await mkdir(join(folder, name))
    await writeFile(join(folder, lockName), JSON.stringify({ host: 'there', token: 'of another' }))
    const timing = { beatMs: 20, lookMs: 40, maxSilentLooks: 5 }
    await (await lockPhoneFolder(folder, { timing })).release()
    const renamed = ['2026-11-22 14.30.05 (2)', '2026-11-22 14.30.05 (3).partial', '2026-11-23 08.00.00']
    expect((await readdir(folder)).sort()).toEqual(renamed)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
