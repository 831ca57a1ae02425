import type { LucideIcon } from 'lucide-react'
import styles from './icon-button.module.css'

interface IconButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly onClick: () => void
}

export function IconButton({ icon: Icon, label, onClick }: IconButtonProps) {
  return (
    <button type="button" className={styles.button} aria-label={label} title={label} onClick={onClick}>
      <Icon size={20} aria-hidden />
    </button>
  )
}
