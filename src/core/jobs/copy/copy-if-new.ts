import { basename, join } from 'node:path'
import { hashFile } from '../../disk/hash-file'
import { keyName, manifestName } from '../../format/layout'
import { backupInPlace, backupsInPlace } from '../../places/place-layout'
import type { PlacedBackup } from './bring-backup'
import { copyBackup, hashOf } from './copy-backup'
import type { CopyRun } from './copy-run'
import { isDamage } from './is-damage'
import { isSameWhenRead } from './is-same-in-place'
import { readLocalBackup } from './read-local-backup'

/** One that is damaged on this disk is told, and holds up none of the others. */
export async function copyIfReadable(
  folder: string,
  finished: readonly PlacedBackup[],
  run: CopyRun,
): Promise<void> {
  try {
    await copyIfNew(folder, finished, run)
  } catch (error) {
    run.tools.signal.throwIfAborted()
    if (!isDamage(error)) throw error
    const detail = { saidBy: 'app', text: String(error.info.details?.['message'] ?? '') } as const
    run.tools.issues.add({ item: basename(folder), during: 'copying', code: 'damaged-in-backup', detail })
  }
}

async function copyIfNew(folder: string, finished: readonly PlacedBackup[], run: CopyRun): Promise<void> {
  const name = basename(folder)
  const isDamaged = [...run.bad].some(path => path.startsWith(`backups/${name}/`))
  if (isDamaged || !finished.some(backup => backup.name === name)) {
    await copyBackup(await readLocalBackup(folder, run.tools.signal), run)
    return
  }
  const manifestSha256 = await hashFile(join(folder, manifestName))
  const copied = (await run.state.book()).backups[name]
  if (
    copied?.manifestSha256 !== manifestSha256 &&
    !(await isInPlace(`${name}/${manifestName}`, manifestSha256, run))
  ) {
    // Another computer's of the same second, or one that was changed since.
    run.tools.issues.add({ item: name, during: 'copying', code: 'name-taken' })
    return
  }
  await noteCopied(folder, manifestSha256, run)
}

/** What another computer has copied is noted, and a key that a new password has changed is put there again. */
async function noteCopied(folder: string, manifestSha256: string, run: CopyRun): Promise<void> {
  const { place, phone, state, tools, now } = run
  const name = basename(folder)
  const { backups } = await state.book()
  const keySha256 = await hashOf(join(folder, keyName))
  const known = backups[name]
  if (known?.manifestSha256 === manifestSha256 && known.keySha256 === keySha256) return
  if (keySha256 !== null && !(await isInPlace(`${name}/${keyName}`, keySha256, run)))
    await place.put(join(folder, keyName), `${backupInPlace(phone, name)}/${keyName}`, {
      signal: tools.signal,
    })
  const found = { dataListSha256: null, copiedAt: now(), missing: 0, ...known, manifestSha256, keySha256 }
  await state.change({ backups: { ...backups, [name]: found } })
}

async function isInPlace(
  file: string,
  sha256: string,
  { place, phone, state, tools }: CopyRun,
): Promise<boolean> {
  const path = `${backupsInPlace(phone)}/${file}`
  return await isSameWhenRead(path, sha256, { place, scratch: state.scratch, signal: tools.signal })
}
