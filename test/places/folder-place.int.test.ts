import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFolderPlace } from '../../src/core/places/folder-place'
import { describePlace } from './place-contract'

describePlace('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-folder-place-'))
  return { place: openFolderPlace(folder), stop: () => rm(folder, { recursive: true, force: true }) }
})
