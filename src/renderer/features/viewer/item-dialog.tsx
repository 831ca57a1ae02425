import type { ComponentProps, KeyboardEvent } from 'react'
import { say } from '../../words/say'
import { useBrowse } from '../../store/use-browse'
import { HiddenText } from '../../ui/hidden-text'
import { LargeDialog } from '../../ui/large-dialog'
import { viewerKey } from './viewer-key'

interface ItemDialogProps extends Pick<
  ComponentProps<typeof LargeDialog>,
  'size' | 'title' | 'buttons' | 'onClose' | 'children'
> {
  /** Of the item, as it is read out. */
  readonly name: string
  readonly index: number
  readonly total: number
  readonly selected: boolean
  readonly onSelect: (on: boolean) => void
  readonly onMove: (index: number) => void
  /** Left out where there is no full size. */
  readonly onZoom?: (on: boolean) => void
}

/** One item of many, opened: its keys lead to the others, select it and close it. Its owner takes the focus back. */
export function ItemDialog(props: ItemDialogProps) {
  const { size, title, buttons, name, index, total, selected, onSelect, onMove, onZoom, onClose, children } =
    props
  const { of } = useBrowse()
  const place = { number: index + 1, total }
  const onKeyDown = (event: KeyboardEvent) => {
    const action = viewerKey(event)
    if (action === null || (action.kind === 'zoom' && onZoom === undefined)) return
    event.preventDefault()
    if (action.kind === 'move') onMove(Math.min(total - 1, Math.max(0, index + action.by)))
    else if (action.kind === 'jump') onMove(action.to === 'first' ? 0 : total - 1)
    else if (action.kind === 'toggle') onSelect(!selected)
    else if (action.kind === 'zoom') onZoom?.(action.on)
    else onClose()
  }
  return (
    <LargeDialog
      {...{ size, title, buttons, onClose, onKeyDown }}
      open
      position={say('viewer.position', place)}
      onOpenAutoFocus={focusContent}
      onCloseAutoFocus={event => event.preventDefault()}
    >
      {children}
      <HiddenText>
        <span role="status">
          {say('viewer.announce', {
            ...{ name, ...place },
            selected: say(`browse.${of}.${selected ? 'announceSelected' : 'announceLeft'}`),
          })}
        </span>
      </HiddenText>
    </LargeDialog>
  )
}

/** A conversation takes the focus, so that keys scroll it at once; else the dialog does, whose keys they are. */
function focusContent(event: Event): void {
  event.preventDefault()
  const content = event.currentTarget
  if (!(content instanceof HTMLElement)) return
  const scroller = content.querySelector<HTMLElement>('[data-ends]')
  ;(scroller ?? content).focus()
}
