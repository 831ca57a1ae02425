import {
  FileQuestionMark,
  Files,
  FileText,
  Film,
  Images,
  MessageCircle,
  Music,
  type LucideIcon,
} from 'lucide-react'
import type { CSSProperties } from 'react'
import { newerName, type AnyCategory, type Category } from '../../shared/model/category'
import styles from './category-icon.module.css'

const icons: Readonly<Record<Category, LucideIcon>> = {
  gallery: Images,
  videos: Film,
  audio: Music,
  documents: FileText,
  whatsapp: MessageCircle,
  other: Files,
}

export function CategoryIcon({ category }: { readonly category: AnyCategory }) {
  const Icon = newerName(category) === null ? icons[category as Category] : FileQuestionMark
  return (
    <span
      className={styles.icon}
      style={{ '--tint': `var(--${newerName(category) === null ? category : 'other'})` } as CSSProperties}
    >
      <Icon size={20} aria-hidden />
    </span>
  )
}
