import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { words } from '../messages/words'
import styles from './dialog.module.css'

interface DialogProps {
  /** The button that opens it. Without one, `open` and `onOpenChange` say when it shows. */
  readonly trigger?: ReactNode
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

/**
 * A dialog that can be closed at any time; what is in it goes with it. The backdrop is ours: Radix' own Overlay writes a style element to lock scrolling,
 * which our content security policy refuses, and the page behind never scrolls as a whole.
 */
export function Dialog({ trigger, title, text, children, ...control }: DialogProps) {
  return (
    <Primitive.Root {...control}>
      {trigger !== undefined && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <div className={styles.backdrop}>
          <Primitive.Content className={styles.dialog} aria-modal>
            <div className={styles.top}>
              <Primitive.Title className={styles.title}>{title}</Primitive.Title>
              <Primitive.Close className={styles.close} aria-label={words.common.close}>
                <X size={20} aria-hidden />
              </Primitive.Close>
            </div>
            <Primitive.Description className={styles.text}>{text}</Primitive.Description>
            {children}
          </Primitive.Content>
        </div>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
