import { copyFile, link, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listFiles } from '../src/core/disk/list-files'
import { backupFolderName, indexName, manifestName } from '../src/core/format/layout'

/**
 * Makes a complete plain backup one of another day, as if it had been made then: in its manifest, which nothing signs, and in
 * the name of its folder.
 * @returns where it is now
 */
export async function dateBackup(folder: string, at: Date): Promise<string> {
  const dated = join(dirname(folder), backupFolderName(at))
  await writeFile(join(folder, manifestName), await datedManifest(folder, at))
  await rename(folder, dated)
  return dated
}

/**
 * Another one like a complete plain backup, of another day: it shares all items with it, as if nothing had changed on the
 * phone. Far quicker than a backup.
 * @returns where it is
 */
export async function repeatBackup(folder: string, at: Date): Promise<string> {
  const repeated = join(dirname(folder), backupFolderName(at))
  await mkdir(repeated)
  for await (const { file } of listFiles(folder)) {
    const to = join(repeated, file)
    if (file === manifestName) await writeFile(to, await datedManifest(folder, at))
    else if (file === indexName) await copyFile(join(folder, file), to)
    else {
      await mkdir(dirname(to), { recursive: true })
      await link(join(folder, file), to)
    }
  }
  return repeated
}

async function datedManifest(folder: string, at: Date): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, manifestName), 'utf8')) as object
  const time = at.toISOString()
  return JSON.stringify({ ...manifest, startedAt: time, finishedAt: time })
}
