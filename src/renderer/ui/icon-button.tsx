import type { LucideIcon } from 'lucide-react'
import styles from './icon-button.module.css'

interface IconButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly onClick: () => void
  readonly disabled?: boolean
  /** It does nothing now, but keeps the focus. */
  readonly atEnd?: boolean
}

export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, onClick, disabled = false, atEnd = false } = props
  return (
    <button
      type="button"
      className={styles.button}
      disabled={disabled}
      aria-disabled={atEnd || undefined}
      onClick={atEnd ? undefined : onClick}
      aria-label={label}
      title={label}
    >
      <Icon size={20} aria-hidden />
    </button>
  )
}
