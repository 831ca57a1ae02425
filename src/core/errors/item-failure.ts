import type { IssueCode, IssueDetail, SaidBy } from '../../shared/model/issue'

export interface ItemFailureOptions extends ErrorOptions {
  /** Whose words the detail is; our own without it. */
  readonly saidBy?: SaidBy
}

/** One item could not be saved, restored or exported; the others can. */
export class ItemFailure extends Error {
  readonly code: IssueCode
  readonly detail: IssueDetail

  constructor(code: IssueCode, detail: string, { saidBy = 'app', ...options }: ItemFailureOptions = {}) {
    super(detail, options)
    this.name = 'ItemFailure'
    this.code = code
    this.detail = { saidBy, text: detail }
  }
}
