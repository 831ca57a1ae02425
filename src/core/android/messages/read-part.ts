import { createAnswerBudget } from '../../phone/answer-budget'
import type { OpenOptions } from '../../phone/phone'
import { gatherBytes } from '../../phone/gather-bytes'
import { PhoneError } from '../../phone/phone-error'
import type { MessagePart } from '../../records/message'
import type { PhoneLink } from '../adb/open-service'
import { streamShell } from '../adb/stream-shell'
import { readProviderError } from '../content/provider-answer'

/** Networks carry some megabytes. */
const maxPartBytes = 512 * 1024 * 1024
const maxPartMs = 30 * 60_000
/** The beginning of an exception says what it is. */
const maxToldBytes = 16 * 1024

export function partUri(id: number): string {
  return `content://mms/part/${id}`
}

/**
 * The bytes of a part that is a file. `content read` prints nothing but them, and what a provider throws on its error output,
 * with exit code 0 (AOSP cmds/content, Content.java, ReadCommand): anything there means that they are not all.
 * @throws PhoneError, `refused` for this part alone; what `write` throws; the signal's reason
 */
export async function readPart(
  link: PhoneLink,
  { id }: Pick<MessagePart, 'id'>,
  write: (piece: Buffer) => Promise<void>,
  options: OpenOptions,
): Promise<void> {
  const told = gatherBytes()
  let toldBytes = 0
  const exitCode = await streamShell(link, `content read --uri ${partUri(id)}`, write, {
    ...options,
    budget: createAnswerBudget({ maxBytes: maxPartBytes, maxWaitMs: maxPartMs }),
    onError: piece => {
      if (toldBytes < maxToldBytes) told.add(piece)
      toldBytes += piece.length
    },
  })
  const error = readProviderError({ exitCode, stdout: Buffer.alloc(0), stderr: told.bytes() })
  if (error) throw error
  if (/^\s+at [\w.$]+\(/m.test(told.bytes().toString('latin1')))
    throw new PhoneError('refused', 'The phone could not read this part to its end')
}
