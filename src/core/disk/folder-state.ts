import { isErrno } from '../errors/is-errno'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What tells one state of a phone's folder from another: its backups, and when something was last put into or taken out of
 * each. Empty for a folder that is not there. @throws Node's system errors
 */
export async function folderState(phoneFolder: string): Promise<string> {
  const names = await readdir(phoneFolder).catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return []
    throw error
  })
  const backups = names.filter(name => !name.startsWith('.')).sort()
  const lines = await Promise.all(
    backups.map(async name => `${name} ${(await lstat(join(phoneFolder, name))).mtimeMs}`),
  )
  return lines.join('\n')
}
