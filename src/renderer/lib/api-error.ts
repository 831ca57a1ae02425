import type { ErrorInfo } from '../../shared/model/errors'

/** An answer of main that says no. The words for it are in words/. */
export class ApiError extends Error {
  constructor(readonly info: ErrorInfo) {
    super(info.code)
    this.name = 'ApiError'
  }
}

/** What to tell about anything that was thrown. */
export function toErrorInfo(thrown: unknown): ErrorInfo {
  return thrown instanceof ApiError ? thrown.info : { code: 'unexpected' }
}
