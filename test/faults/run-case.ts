import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect } from 'vitest'
import { mountSmallDisk } from '../small-disk'
import type { EngineEnd } from './engine'
import { backupFolders, resumable, expectTrue, inspect, type Inspected } from './inspect'
import { interrupt, type Interruption } from './interruptions'
import { applyChange, type Change } from './phone-contents'
import type { Version } from './phone-storage'
import { expectFinal, type Situation } from './expect-final'
import type { Before, Templates } from './templates'
import { copyPlace, heal, said, start, type Kind, type Place, type World } from './world'

export interface FaultCase {
  readonly number: number
  readonly kind: Kind
  readonly before: Before
  readonly interruptions: readonly Interruption[]
  /** Happens on the phone before interruption number `at`, or before the last run. */
  readonly change: { readonly at: number; readonly what: Change } | null
}

export interface CaseResult {
  /** Those that took place before the run was over. */
  readonly struck: readonly Interruption[]
  /** Of large files, moved by an earlier run and not again. */
  readonly resumedBytes: number
}

const diskBytes = 400 * 1024 * 1024

/** Interrupts one backup again and again, then lets it end, and looks at everything after every step. */
export async function runCase(world: World, templates: Templates, plan: FaultCase): Promise<CaseResult> {
  const name = `case-${plan.number}`
  const output = join(world.folder, name, 'output')
  const disk = plan.interruptions.some(({ kind }) => kind === 'disk full')
    ? mountSmallDisk(output, diskBytes)
    : null
  try {
    // Before anything happens to the phone.
    const writes = await templates.writes(plan.kind, plan.before)
    const place = await copyPlace(world, name, await templates.backup(plan.kind, plan.before))
    const struck: Interruption[] = []
    for (const [number, interruption] of plan.interruptions.entries()) {
      if (plan.change?.at === number) await applyChange(world.storage, plan.change.what)
      const { missing, resumableBytes } = await look(world, place)
      const result = await interrupt(interruption, {
        ...{ world, place, disk, writes },
        withPassword: await needsPassword(place),
        missingBytes: Math.max(0, total(missing) - resumableBytes),
      })
      if (result.struck) struck.push(interruption)
      await heal(world)
    }
    if (plan.change?.at === plan.interruptions.length) await applyChange(world.storage, plan.change.what)
    const situation = await look(world, place)
    const end = await finish(world, place, situation)
    await expectFinal({
      world,
      place,
      situation,
      end,
      undisturbed: await templates.undisturbed(plan.change?.what ?? null),
    })
    return { struck, resumedBytes: situation.resumableBytes }
  } finally {
    await heal(world)
    disk?.unmount()
    await rm(join(world.folder, name), { recursive: true, force: true })
    await world.storage.reset()
  }
}

/** A new password is chosen until there is a backup that has begun. */
async function needsPassword({ output }: Place): Promise<boolean> {
  const names = new Set(await readdir(output, { recursive: true }))
  const begun = [...names].filter(name => basename(name) === 'backup.json')
  return !begun.some(name => names.has(join(dirname(name), 'key.age')))
}

/** Reads all backups of a place, and holds every line of theirs against the phone. */
async function look(world: World, place: Place): Promise<Situation> {
  expect((await readdir(place.folder)).filter(name => name !== 'settings').sort()).toEqual([
    'output',
    'password',
  ])
  expect((await readdir(place.output)).length).toBeLessThanOrEqual(1)
  const complete: Inspected[] = []
  let partial: Inspected | null = null
  for (const folder of await backupFolders(place.output)) {
    expect(basename(folder)).toMatch(/^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d( \(\d+\))?(\.partial)?$/)
    const backup = await inspect(world, folder)
    if (!backup) continue
    await expectTrue(world, backup)
    if (!folder.endsWith('.partial')) expect(await readdir(folder)).not.toContain('journal')
    if (backup.manifest.state === 'complete') complete.push(backup)
    else {
      expect(partial).toBeNull()
      partial = backup
    }
  }
  const missing = findMissing(world, [...complete.slice(-1), ...(partial ? [partial] : [])])
  const resumableBytes = partial ? await resumable(partial, missing) : 0
  return { complete, partial, missing, resumableBytes }
}

function findMissing({ storage }: World, backups: readonly Inspected[]): Map<string, Version> {
  const missing = new Map(storage.now())
  for (const [path, { bytes, mtime }] of storage.now()) {
    const has = ({ lines }: Inspected) => {
      const line = lines.get(path)
      return line?.bytes === bytes && line.mtime === mtime
    }
    if (backups.some(has)) missing.delete(path)
  }
  return missing
}

function total(files: ReadonlyMap<string, Version>): number {
  return [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0)
}

/** Listings, answers to questions, and what the wire puts around the bytes. */
const trafficBytes = 300_000
const trafficShare = 1.01

/** The run that nothing disturbs resumes what is there, and asks for no byte that is. */
async function finish(world: World, place: Place, situation: Situation): Promise<EngineEnd> {
  const base = world.phone.bytesSent()
  const end = await start(world, place, await needsPassword(place)).ended
  expect(end.code, said(end)).toBe(0)
  const { partial, missing, resumableBytes } = situation
  expect(end.starting?.['continues']).toBe(partial?.folder ?? null)
  const moved = world.phone.bytesSent() - base
  expect(moved).toBeLessThan((total(missing) - resumableBytes) * trafficShare + trafficBytes)
  expect(dirname(String(end.last?.['folder']))).toBe(dirname((await backupFolders(place.output))[0] ?? ''))
  return end
}
