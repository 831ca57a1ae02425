import { useId } from 'react'
import { keepKinds, maxKeepCount } from '../../../shared/model/retention'
import type { RuleDraft } from '../../lib/rule-draft'
import { say } from '../../words/say'
import { TextField } from '../../ui/text-field'
import { RadioList } from '../../ui/radio-list'
import styles from './retention.module.css'

const kinds = ['keep-all', 'smart', 'keep-last', 'custom'] as const
const maxDigits = String(maxKeepCount).length

interface RuleChoiceProps {
  readonly draft: RuleDraft
  /** Whether what is typed makes no rule. */
  readonly wrong: boolean
  readonly onChange: (draft: RuleDraft) => void
}

/** Which backups stay: one of four rules, and its numbers. */
export function RuleChoice({ draft, wrong, onChange }: RuleChoiceProps) {
  const id = useId()
  const wrongId = `${id}-wrong`
  const describedBy = wrong ? wrongId : undefined
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 className={styles.heading} id={id}>
        {say('retention.which')}
      </h3>
      <RadioList
        labelledBy={id}
        value={draft.kind}
        options={kinds.map(kind => ({
          value: kind,
          label: say(`retention.rules.${kind}.label`),
          text: say(`retention.rules.${kind}.text`),
        }))}
        onChange={kind => onChange({ ...draft, kind })}
      />
      {draft.kind === 'keep-last' && (
        <TextField
          numeric
          label={say('retention.howMany')}
          value={draft.count}
          maxLength={maxDigits}
          wrong={describedBy}
          onChange={count => onChange({ ...draft, count })}
        />
      )}
      {draft.kind === 'custom' && (
        <>
          <div className={styles.numbers}>
            {keepKinds.map(kind => (
              <TextField
                numeric
                key={kind}
                label={say(`retention.counts.${kind}`)}
                value={draft.counts[kind]}
                maxLength={maxDigits}
                wrong={describedBy}
                onChange={text => onChange({ ...draft, counts: { ...draft.counts, [kind]: text } })}
              />
            ))}
          </div>
          <p className={styles.soft}>{say('retention.customText')}</p>
        </>
      )}
      {wrong && (
        <p className={styles.wrong} id={wrongId} role="alert">
          {say('retention.wrongCounts', { max: maxKeepCount })}
        </p>
      )}
    </section>
  )
}
