import { useRef, useState, type FocusEvent, type PointerEvent } from 'react'
import type { PhoneFolder } from '../../../shared/model/folders'
import { appendFolders, sortFolders } from '../../lib/order-folders'
import { folderOrder } from '../../words/folder-order'

/**
 * The folders in the order in which they are shown: as they are found while the phone is scanned, and sorted once it has been.
 * Nothing moves under the pointer or the focus: then it waits until both have left.
 */
export function useFolderOrder(folders: readonly PhoneFolder[], complete: boolean) {
  const [order, setOrder] = useState<{ readonly ids: readonly number[]; readonly sorted: boolean }>({
    ids: [],
    sorted: false,
  })
  const [held, setHeld] = useState(false)
  const inside = useRef({ pointer: false, focus: false })
  const hold = (part: Partial<typeof inside.current>) => {
    inside.current = { ...inside.current, ...part }
    setHeld(inside.current.pointer || inside.current.focus)
  }
  const isDue = complete && !order.sorted && !held
  // While rendering, as React has it for state that follows what came: the list is never shown in the order before.
  if (isDue || order.ids.length < folders.length) {
    const ids = isDue ? sortFolders(folders, folderOrder()) : appendFolders(order.ids, folders)
    setOrder({ ids, sorted: order.sorted || isDue })
  }
  return {
    ordered: order.ids.flatMap(id => folders[id] ?? []),
    handlers: {
      // A pointer that rests where the list appears has not gone there.
      onPointerMove: ({ movementX, movementY }: PointerEvent) => {
        if (movementX !== 0 || movementY !== 0) hold({ pointer: true })
      },
      onPointerLeave: () => hold({ pointer: false }),
      onFocus: () => hold({ focus: true }),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
        if (!currentTarget.contains(relatedTarget)) hold({ focus: false })
      },
    },
  }
}
