import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { say } from '../words/say'
import { IconButton } from './icon-button'
import styles from './large-dialog.module.css'

interface LargeDialogProps extends Pick<
  ComponentProps<typeof Dialog.Content>,
  'onKeyDown' | 'onOpenAutoFocus' | 'onCloseAutoFocus'
> {
  readonly open: boolean
  readonly onClose: () => void
  /** As large as the window allows, as a page that is read, or as two columns. */
  readonly size: 'window' | 'page' | 'columns'
  readonly title: ReactNode
  /** "3 of 29" */
  readonly position?: string
  /** Those before the one that closes it. */
  readonly buttons?: ReactNode
  readonly children: ReactNode
}

/** A dialog that shows one thing. The backdrop is ours, see dialog.tsx. */
export function LargeDialog(props: LargeDialogProps) {
  const { open, onClose, size, title, position, buttons, children, ...handlers } = props
  return (
    <Dialog.Root open={open} onOpenChange={next => !next && onClose()}>
      <Dialog.Portal>
        <div className={styles.backdrop}>
          <Dialog.Content
            className={`${styles.dialog} ${styles[size]}`}
            aria-modal
            aria-describedby={undefined}
            {...handlers}
          >
            <div className={styles.top}>
              <Dialog.Title className={styles.title}>{title}</Dialog.Title>
              {position !== undefined && <p className={styles.position}>{position}</p>}
              {buttons}
              <IconButton icon={X} label={say('common.close')} onClick={onClose} />
            </div>
            {children}
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
