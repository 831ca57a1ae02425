import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react'
import type { MessageHit } from '../../../shared/model/record-details'
import type { RecordFacts } from '../../../shared/model/record-facts'
import { arrangeMessages, type MessageRow } from '../../lib/arrange-messages'
import { format, say } from '../../words/say'
import { estimateRow } from './estimate-row'
import { MessageBubble } from './message-bubble'
import type { Messages } from './use-messages'
import { useFindHit } from './use-find-hit'
import styles from './conversation.module.css'

/** In CSS pixels: as near to the top older ones are asked for. */
const nearTop = 2_000

interface MessageListProps {
  readonly catalogId: string
  readonly itemId: number
  readonly facts: Extract<RecordFacts, { kind: 'conversation' }>
  readonly label: string
  readonly messages: Messages
  readonly hit: MessageHit | null
}

const noRows: readonly MessageRow[] = []

/** Only the messages in sight exist; what is added above moves nothing that is in sight. */
export function MessageList({ catalogId, itemId, facts, label, messages, hit }: MessageListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { messages: loaded, hasOlder, pending, error, loadOlder } = messages
  const rows = useMemo(() => (loaded === null ? noRows : arrangeMessages(loaded)), [loaded])
  // Returns functions that must not be memoised; this file is not compiled by the React compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => estimateRow(rows[index]),
    getItemKey: index => rows[index]?.key ?? index,
    anchorTo: 'end',
    overscan: 8,
    paddingStart: 48,
    paddingEnd: 16,
  })
  const placed = useRef(false)
  useLayoutEffect(() => {
    if (placed.current || rows.length === 0) return
    placed.current = true
    virtualizer.scrollToIndex(rows.length - 1, { align: 'end' })
  }, [virtualizer, rows])
  useFocusAtOnce(scroller)
  const found = useFindHit({ hit, messages, rows, virtualizer })
  useEffect(() => {
    const isNear = (scroller.current?.scrollTop ?? Infinity) < nearTop
    if (placed.current && isNear && hasOlder && !pending && error === null) loadOlder()
  })
  return (
    <div className={styles.scroller} ref={scroller} role="region" aria-label={label} tabIndex={0} data-ends>
      {loaded !== null && !hasOlder && <p className={styles.start}>{describeStart(rows.length)}</p>}
      {rows.length > 0 && (
        <div className={styles.sheet} role="list" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                role="listitem"
                className={styles.row}
                data-index={index}
                style={{ transform: `translateY(${start}px)` }}
              >
                {row.kind === 'day' ? (
                  <h3 className={styles.day}>
                    {row.day === null ? say('items.noDate') : format().day(row.day)}
                  </h3>
                ) : (
                  <MessageBubble {...{ catalogId, itemId, facts, row }} isHit={row.key === found} />
                )}
              </div>
            )
          })}
        </div>
      )}
    </div>
  )
}

function describeStart(count: number): string {
  return count === 0 ? say('records.noMessages') : say('records.start')
}

/** Its keys scroll at once, also in the next conversation; a button that has the focus keeps it. */
function useFocusAtOnce(scroller: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const isOnButton = document.activeElement instanceof HTMLButtonElement
    if (!isOnButton) scroller.current?.focus({ preventScroll: true })
  }, [scroller])
}
