import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { MessageHit } from '../../../shared/model/record-details'
import type { MessageRow } from '../../lib/arrange-messages'
import type { Messages } from './use-messages'

/** Beyond so many pages nobody waits for what a search found: it is found by scrolling. */
const maxPages = 60

interface FindHit {
  readonly hit: MessageHit | null
  readonly messages: Messages
  readonly rows: readonly MessageRow[]
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>
}

/** Loads the messages up to the one that a search found, and shows it. @returns the key of its row; null where it is not there */
export function useFindHit({ hit, messages, rows, virtualizer }: FindHit): string | null {
  const shown = useRef(false)
  const index = hit === null ? -1 : rows.findIndex(row => isHit(row, hit))
  const { hasOlder, pending, error, count, loadOlder } = messages
  const oldest = messages.messages?.[0]?.date ?? Infinity
  useEffect(() => {
    if (hit === null || shown.current || messages.messages === null) return
    if (index !== -1) {
      shown.current = true
      virtualizer.scrollToIndex(index, { align: 'center' })
    } else if (hasOlder && oldest >= hit.newest.date && count < maxPages && !pending && error === null) {
      loadOlder()
    }
  })
  return rows[index]?.key ?? null
}

/** Of a long text a search tells a piece alone. */
function isHit(row: MessageRow, { newest: { date, text } }: MessageHit): boolean {
  return row.kind === 'message' && row.message.date === date && row.message.text.includes(text)
}
