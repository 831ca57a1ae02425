import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { say } from '../words/say'
import styles from './dialog.module.css'

interface DialogProps {
  /** The button that opens it. Without one, `open` and `onOpenChange` say when it shows. */
  readonly trigger?: ReactNode
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** What takes the focus back, where there is no trigger. */
  readonly openedBy?: RefObject<HTMLElement | null>
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

/**
 * A dialog that can be closed at any time; what is in it goes with it. The backdrop is ours: Radix' own Overlay writes a style element to lock scrolling,
 * which our content security policy refuses, and the page behind never scrolls as a whole.
 */
export function Dialog({ trigger, openedBy, title, text, children, ...control }: DialogProps) {
  return (
    <Primitive.Root {...control}>
      {trigger !== undefined && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <div className={styles.backdrop}>
          <Primitive.Content
            className={styles.dialog}
            aria-modal
            onOpenAutoFocus={focusFirstField}
            onCloseAutoFocus={event => {
              if (openedBy === undefined) return
              event.preventDefault()
              openedBy.current?.focus()
            }}
          >
            <div className={styles.top}>
              <Primitive.Title className={styles.title}>{title}</Primitive.Title>
              <Primitive.Close className={styles.close} aria-label={say('common.close')}>
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

/** Who is asked for something can type at once; Radix would take the button that closes. */
function focusFirstField(event: Event): void {
  if (!(event.currentTarget instanceof Element)) return
  const field = event.currentTarget.querySelector('input')
  if (field === null) return
  event.preventDefault()
  field.focus()
}
