import { User, Users } from 'lucide-react'
import { useEffect, useState, type CSSProperties } from 'react'
import { thumbnailUrl } from '../../../shared/model/catalog'
import { initialsOf } from '../../lib/name-initial'
import { tellVisible } from '../../store/tell-visible'
import { MediaImage } from '../../ui/media-image'
import { useRest } from '../../ui/use-rest'
import styles from './avatar.module.css'

/** Rows that fly by while scrolling ask for nothing (ms). */
const restBeforeLoading = 80
/** Of styles/tokens.css. */
const tints = ['--gallery', '--videos', '--audio', '--documents', '--whatsapp', '--contacts', '--calls']

interface AvatarProps {
  readonly name: string
  /** Where its photo is, if there is one. */
  readonly photo?: { readonly catalogId: string; readonly itemId: number } | null
  readonly isGroup?: boolean
  readonly large?: boolean
}

/** What stands for a person: the photo, or initials. Read out is the name beside it. */
export function Avatar({ name, photo = null, isGroup = false, large = false }: AvatarProps) {
  const initials = isGroup ? '' : initialsOf(name)
  const Icon = isGroup ? Users : User
  return (
    <span
      className={large ? styles.large : styles.avatar}
      style={{ '--tint': `var(${tintOf(name)})` } as CSSProperties}
      aria-hidden
    >
      {initials === '' ? <Icon size={large ? 36 : 20} /> : initials}
      {photo !== null && <Photo {...photo} />}
    </span>
  )
}

function Photo({ catalogId, itemId }: { readonly catalogId: string; readonly itemId: number }) {
  const rested = useRest(restBeforeLoading)
  const [status, setStatus] = useState<'loading' | 'loaded' | 'failed'>('loading')
  useEffect(() => tellVisible('thumbnail', catalogId, itemId), [catalogId, itemId])
  if (!rested || status === 'failed') return null
  return (
    <MediaImage
      url={thumbnailUrl(catalogId, itemId)}
      alt=""
      className={status === 'loaded' ? styles.loaded : styles.photo}
      onLoad={() => setStatus('loaded')}
      onError={() => setStatus('failed')}
    />
  )
}

/** The same one each time for a name. */
function tintOf(name: string): string {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return tints[sum % tints.length] ?? '--other'
}
