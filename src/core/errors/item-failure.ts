import type { IssueCode } from '../../shared/model/job'

/** One item could not be saved, restored or exported; the others can. */
export class ItemFailure extends Error {
  readonly code: IssueCode

  constructor(code: IssueCode, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'ItemFailure'
    this.code = code
  }
}
