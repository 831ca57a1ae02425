import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import type { FileLine } from '../../src/core/format/index-line'
import { openWithKeys } from '../../src/core/library/open-backup'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import type { EngineEnd } from './engine'
import { backupFolders, expectTrue, inspect, type Inspected } from './inspect'
import type { Version } from './phone-storage'
import type { Place, World } from './world'

/** What lies on a place between two runs. */
export interface Situation {
  readonly complete: readonly Inspected[]
  readonly partial: Inspected | null
  /** What no earlier run has moved, by path. */
  readonly missing: ReadonlyMap<string, Version>
  /** Of these, what has come already. */
  readonly resumableBytes: number
}

export interface FinalInput {
  readonly world: World
  readonly place: Place
  /** Before the last run. */
  readonly situation: Situation
  readonly end: EngineEnd
  /** What a plain run gives that nothing ever disturbed, by path. */
  readonly undisturbed: ReadonlyMap<string, FileLine>
}

/** The backup is what it would be had nothing happened; no other one was harmed, and nothing is left lying about. */
export async function expectFinal({ world, place, situation, end, undisturbed }: FinalInput): Promise<void> {
  expect(end.last).toMatchObject({ event: 'done', issues: [] })
  const folder = String(end.last?.['folder'])
  const folders = await backupFolders(place.output)
  expect(folders).toContain(folder)
  expect(folders.filter(name => name.endsWith('.partial'))).toEqual([])
  expect((await readdir(dirname(folder))).filter(name => name.startsWith('.'))).toEqual([])
  for (const each of folders) {
    const backup = await inspect(world, each)
    if (!backup) return expect.fail(`${each} is no backup`)
    await expectTrue(world, backup)
    await expectTidy(backup)
    if (each === folder) expectEqual(backup, situation, undisturbed)
  }
  const { partial, missing } = situation
  const gone = goneLines(situation, undisturbed)
  const kept = [...(partial?.lines.values() ?? [])].filter(
    ({ path }) => undisturbed.has(path) && !missing.has(path),
  )
  expect(end.last?.['totals']).toMatchObject({
    copied: { count: missing.size },
    kept: { count: kept.length + gone.size },
  })
}

/** Whatever lies there: each line of each backup is true. @returns those that have begun */
export async function expectAllTrue(world: World, { output }: Place): Promise<readonly Inspected[]> {
  const found = await Promise.all((await backupFolders(output)).map(folder => inspect(world, folder)))
  const backups = found.filter(backup => backup !== null)
  for (const backup of backups) await expectTrue(world, backup)
  return backups
}

/** After a run that nothing disturbed: its backup has all that the phone has, and nothing anywhere is wrong or left over. */
export async function expectWhole(world: World, place: Place): Promise<void> {
  const backups = await expectAllTrue(world, place)
  for (const backup of backups) await expectTidy(backup)
  const newest = [...backups].sort((a, b) => (a.manifest.startedAt < b.manifest.startedAt ? 1 : -1))
  const versions = [...world.storage.now()].map(([path, version]) => ({ path, ...version }))
  const has = ({ lines }: Inspected) =>
    versions.every(({ path, sha256 }) => lines.get(path)?.sha256 === sha256)
  expect(newest.some(has)).toBe(true)
}

/** What the phone no longer has, and an interrupted run had saved. */
function goneLines(
  { partial }: Situation,
  undisturbed: ReadonlyMap<string, FileLine>,
): ReadonlyMap<string, FileLine> {
  return new Map([...(partial?.lines ?? [])].filter(([path]) => !undisturbed.has(path)))
}

function expectEqual(
  { lines, keys }: Inspected,
  situation: Situation,
  undisturbed: ReadonlyMap<string, FileLine>,
): void {
  const gone = goneLines(situation, undisturbed)
  const essence = (all: ReadonlyMap<string, FileLine>) =>
    [...all.values()]
      .map(({ path, category, bytes, mtime, sha256 }) => ({ path, category, bytes, mtime, sha256 }))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  expect(essence(lines)).toEqual(essence(new Map([...undisturbed, ...gone])))
  if (keys) return
  // A file that is gone keeps its name, so that another one may have to take the next.
  const taken = [...gone.keys()]
  for (const [path, { file }] of undisturbed) {
    if (!taken.some(other => path.startsWith(`${other}/`))) expect(lines.get(path)?.file).toBe(file)
  }
}

/** Nothing is wrong, left over or writable. */
async function expectTidy({ folder, manifest, keys, lines }: Inspected): Promise<void> {
  expect(manifest.state).toBe('complete')
  const opened = await openWithKeys(folder, manifest, keys)
  expect((await verifyBackup(opened)).issues).toEqual([])
  // Everything that its manifest says, its name too.
  if (keys) expect(opened.authenticity).toEqual({ kind: 'signed', covers: 'manifest', renamedFrom: null })
  expect(manifest.total.count).toBe(lines.size)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const parents = new Set(entries.map(({ parentPath }) => parentPath))
  const empty = entries.filter(
    entry => entry.isDirectory() && !parents.has(join(entry.parentPath, entry.name)),
  )
  expect(empty.map(({ name }) => name)).toEqual([])
  if (process.platform === 'win32') return
  for (const { file, mtime } of lines.values()) {
    const { mode, mtimeMs } = await stat(join(folder, file))
    expect(mode & 0o222, file).toBe(0)
    if (!keys) expect(mtimeMs, file).toBe(mtime * 1000)
  }
}
