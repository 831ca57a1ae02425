import { describe, expect, it } from 'vitest'
import type { JobSnapshot } from '../../shared/model/job'
import { announcementOf } from './announcement'
import { jobPercent } from './job-percent'
import { resultOf } from './job-result'

function job(part: Partial<JobSnapshot>): JobSnapshot {
  return {
    id: '1',
    kind: 'backup',
    status: 'running',
    phase: 'copying',
    encrypted: false,
    hold: null,
    phoneId: 'A',
    placeId: null,
    phoneName: 'Pixel 7',
    itemsDone: 0,
    itemsTotal: 10,
    bytesDone: 0,
    bytesTotal: 1000,
    currentItem: null,
    bytesPerSecond: 0,
    remainingSeconds: null,
    issueCount: 0,
    cancelling: false,
    ...part,
  }
}

describe('jobPercent', () => {
  it('does not say 100 before all is there', () => {
    expect(jobPercent(job({ bytesDone: 999 }))).toBe(99)
    expect(jobPercent(job({ bytesDone: 1000 }))).toBe(100)
    expect(jobPercent(job({ bytesDone: 1200 }))).toBe(100)
  })

  it('counts items where all of them are empty, and nothing where there is nothing', () => {
    expect(jobPercent(job({ bytesTotal: 0, itemsDone: 5 }))).toBe(50)
    expect(jobPercent(job({ bytesTotal: 0, itemsTotal: 0 }))).toBeNull()
  })
})

describe('announcementOf', () => {
  it('speaks at each ten percent only', () => {
    expect(announcementOf(job({ bytesDone: 305 }))).toEqual({ kind: 'phase', phase: 'copying', percent: 30 })
    expect(announcementOf(job({ bytesDone: 309 }))).toEqual(announcementOf(job({ bytesDone: 301 })))
    expect(announcementOf(job({ bytesDone: 90 }))).toEqual({ kind: 'phase', phase: 'copying', percent: null })
  })

  it('speaks of phases and of the end', () => {
    expect(announcementOf(job({ phase: 'finishing', bytesDone: 1000 }))).toMatchObject({ percent: null })
    expect(announcementOf(job({ status: 'failed' }))).toEqual({ kind: 'end', status: 'failed' })
    expect(announcementOf(job({ kind: 'verify', phase: 'verifying', bytesDone: 450 }))).toMatchObject({
      percent: 40,
    })
  })

  it('says that it stands still before how far it is, and its end before that', () => {
    const hold = { kind: 'phone', error: { code: 'phone-gone' } } as const
    expect(announcementOf(job({ bytesDone: 305, hold }))).toEqual({ kind: 'hold', hold })
    expect(announcementOf(job({ hold: { kind: 'paused' }, status: 'cancelled' }))).toMatchObject({
      kind: 'end',
    })
  })
})

describe('resultOf', () => {
  it('tells a clean backup from one with problems', () => {
    expect(resultOf({ status: 'done', issueCount: 0 })).toBe('done')
    expect(resultOf({ status: 'done', issueCount: 1 })).toBe('with-problems')
    expect(resultOf({ status: 'cancelled', issueCount: 1 })).toBe('cancelled')
  })
})
