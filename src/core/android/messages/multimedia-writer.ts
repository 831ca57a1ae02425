import type { MessagePart, MultimediaMessage } from '../../records/message'
import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import type { FindThread } from './find-thread'

export interface MultimediaWriter {
  readonly link: PhoneLink
  readonly options: ShellOptions
  readonly findThread: FindThread
  readonly canWriteParts: boolean
}

export interface WrittenMultimedia {
  readonly message: MultimediaMessage
  /** Of its conversation. */
  readonly others: readonly string[]
  readonly content: (part: MessagePart) => AsyncIterable<Buffer>
}
