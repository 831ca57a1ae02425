import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { hashFile } from '../../disk/hash-file'
import { keyName, manifestName } from '../../format/layout'
import { isEncrypted } from '../../format/manifest'
import { PlaceError } from '../../places/place-error'
import { backupInPlace, dataListName } from '../../places/place-layout'
import { runAll } from '../run-all'
import { encodeDataLine, type Content } from './content'
import type { CopyRun } from './copy-run'
import { isSameWhenRead } from './is-same-in-place'
import { putContents } from './put-contents'
import type { LocalBackup } from './read-local-backup'
import { chooseSample, findWrong, sampleBytes } from './read-sample'

/**
 * Puts one backup into the place: its contents, then what is its own, then `backup.json`, without which it isn't there.
 * @throws PlaceError `failed` where what comes back is not what was put there; Node's system errors; the signal's reason
 */
export async function copyBackup(backup: LocalBackup, run: CopyRun): Promise<void> {
  const { known, bad, tools, state, now } = run
  const isKnown = ({ path }: { path: string }) => known.has(path) && !bad.has(path)
  const wanted = backup.contents.filter(content => !isKnown(content))
  for (const content of backup.contents) {
    if (!isKnown(content)) continue
    run.counts.alreadyThere.count += 1
    run.counts.alreadyThere.bytes += content.bytes ?? 0
    tools.meter.itemEnded({ plannedBytes: content.bytes ?? 0, movedBytes: 0 })
  }
  const { there, uploaded, missing } = await putContents(backup.folder, wanted, run)
  await proveUploaded(uploaded, run)
  const contents = new Map(there.map(content => [content.path, content]))
  const all = backup.contents.flatMap(({ path }) => contents.get(path) ?? known.get(path) ?? [])
  const dataListSha256 = await putOwnFiles(backup, all, run)
  for (const path of [...bad]) if (path.startsWith(`backups/${backup.name}/`)) bad.delete(path)
  for (const content of there) known.set(content.path, content)
  const { backups } = await state.book()
  const keySha256 = await hashOf(join(backup.folder, keyName))
  const copied = {
    ...{ manifestSha256: backup.manifestSha256, keySha256, copiedAt: now() },
    ...{ dataListSha256, missing: missing.length },
  }
  await state.change({ backups: { ...backups, [backup.name]: copied } })
  await shelve(backup, state.shelf)
  run.counts.backups += 1
}

/** Keeps what says which backup it is, as `bringManifest` would bring it. */
async function shelve({ name, folder }: LocalBackup, shelf: string): Promise<void> {
  await rm(join(shelf, name), { recursive: true, force: true })
  await mkdir(join(shelf, name), { recursive: true, mode: 0o700 })
  await copyFile(join(folder, manifestName), join(shelf, name, manifestName))
}

/** @throws PlaceError `failed` */
async function proveUploaded(uploaded: readonly Content[], run: CopyRun): Promise<void> {
  const bytes = uploaded.reduce((total, content) => total + content.bytes, 0)
  const wrong = await findWrong(chooseSample(uploaded, sampleBytes(bytes), run.random), run)
  if (wrong.length === 0) return
  // Whatever else it has said of these is worth no more.
  await run.state.forgetConfirmed()
  throw new PlaceError(
    'failed',
    `What was read back there is not what was put there: ${wrong[0]?.path ?? ''}`,
  )
}

/** @returns the hash of the list of an encrypted one's contents; null for a plain one */
async function putOwnFiles(
  backup: LocalBackup,
  all: readonly Content[],
  run: CopyRun,
): Promise<string | null> {
  const { place, phone, tools, state, hold, transfers } = run
  const { signal } = tools
  const folder = backupInPlace(phone, backup.name)
  const dataList = isEncrypted(backup.manifest) ? await writeDataList(all, state.scratch) : null
  const own = backup.own.map(({ file, bytes }) => ({ source: join(backup.folder, file), file, bytes }))
  const files = dataList
    ? [...own, { source: dataList.source, file: dataListName, bytes: dataList.bytes }]
    : own
  try {
    await runAll(
      files,
      async ({ source, file, bytes }) => {
        await place.put(source, `${folder}/${file}`, { signal })
        const told = (await place.stat(`${folder}/${file}`, { signal }))?.bytes
        if (told !== bytes)
          throw new PlaceError('failed', `It has ${told ?? 'none'} of ${bytes} bytes of ${file}`)
      },
      { concurrency: transfers, signal, stopAll: tools.stop },
    )
  } finally {
    if (dataList) await rm(dataList.source, { force: true })
  }
  const manifest = join(backup.folder, manifestName)
  hold.prove()
  await place.put(manifest, `${folder}/${manifestName}`, { signal })
  const back = { place, scratch: state.scratch, signal }
  if (!(await isSameWhenRead(`${folder}/${manifestName}`, backup.manifestSha256, back)))
    throw new PlaceError('failed', `${manifestName} is not there as it was put there`)
  return dataList?.sha256 ?? null
}

async function writeDataList(all: readonly Content[], scratch: string) {
  const source = join(scratch, randomUUID())
  const sorted = all.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const text = Buffer.from(sorted.map(encodeDataLine).join(''))
  await writeFile(source, text)
  return { source, bytes: text.length, sha256: await hashFile(source) }
}

/** Null where it has no such file. */
export async function hashOf(file: string): Promise<string | null> {
  return await hashFile(file).catch(() => null)
}
