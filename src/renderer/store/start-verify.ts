import { call } from '../call'
import { showJob } from './show-job'

/**
 * Reads the backup of an ended job again, and shows how far it is.
 * @param password null where main may know it, or none is needed; it is kept nowhere here
 * @throws {ApiError}
 */
export async function startVerify(id: string, password: string | null): Promise<void> {
  await showJob(await call(window.api.jobs.verify({ id, password })), id)
}
