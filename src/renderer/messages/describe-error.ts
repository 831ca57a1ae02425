import type { ErrorInfo } from '../../shared/model/errors'
import { words, type Words } from './words'

/** What happened and what to do next. */
export function describeError(error: ErrorInfo): ReturnType<Words['errors'][ErrorInfo['code']]> {
  return words.errors[error.code](error.details ?? {})
}
