import {
  PhoneError,
  type PhoneErrorKind,
  type PhoneErrorOptions,
  type Refusal,
} from '../../phone/phone-error'

/**
 * What went wrong between us, the adb server and the phone. `no-service` is the server's: adb is missing, could not be
 * started, or does not answer. `refused` is the phone's FAIL; `message` is its text.
 */
export class AdbError extends PhoneError {
  /** Whether the adb server said so, as against a connection that broke. */
  readonly isAnswer: boolean

  constructor(
    kind: PhoneErrorKind,
    message: string,
    options?: PhoneErrorOptions & { readonly isAnswer?: boolean },
  ) {
    super(kind, message, { refusal: refusalOf(message), ...options })
    this.name = 'AdbError'
    this.isAnswer = options?.isAnswer === true
  }
}

/** What the words after FAIL mean: they are strerror's (file_sync_service.cpp, SendSyncFailErrno). */
function refusalOf(message: string): Refusal {
  if (/no such file|not a directory/i.test(message)) return 'missing'
  if (/permission denied|not permitted/i.test(message)) return 'denied'
  if (/no space left|quota exceeded/i.test(message)) return 'no-room'
  return /path too long|file name too long/i.test(message) ? 'name-too-long' : 'other'
}
