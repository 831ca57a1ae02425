import styles from './step-list.module.css'

interface StepListProps {
  readonly steps: readonly { readonly text: string; readonly command?: string }[]
}

export function StepList({ steps }: StepListProps) {
  if (steps.length === 0) return null
  return (
    <ol className={styles.list}>
      {steps.map((step, index) => (
        <li key={step.text} className={styles.step}>
          <span className={styles.number} aria-hidden>
            {index + 1}
          </span>
          <div className={styles.words}>
            <p>{step.text}</p>
            {step.command !== undefined && <code className={styles.command}>{step.command}</code>}
          </div>
        </li>
      ))}
    </ol>
  )
}
