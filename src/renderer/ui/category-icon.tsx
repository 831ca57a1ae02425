import { FileQuestionMark } from 'lucide-react'
import type { CSSProperties } from 'react'
import { newerName, type AnyCategory, type Category } from '../../shared/model/category'
import { categoryIcons } from './category-icons'
import styles from './category-icon.module.css'

const unknown = { Icon: FileQuestionMark, tint: '--other' }

export function CategoryIcon({ category }: { readonly category: AnyCategory }) {
  const { Icon, tint } = newerName(category) === null ? categoryIcons[category as Category] : unknown
  return (
    <span className={styles.icon} style={{ '--tint': `var(${tint})` } as CSSProperties}>
      <Icon size={20} aria-hidden />
    </span>
  )
}
