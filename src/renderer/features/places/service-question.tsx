import { useEffect, useId, useRef, useState } from 'react'
import type { ServiceQuestion as Question } from '../../../shared/model/place'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Notice } from '../../ui/notice'
import { PasswordField } from '../../ui/password-field'
import { SelectField } from '../../ui/select-field'
import { TextField } from '../../ui/text-field'
import styles from './places.module.css'

interface ServiceQuestionProps {
  readonly question: Question
  /** The answer before is being taken, which may wait for the browser. */
  readonly pending: boolean
  readonly onAnswer: (answer: string) => void
  readonly onCancel: () => void
}

/** One question of rclone, in its own words; the answer goes with it. */
export function ServiceQuestion({ question, pending, onAnswer, onCancel }: ServiceQuestionProps) {
  const { help, required, error: refusal } = question
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [answer, setAnswer] = useState(() => firstAnswer(question))
  const [lacking, setLacking] = useState(false)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  const submit = () => {
    setLacking(required && answer === '')
    if (!required || answer !== '') onAnswer(answer)
  }
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (!pending) submit()
      }}
    >
      {refusal !== '' && <Notice tone="error" title={refusal} />}
      <Card className={styles.fields}>
        <p className={styles.help}>{help}</p>
        <div className={styles.choice}>
          <AnswerField {...{ question, answer }} wrong={lacking ? id : undefined} onChange={setAnswer} />
          {lacking && (
            <p className={styles.fault} id={id} role="alert">
              {say('places.service.required')}
            </p>
          )}
        </div>
      </Card>
      <p className={styles.soft} role="status">
        {pending && say('places.service.browser')}
      </p>
      <div className={styles.actions}>
        <Button onClick={onCancel}>{say('common.cancel')}</Button>
        <Button variant="primary" type="submit" disabled={pending}>
          {pending ? say('places.service.connecting') : say('places.service.next')}
        </Button>
      </div>
    </form>
  )
}

interface AnswerFieldProps {
  readonly question: Question
  readonly answer: string
  readonly wrong: string | undefined
  readonly onChange: (answer: string) => void
}

function AnswerField({ question, answer, wrong, onChange }: AnswerFieldProps) {
  const label = say('places.service.answer')
  const { isSecret, choices } = question
  if (choices.length > 0)
    return (
      <SelectField
        label={label}
        value={answer}
        options={choices.map(({ value, help }) => ({
          value,
          label: help === '' ? value : (help.split('\n')[0] ?? value),
        }))}
        onChange={onChange}
      />
    )
  if (isSecret)
    return (
      <PasswordField
        label={label}
        autoComplete="current-password"
        describedBy={wrong}
        invalid={wrong !== undefined}
        onChange={onChange}
      />
    )
  // A token is long.
  return <TextField label={label} value={answer} maxLength={50_000} wrong={wrong} onChange={onChange} />
}

/** What it suggests; of choices one has to hold. */
function firstAnswer({ choices, default: suggested, isSecret }: Question): string {
  if (isSecret) return ''
  if (choices.length === 0 || choices.some(({ value }) => value === suggested)) return suggested
  return choices[0]?.value ?? ''
}
