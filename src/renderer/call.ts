import type { Result } from '../shared/ipc/define'
import { ApiError } from './lib/api-error'

/** Unwraps an answer of `window.api`. @throws {ApiError} with the code main gave */
export async function call<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer
  if (!result.ok) throw new ApiError(result.error)
  return result.value
}
