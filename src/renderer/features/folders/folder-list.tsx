import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type HTMLAttributes } from 'react'
import type { PhoneFolder } from '../../../shared/model/folders'
import { say } from '../../words/say'
import { FolderRow } from './folder-row'
import styles from './folders.module.css'

/** In CSS pixels. */
const rowHeight = 68

interface FolderListProps extends Pick<
  HTMLAttributes<HTMLDivElement>,
  'onPointerMove' | 'onPointerLeave' | 'onFocus' | 'onBlur'
> {
  readonly catalogId: string
  readonly folders: readonly PhoneFolder[]
}

/** The folders below each other; only the rows near what is in sight exist. */
export function FolderList({ catalogId, folders, ...handlers }: FolderListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  // Returns functions that must not be memoised; this file is not compiled by the React compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: folders.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: index => folders[index]?.id ?? index,
    // The next one to tab to is there already.
    overscan: 6,
  })
  return (
    <div className={styles.list} {...handlers}>
      <div className={styles.scroller} ref={scroller}>
        <ul
          className={styles.sheet}
          aria-label={say('folders.list')}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const folder = folders[index]
            if (folder === undefined) return null
            const place = { start, position: index + 1, total: folders.length }
            return <FolderRow key={folder.id} {...{ catalogId, folder }} {...place} />
          })}
        </ul>
      </div>
    </div>
  )
}
