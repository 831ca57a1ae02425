import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import styles from './button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly icon?: LucideIcon
  /**
   * The id of the text that says why the button cannot be used now. It stays reachable by keyboard, so that the
   * reason can be read.
   */
  readonly blockedBy?: string | undefined
}

export function Button({
  variant = 'secondary',
  icon: Icon,
  blockedBy,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const blocked = blockedBy !== undefined
  return (
    <button
      type="button"
      {...rest}
      className={`${styles.button} ${styles[variant]}`}
      aria-disabled={blocked || undefined}
      aria-describedby={blockedBy ?? rest['aria-describedby']}
      onClick={blocked ? undefined : onClick}
    >
      {Icon !== undefined && <Icon size={16} aria-hidden />}
      <span>{children}</span>
    </button>
  )
}
