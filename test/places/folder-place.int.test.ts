import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFolderPlace } from '../../src/core/places/folder-place'
import { describePlace } from './place-contract'

describePlace('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-folder-place-'))
  return { place: openFolderPlace(folder), stop: () => rm(folder, { recursive: true, force: true }) }
})

it.runIf(process.platform === 'linux')(
  'a link in it leads nowhere: nothing is read, written or removed there',
  async () => {
    const base = await mkdtemp(join(tmpdir(), 'phonekeep-folder-links-'))
    const mine = join(base, 'of the person')
    await mkdir(join(base, 'place', 'Phonekeep'), { recursive: true })
    await mkdir(mine)
    await writeFile(join(mine, 'a.txt'), 'a')
    await symlink(mine, join(base, 'place', 'Phonekeep', 'objects'))
    const place = openFolderPlace(join(base, 'place'))
    const path = 'Phonekeep/objects/a.txt'
    const denied = { kind: 'denied' }
    await expect(place.list('Phonekeep/objects')).rejects.toMatchObject(denied)
    await expect(place.folders('Phonekeep/objects')).rejects.toMatchObject(denied)
    await expect(place.stat(path)).rejects.toMatchObject(denied)
    await expect(place.put(join(mine, 'a.txt'), 'Phonekeep/objects/ab/b.txt')).rejects.toMatchObject(denied)
    await expect(place.remove(path)).rejects.toMatchObject(denied)
    await expect(place.removeFolder('Phonekeep/objects/ab')).rejects.toMatchObject(denied)
    await expect(place.get(path, join(base, 'target'))).rejects.toThrow()
    await place.removeFolder('Phonekeep/objects')
    expect(await readdir(mine)).toEqual(['a.txt'])
    await rm(base, { recursive: true })
  },
)

it('what a kill has left on its way goes after a day', async () => {
  const base = await mkdtemp(join(tmpdir(), 'phonekeep-folder-left-'))
  const place = openFolderPlace(base)
  for (const name of ['.phonekeep-incoming-old', '.phonekeep-incoming-new'])
    await writeFile(join(base, name), 'x')
  const yesterday = Date.now() / 1000 - 25 * 3600
  await utimes(join(base, '.phonekeep-incoming-old'), yesterday, yesterday)
  expect(await place.list('')).toEqual([])
  expect(await readdir(base)).toEqual(['.phonekeep-incoming-new'])
  await rm(base, { recursive: true })
})
