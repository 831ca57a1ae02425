import { AudioLines, File, Film, Image, type LucideIcon } from 'lucide-react'
import { useRef, useState } from 'react'
import { attachmentUrl } from '../../../shared/model/catalog'
import type { ShownAttachment } from '../../../shared/model/record-details'
import { printable } from '../../../shared/printable'
import { say } from '../../words/say'
import { MediaImage } from '../../ui/media-image'
import { useRest } from '../../ui/use-rest'
import { PictureDialog } from './picture-dialog'
import styles from './conversation.module.css'

const icons: Readonly<Record<ShownAttachment['kind'], LucideIcon>> = {
  image: Image,
  video: Film,
  audio: AudioLines,
  other: File,
}

/** Pictures that fly by while scrolling are not asked for (ms). */
const restBeforeLoading = 120

interface Owner {
  readonly catalogId: string
  readonly itemId: number
}

interface MessageAttachmentsProps extends Owner {
  readonly attachments: readonly ShownAttachment[]
}

/** Pictures to be seen; of anything else, that it is there. */
export function MessageAttachments({ attachments, ...owner }: MessageAttachmentsProps) {
  return attachments.map(attachment =>
    attachment.kind === 'image' ? (
      <Picture key={attachment.part} {...owner} attachment={attachment} />
    ) : (
      <Chip key={attachment.part} attachment={attachment} />
    ),
  )
}

/** In a place of one size, whatever comes: nothing moves when it is there. */
function Picture({ catalogId, itemId, attachment }: Owner & { readonly attachment: ShownAttachment }) {
  const rested = useRest(restBeforeLoading)
  const [status, setStatus] = useState<'loading' | 'loaded' | 'failed'>('loading')
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const name = printable(attachment.name)
  const url = attachmentUrl(catalogId, itemId, attachment.part)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.picture}
        aria-label={status === 'loaded' ? say('records.viewPicture', { name }) : name}
        disabled={status !== 'loaded'}
        onClick={() => setOpen(true)}
      >
        {status !== 'loaded' && (
          <span className={styles.placeholder}>
            <Image size={28} strokeWidth={1.5} aria-hidden />
            <bdi>{status === 'failed' ? say('records.noPicture') : name}</bdi>
          </span>
        )}
        {rested && status !== 'failed' && (
          <MediaImage
            url={url}
            alt={say('records.picture', { name })}
            className={status === 'loaded' ? styles.loadedImage : styles.image}
            onLoad={() => setStatus('loaded')}
            onError={() => setStatus('failed')}
          />
        )}
      </button>
      <PictureDialog {...{ url, name, open }} openedBy={button} onClose={() => setOpen(false)} />
    </>
  )
}

function Chip({ attachment }: { readonly attachment: ShownAttachment }) {
  const Icon = icons[attachment.kind]
  return (
    <p className={styles.chip}>
      <Icon size={18} aria-hidden />
      <bdi className={styles.chipName}>{printable(attachment.name)}</bdi>
    </p>
  )
}
