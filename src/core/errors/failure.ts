import type { ErrorCode, ErrorInfo } from '../../shared/model/errors'

/** An operation that could not be done, with a code that the renderer and the CLI have words for. */
export class Failure extends Error {
  readonly info: ErrorInfo

  constructor(code: ErrorCode, details?: ErrorInfo['details'], options?: ErrorOptions) {
    super(code, options)
    this.name = 'Failure'
    this.info = details ? { code, details } : { code }
  }
}
