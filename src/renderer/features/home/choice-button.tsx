import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'
import styles from './choice-button.module.css'

interface ChoiceButtonProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
  /** The id of the reason why it cannot be chosen now. */
  readonly blockedBy: string | undefined
  readonly onClick: () => void
}

/** One of the big choices: named by its title, described by its text. */
export function ChoiceButton({ icon: Icon, title, text, blockedBy, onClick }: ChoiceButtonProps) {
  const id = useId()
  const blocked = blockedBy !== undefined
  return (
    <button
      type="button"
      className={styles.choice}
      aria-labelledby={`${id}-title`}
      aria-describedby={blocked ? `${id}-text ${blockedBy}` : `${id}-text`}
      aria-disabled={blocked || undefined}
      onClick={blocked ? undefined : onClick}
    >
      <span className={styles.icon}>
        <Icon size={24} aria-hidden />
      </span>
      <span className={styles.words}>
        <span className={styles.title} id={`${id}-title`}>
          {title}
        </span>
        <span className={styles.text} id={`${id}-text`}>
          {text}
        </span>
      </span>
    </button>
  )
}
