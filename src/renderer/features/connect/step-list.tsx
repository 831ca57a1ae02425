import { CopyableCommand } from './copyable-command'
import type { Step } from './connect-steps'
import styles from './step-list.module.css'

export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  if (steps.length === 0) return null
  return (
    <ol className={styles.list}>
      {steps.map(({ text, command }, index) => (
        <li key={text} className={styles.step}>
          <span className={styles.number} aria-hidden>
            {index + 1}
          </span>
          <div className={styles.words}>
            <p>{text}</p>
            {command !== undefined && <CopyableCommand key={command.text} {...command} />}
          </div>
        </li>
      ))}
    </ol>
  )
}
