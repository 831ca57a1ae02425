import { contentFolders, phoneInPlace } from '../../places/place-layout'
import type { CopyRun } from './copy-run'

/** The place is asked for the names and sizes of all contents, once a run: by path in the folder of the phone. @throws PlaceError */
export async function listContents(run: CopyRun): Promise<ReadonlyMap<string, number>> {
  run.listed ??= listAll(run)
  return await run.listed
}

async function listAll({ place, phone, tools }: CopyRun): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>()
  const root = phoneInPlace(phone)
  for (const folder of contentFolders) {
    const files = await place.list(`${root}/${folder}`, { signal: tools.signal })
    for (const { path, bytes } of files) sizes.set(path.slice(root.length + 1), bytes)
  }
  return sizes
}
