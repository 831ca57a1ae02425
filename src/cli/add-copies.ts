import { readdir } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { prepareCheck } from '../core/app/places/prepare-check'
import { prepareCopy, type CopyOrder } from '../core/app/places/prepare-copy'
import { prepareFetch } from '../core/app/places/prepare-fetch'
import type { OpenPlaces } from '../core/app/places/open-places'
import { Failure } from '../core/errors/failure'
import { manifestName } from '../core/format/layout'
import type { ReadyJob } from '../core/jobs/run-job'
import type { CheckCopiesReport, CopyReport, FetchReport, JobOutcome } from '../shared/model/job'
import type { AddCommand } from './add-command'
import { describeFailure } from './describe-failure'
import { describeFault, describeIssue } from './describe-issue'
import { exitCodeOf } from './exit-codes'
import { keyRing } from './key-ring'
import { outcomeJson } from './outcome-json'
import { createProgressLine } from './progress-line'
import { say } from './say'
import { stopOnSignal } from './stop-on-signal'
import { findPlacedBackup, placeNamed, withPlaces } from './with-places'

export const addCopy: AddCommand = (program, io, end) => {
  program
    .command('copy')
    .description('Copy backups to a place: what is there already stays, and is looked at again.')
    .argument('<folder>', "a backup, a phone's folder, or an output folder")
    .requiredOption('--to <place>', 'the name of a place ("phonekeep places")')
    .option('--json', 'print one JSON object per line')
    .action(async (folder: string, flags: { to: string; json?: true }) => {
      end(
        await withPlaces(io, async opened => {
          const { id: placeId } = placeNamed(flags.to, opened)
          const order = { placeId, ...(await whatToCopy(resolve(folder))) }
          return await runPlaceJob(io, flags.json === true, () =>
            prepareCopy(order, { places: opened.places, ring: keyRing(io) }),
          )
        }),
      )
    })
}

export const addFetch: AddCommand = (program, io, end) => {
  program
    .command('fetch')
    .description('Bring a backup back from a place, whole.')
    .argument('<backup>', 'as "phonekeep list PLACE" names it: PLACE:PHONE/BACKUP')
    .requiredOption('--to <dir>', 'the output folder; it must exist')
    .option('--json', 'print one JSON object per line')
    .action(async (given: string, flags: { to: string; json?: true }) => {
      end(
        await withPlaces(io, async opened => {
          const id = findPlacedBackup(given, opened)
          if (!id) throw new Failure('backup-gone')
          const order = { id, outputFolder: resolve(flags.to) }
          return await runPlaceJob(io, flags.json === true, () =>
            prepareFetch(order, opened.places, opened.backups),
          )
        }),
      )
    })
}

/** Reads what a place holds. @returns the exit code */
export async function checkPlace(
  placeId: string,
  opened: OpenPlaces,
  { full, json, io }: { readonly full: boolean; readonly json: boolean; readonly io: NodeJS.Process },
): Promise<number> {
  return await runPlaceJob(io, json, signal => prepareCheck({ placeId, full }, opened.places, signal))
}

/** A backup, those of a phone, or all in an output folder. */
async function whatToCopy(folder: string): Promise<Omit<CopyOrder, 'placeId'>> {
  if (existsSync(join(folder, manifestName)))
    return { folders: [dirname(dirname(folder))], phone: basename(dirname(folder)), backup: basename(folder) }
  const names = await readdir(folder)
  const isOfPhone = names.some(name => existsSync(join(folder, name, manifestName)))
  return isOfPhone ? { folders: [dirname(folder)], phone: basename(folder) } : { folders: [folder] }
}

type PlaceOutcome = Extract<JobOutcome, { kind: 'copy' | 'check-copies' | 'fetch' }>

async function runPlaceJob(
  io: NodeJS.Process,
  json: boolean,
  prepare: (signal: AbortSignal) => Promise<ReadyJob<PlaceOutcome>>,
): Promise<number> {
  const tell = (event: string, facts: object) => io.stdout.write(JSON.stringify({ event, ...facts }) + '\n')
  const line = createProgressLine(io)
  return await stopOnSignal(io, async signal => {
    const ready = await prepare(signal)
    if (!json) line.start(ready.facts.bytesTotal)
    const outcome = await ready.run({
      signal,
      onProgress: (progress, phase) =>
        json ? tell('progress', { phase, ...progress }) : line.update(progress),
    })
    line.stop()
    if (json) tell(outcome.status, outcomeJson(outcome))
    else for (const text of describeOutcome(outcome)) io.stdout.write(text + '\n')
    return exitCodeOf(outcome)
  })
}

function describeOutcome(outcome: PlaceOutcome): readonly string[] {
  const issues = outcome.issues.map(
    issue => `  ! ${issue.during === 'verifying' ? describeFault(issue) : describeIssue(issue)}`,
  )
  const done = [...describeReport(outcome), say('job.done', { seconds: outcome.elapsedMs / 1000 })]
  if (outcome.status === 'done') return [...issues, ...done]
  const again = say('job.again')
  if (outcome.status === 'cancelled') return [...issues, `${say('common.cancelled')} ${again}`]
  return [...issues, say('common.stopped', { failure: describeFailure(outcome.error) }), again]
}

function describeReport(report: CopyReport | CheckCopiesReport | FetchReport): readonly string[] {
  switch (report.kind) {
    case 'copy': {
      const { backups, removed, uploaded, alreadyThere, readBack, place } = report
      return [
        say('copies.copied', { backups, place, ...uploaded }),
        say('copies.alreadyThere', { ...alreadyThere }),
        say('copies.readBack', { ...readBack }),
        ...(removed > 0 ? [say('copies.removed', { removed })] : []),
      ]
    }
    case 'check-copies': {
      const { backups, items, bytes, full } = report
      return [say(full ? 'copies.checkedFull' : 'copies.checkedNames', { backups, items, bytes })]
    }
    case 'fetch':
      return [say('copies.fetched', { count: report.items, bytes: report.bytes, folder: report.folder })]
  }
}
