import { Files, FileText, Film, Images, MessageCircle, Music, type LucideIcon } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { Category } from '../../shared/model/category'
import styles from './category-icon.module.css'

const icons: Readonly<Record<Category, LucideIcon>> = {
  gallery: Images,
  videos: Film,
  audio: Music,
  documents: FileText,
  whatsapp: MessageCircle,
  other: Files,
}

export function CategoryIcon({ category }: { readonly category: Category }) {
  const Icon = icons[category]
  return (
    <span className={styles.icon} style={{ '--tint': `var(--${category})` } as CSSProperties}>
      <Icon size={20} aria-hidden />
    </span>
  )
}
