import { toPhoneError } from '../files/phone-errors'

/** Why a SEND failed, in the words of file_sync_service.cpp. */
export class SendError extends Error {
  override readonly name = 'SendError'
}

/** As SendSyncFailErrno tells it: what was tried, and the text of the error number. */
export const sendErrorOf = (what: string, thrown: unknown): SendError =>
  new SendError(`${what}: ${toPhoneError(thrown).message}`)
