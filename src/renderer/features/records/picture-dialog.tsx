import type { RefObject } from 'react'
import { say } from '../../words/say'
import { LargeDialog } from '../../ui/large-dialog'
import { MediaImage } from '../../ui/media-image'
import styles from './picture-dialog.module.css'

interface PictureDialogProps {
  readonly url: string
  readonly name: string
  readonly open: boolean
  /** Gets the focus back. */
  readonly openedBy: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

const nothing = () => undefined

/** A picture of a message as large as the window allows, over the conversation. */
export function PictureDialog({ url, name, open, openedBy, onClose }: PictureDialogProps) {
  return (
    <LargeDialog
      {...{ open, onClose }}
      size="window"
      title={<bdi>{name}</bdi>}
      // What is pressed here is not for the conversation behind it, to which React would hand it on.
      onKeyDown={event => event.stopPropagation()}
      onCloseAutoFocus={event => {
        event.preventDefault()
        openedBy.current?.focus()
      }}
    >
      <div className={styles.stage}>
        <MediaImage
          url={url}
          alt={say('records.picture', { name })}
          className={styles.picture}
          onLoad={nothing}
          onError={nothing}
        />
      </div>
    </LargeDialog>
  )
}
