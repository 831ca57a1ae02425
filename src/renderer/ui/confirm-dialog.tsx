import { AlertDialog } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { Button } from './button'
import styles from './dialog.module.css'

interface ConfirmDialogProps {
  /** The button that asks. Without one, `open` and `onOpenChange` say when it shows. */
  readonly trigger?: ReactNode
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** What takes the focus back, where there is no trigger. */
  readonly openedBy?: RefObject<HTMLElement | null>
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly keep: string
  readonly onConfirm: () => void
  /** More to know, after the text. */
  readonly note?: string
  /** What else could be done, and is better than to confirm. */
  readonly instead?: { readonly label: string; readonly onChoose: () => void }
  /** `calm`: nothing is given up. */
  readonly tone?: 'danger' | 'calm'
}

/** Asks before something is given up, or made. See dialog.tsx for the backdrop. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, openedBy, title, text, note, confirm, keep, instead, onConfirm, ...rest } = props
  const { tone = 'danger', ...control } = rest
  return (
    <AlertDialog.Root {...control}>
      {trigger !== undefined && <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <div className={styles.backdrop}>
          <AlertDialog.Content
            className={styles.dialog}
            aria-modal
            onCloseAutoFocus={event => {
              if (openedBy === undefined) return
              event.preventDefault()
              openedBy.current?.focus()
            }}
          >
            <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
            <AlertDialog.Description className={styles.text}>{text}</AlertDialog.Description>
            {note !== undefined && <p className={styles.text}>{note}</p>}
            <div className={styles.actions}>
              <AlertDialog.Cancel asChild>
                <Button>{keep}</Button>
              </AlertDialog.Cancel>
              <AlertDialog.Action asChild>
                <Button variant={tone === 'danger' ? 'danger' : 'primary'} onClick={onConfirm}>
                  {confirm}
                </Button>
              </AlertDialog.Action>
              {instead && (
                <AlertDialog.Action asChild>
                  <Button variant="primary" onClick={instead.onChoose}>
                    {instead.label}
                  </Button>
                </AlertDialog.Action>
              )}
            </div>
          </AlertDialog.Content>
        </div>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
