import type { MessageHeader } from '../../records/message'

export interface BatchLimits {
  readonly maxRows: number
  /** Of texts, in UTF-8, as the headers tell. */
  readonly maxBytes: number
}

/**
 * Each batch costs a few Java starts on the phone, and its texts are in memory, twice as long in hexadecimal: many rows, few
 * bytes.
 */
const usualLimits: BatchLimits = { maxRows: 4000, maxBytes: 2 * 1024 * 1024 }

/** What a multimedia message weighs beside its text: rows for its parts, with their names, and their layout (SMIL). */
const multimediaRows = 4
const multimediaBytes = 8 * 1024

/** The headers in their order, as many together as may be read at once; one that is larger than all limits is alone. */
export function* batchesOf(
  headers: readonly MessageHeader[],
  { maxRows, maxBytes }: BatchLimits = usualLimits,
): Generator<readonly MessageHeader[]> {
  let batch: MessageHeader[] = []
  let rows = 0
  let bytes = 0
  for (const header of headers) {
    const [moreRows, moreBytes] = weightOf(header)
    if (batch.length > 0 && (rows + moreRows > maxRows || bytes + moreBytes > maxBytes)) {
      yield batch
      batch = []
      rows = 0
      bytes = 0
    }
    batch.push(header)
    rows += moreRows
    bytes += moreBytes
  }
  if (batch.length > 0) yield batch
}

function weightOf({ kind, bytes }: MessageHeader): readonly [rows: number, bytes: number] {
  return kind === 'sms' ? [1, bytes] : [1 + multimediaRows, bytes + multimediaBytes]
}
