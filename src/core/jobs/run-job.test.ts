import { describe, expect, it, vi } from 'vitest'
import type { ExportReport, JobEnd, JobPhase, Progress } from '../../shared/model/job'
import { Failure } from '../errors/failure'
import { createPauseGate } from './pause-gate'
import { runJob, type JobControls, type JobSpec, type JobTools } from './run-job'

const tally = { count: 0, bytes: 0 }
const report: ExportReport = {
  kind: 'export',
  folder: '/x',
  exported: tally,
  alreadyThere: tally,
  renamed: 0,
}
const issue = { item: '/a', during: 'exporting', code: 'name-taken' } as const

async function run(
  work: JobSpec<ExportReport>['work'],
  part: Partial<JobSpec<ExportReport>> = {},
  controls?: JobControls,
) {
  const order: string[] = []
  const ends: JobEnd[] = []
  let signal: AbortSignal | null = null
  const outcome = await runJob<ExportReport>(
    {
      items: 2,
      bytes: 10,
      phase: 'exporting',
      work: async tools => {
        signal = tools.signal
        await work(tools)
      },
      settle: async end => {
        await Promise.resolve()
        expect(signal?.aborted).toBe(true)
        ends.push(end)
        order.push('settle')
      },
      report: () => {
        order.push('report')
        return report
      },
      ...part,
    },
    controls,
  )
  return { outcome, order, ends }
}

const nothing = () => Promise.resolve()

describe('the end of a job', () => {
  it('is done when its work is: settled, then reported', async () => {
    const { outcome, order, ends } = await run(nothing)
    expect(outcome).toMatchObject({ status: 'done', ...report, issues: [] })
    expect(order).toEqual(['settle', 'report'])
    expect(ends).toEqual([{ status: 'done' }])
  })

  it('is failed with what the work throws, and settled all the same', async () => {
    const { outcome, ends } = await run(() => Promise.reject(new Failure('phone-full')))
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'phone-full' }, folder: '/x' })
    expect(ends).toEqual([{ status: 'failed', error: { code: 'phone-full' } }])
  })

  it('is cancelled when that was asked for, whatever the work throws then', async () => {
    const cancel = new AbortController()
    const work = () => {
      cancel.abort()
      return Promise.reject(new Failure('phone-gone'))
    }
    const { outcome } = await run(work, {}, { signal: cancel.signal })
    expect(outcome).toMatchObject({ status: 'cancelled' })
    expect(outcome).not.toHaveProperty('error')
  })

  it('is done when the cancel came too late', async () => {
    const cancel = new AbortController()
    const work = () => {
      cancel.abort()
      return Promise.resolve()
    }
    expect((await run(work, {}, { signal: cancel.signal })).outcome.status).toBe('done')
  })

  it('is failed, not cancelled, where the job has stopped itself', async () => {
    const work = ({ stop, signal }: JobTools<ExportReport>) => {
      stop(new Failure('folder-busy'))
      signal.throwIfAborted()
      return Promise.resolve()
    }
    expect((await run(work)).outcome).toMatchObject({ status: 'failed', error: { code: 'folder-busy' } })
  })
})

it('counts issues, known ones too, and tells the phase it is in', async () => {
  const told: [JobPhase, number][] = []
  const onProgress = ({ issueCount }: Progress, phase: JobPhase) => told.push([phase, issueCount])
  const work = ({ issues, enter }: JobTools<ExportReport>) => {
    issues.add(issue)
    enter('finishing')
    return Promise.resolve()
  }
  const { outcome } = await run(work, { issues: [issue] }, { onProgress })
  expect(outcome.issues).toEqual([issue, issue])
  expect(told).toEqual([
    ['finishing', 2],
    ['finishing', 2],
  ])
})

it('tells why it stands still: the pause before the phone, and nothing once it has ended', async () => {
  const pause = createPauseGate()
  const onProgress = vi.fn<(progress: Progress) => void>()
  const holds = () => onProgress.mock.calls.map(([{ hold }]) => hold?.kind ?? null)
  const work = ({ onWaiting }: JobTools<ExportReport>) => {
    onWaiting(new Failure('phone-gone'))
    pause.set(true)
    pause.set(false)
    onWaiting(null)
    return Promise.resolve()
  }
  await run(work, {}, { pause, onProgress })
  expect(holds()).toEqual(['phone', 'paused', 'phone', null, null])
  pause.set(true)
  expect(onProgress).toHaveBeenCalledTimes(5)
})
