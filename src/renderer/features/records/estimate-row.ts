import type { MessageRow } from '../../lib/arrange-messages'

/** A guess at the height of a row in CSS pixels, before it has been measured: a good one keeps the scroll bar calm. */
export function estimateRow(row: MessageRow | undefined): number {
  if (row?.kind !== 'message') return 52
  const { text, attachments } = row.message
  const lines = Math.min(
    60,
    text.split('\n', 60).reduce((sum, line) => sum + 1 + Math.floor(line.length / 58), 0),
  )
  const pictures = attachments.filter(({ kind }) => kind === 'image').length
  const others = attachments.length - pictures
  const bubble = text === '' ? 0 : 16 + lines * 20
  return 4 + bubble + pictures * 192 + others * 48 + (row.ends ? 26 : 0)
}
