import { expect, it } from 'vitest'
import { runJob } from '../jobs/run-job'
import type { ExportReport } from '../../shared/model/job'
import { createJobs } from './jobs'
import { groupIssues } from './group-issues'

it('tells of the problems of a running job, of ten thousand no more than people read', async () => {
  let end: () => void = () => undefined
  const ending = new Promise<void>(resolve => (end = resolve))
  const jobs = createJobs(() => undefined)
  const none = { count: 0, bytes: 0 }
  const id = jobs.start({
    facts: {
      kind: 'export',
      phoneId: null,
      phoneName: 'Phone',
      encrypted: false,
      itemsTotal: 1,
      bytesTotal: 1,
      issueCount: 0,
    },
    run: controls =>
      runJob<ExportReport>(
        {
          ...{ items: 10_001, bytes: 1, phase: 'exporting' },
          work: async ({ issues }) => {
            for (let number = 0; number < 10_000; number++)
              issues.add({ item: `/DCIM/${number}.jpg`, during: 'exporting', code: 'damaged-in-backup' })
            issues.add({ item: '/DCIM/x.jpg', during: 'exporting', code: 'path-too-long' })
            await ending
          },
          report: () => ({ kind: 'export', folder: '', exported: none, alreadyThere: none, renamed: 0 }),
        },
        controls,
      ),
  })
  await Promise.resolve()
  const startedAt = performance.now()
  const groups = groupIssues(jobs.issues(id))
  expect(performance.now() - startedAt).toBeLessThan(100)
  expect(groups.map(({ code, count, first }) => [code, count, first.length])).toEqual([
    ['path-too-long', 1, 1],
    ['damaged-in-backup', 10_000, 100],
  ])
  expect(jobs.list()[0]?.status).toBe('running')
  end()
  await jobs.settled()
  expect(jobs.issues(id)).toHaveLength(10_001)
  expect(() => jobs.issues('another')).toThrow()
})
