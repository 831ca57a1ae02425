import type { JobSnapshot } from '../../shared/model/job'

type Ended = Exclude<JobSnapshot['status'], 'running'>

/** What is said of a running job, and of its end in a few words. */
export interface JobWords {
  readonly title: (phone: string) => string
  readonly lead: string
  readonly progress: string
  readonly currentItem: string
  readonly problems: (count: number) => string
  readonly cancel: string
  readonly cancelTitle: string
  readonly cancelText: string
  readonly cancelConfirm: string
  readonly closeTitle: string
  readonly closeText: string
  readonly announceEnd: Readonly<Record<Ended, string>>
  readonly running: (phone: string) => string
  readonly ended: Readonly<Record<Ended, string>>
}
