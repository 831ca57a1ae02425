import { checkShare } from './check-share'
import type { CopyRun } from './copy-run'
import { isDamage } from './is-damage'
import { putContents } from './put-contents'
import { readLocalBackup, type LocalContent } from './read-local-backup'
import { chooseSample, findWrong, standingBytes } from './read-sample'

/** None of one that is damaged on this disk, which is told elsewhere. */
async function contentsOf(folder: string, signal: AbortSignal): Promise<readonly LocalContent[]> {
  try {
    return (await readLocalBackup(folder, signal)).contents
  } catch (error) {
    signal.throwIfAborted()
    if (!isDamage(error)) throw error
    return []
  }
}

/**
 * Looks at a part of what stands there, and puts there again what is wrong, as far as this computer has it.
 * @param unreadable the names of copies that do not say what they hold
 */
export async function lookAgain(
  backups: readonly string[],
  unreadable: readonly string[],
  run: CopyRun,
): Promise<void> {
  const { state, known, bad, tools, random, counts } = run
  // Where nothing was uploaded, looking again must cost next to nothing.
  const firstBytes = counts.uploaded.count > 0 ? undefined : standingBytes
  const sample = chooseSample([...known.values()], standingBytes, random, firstBytes)
  for (const { path } of [...(await checkShare(run)), ...(await findWrong(sample, run))]) bad.add(path)
  if (bad.size > 0) {
    await state.change({ bad: [...bad] })
    for (const folder of backups.toReversed()) {
      // What is a copy's own was put there again before, if it could be.
      if (![...bad].some(path => !path.startsWith('backups/'))) break
      const contents = await contentsOf(folder, tools.signal)
      await putContents(
        folder,
        contents.filter(({ path }) => bad.has(path)),
        run,
      )
    }
  }
  await state.change({ bad: [...bad] })
  for (const item of unreadable) tools.issues.add({ item, during: 'copying', code: 'wrong-in-place' })
  for (const item of bad)
    if (!unreadable.some(name => item.startsWith(`backups/${name}/`)))
      tools.issues.add({ item, during: 'copying', code: 'wrong-in-place' })
}
