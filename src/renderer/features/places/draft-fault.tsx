import type { DraftFault as Fault, DraftPart, ServiceDraft } from '../../lib/service-draft'
import { say } from '../../words/say'
import styles from './places.module.css'

/** What every part of the form takes. */
export interface DraftProps {
  readonly draft: ServiceDraft
  /** What is wrong, of the first part that is. */
  readonly fault: Fault | null
  readonly onChange: (draft: ServiceDraft) => void
}

interface DraftFaultProps {
  readonly id: string
  readonly part: DraftPart
  readonly fault: Fault | null
}

/** What is wrong with a part, if it is that one. */
export function DraftFault({ id, part, fault }: DraftFaultProps) {
  if (fault?.part !== part) return null
  return (
    <p className={styles.fault} id={id} role="alert">
      {say(`places.service.faults.${fault.fault}`, { line: fault.line })}
    </p>
  )
}
