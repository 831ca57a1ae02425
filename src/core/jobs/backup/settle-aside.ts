import { isErrno } from '../../errors/is-errno'
import { mkdir, readdir, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { BackupFormat } from '../../format/backup-format'
import { nameOf, referenceOf, type IndexLine } from '../../format/index-line'
import { asideName, incomingFolder, outdatedFolder, unlistedFolder } from '../../format/layout'
import { listFiles } from '../../disk/list-files'
import { readLines } from '../../disk/read-lines'
import type { Run } from './run'

/**
 * Looks at what was put aside before `.incoming` is removed: what the backup has now in its stead may go, all else may be
 * the only copy there is, and is moved to `Unlisted`.
 * @throws Node's system errors
 */
export async function settleAside(
  folder: string,
  format: BackupFormat,
  { ledger, issues }: Pick<Run, 'ledger' | 'issues'>,
): Promise<void> {
  const lines = await readAside(folder, format)
  const places = new Set([...ledger.lines.values()].map(({ file }) => file))
  const names = await readdir(join(folder, incomingFolder))
  for (const name of names.filter(one => one.startsWith(basename(outdatedFolder)))) {
    const root = join(folder, incomingFolder, name)
    for await (const { file } of listFiles(root)) {
      const line = lines.get(file)
      if (isReplaced(file, line)) continue
      await moveToUnlisted(join(root, file), join(folder, unlistedFolder, file))
      issues.add({
        item: line ? nameOf(line) : file,
        during: 'copying',
        code: 'kept-aside',
        detail: { saidBy: 'app', text: `${unlistedFolder}/${file}` },
      })
    }
  }

  function isReplaced(file: string, line: IndexLine | undefined): boolean {
    if (line) return ledger.lines.has(referenceOf(line))
    // Of a random name and without a line nothing can be known: a kill came before it counted as saved.
    return places.has(file) || !format.plainNames
  }
}

async function readAside(folder: string, format: BackupFormat): Promise<ReadonlyMap<string, IndexLine>> {
  const lines = new Map<string, IndexLine>()
  try {
    for await (const text of readLines(join(folder, asideName))) {
      const line = text === null ? null : format.decodeLine(text)
      if (line) lines.set(line.file, line)
    }
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
  }
  return lines
}

/** Never over another file. */
async function moveToUnlisted(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const taken = new Set(await readdir(dirname(to)))
  let name = basename(to)
  for (let number = 2; taken.has(name); number++) name = `${number} ${basename(to)}`
  await rename(from, join(dirname(to), name))
}
