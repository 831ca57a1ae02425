import type { LucideIcon } from 'lucide-react'
import styles from './icon-button.module.css'

interface IconButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly onClick: () => void
  readonly disabled?: boolean
}

export function IconButton({ icon: Icon, label, onClick, disabled = false }: IconButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      {...{ disabled, onClick }}
      aria-label={label}
      title={label}
    >
      <Icon size={20} aria-hidden />
    </button>
  )
}
