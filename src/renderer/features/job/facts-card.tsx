import { useId, type ReactNode } from 'react'
import { Card } from '../../ui/card'
import styles from './result-details.module.css'

interface FactsCardProps {
  readonly title: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly children?: ReactNode
}

/** Numbers with their names. */
export function FactsCard({ title, facts, children }: FactsCardProps) {
  const id = useId()
  return (
    <Card aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        {title}
      </h2>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </Card>
  )
}
