import { measureStrength } from '../../lib/measure-strength'
import { strengths, type Strength } from '../../lib/strength'
import { say } from '../../words/say'
import { useAnswer } from '../../lib/use-answer'
import styles from './strength-meter.module.css'

/** Typing is not held up by measuring (ms). */
const restBeforeMeasuring = 150

interface StrengthMeterProps {
  readonly id: string
  readonly password: string
}

/** How hard to guess the password is, in words and as a bar. Its room is kept while there is nothing to say. */
export function StrengthMeter({ id, password }: StrengthMeterProps) {
  const strength = useStrength(password)
  const level = strength === null ? 0 : strengths.indexOf(strength) + 1
  return (
    <div className={styles.meter}>
      <div
        className={styles.bars}
        role="meter"
        aria-label={say('encryption.strength')}
        aria-valuemin={0}
        aria-valuemax={strengths.length}
        aria-valuenow={level}
        aria-valuetext={
          strength === null ? say('progress.nothing') : say(`encryption.strengthNames.${strength}`)
        }
      >
        {strengths.map((each, index) => (
          <span key={each} className={styles.bar} data-level={index < level ? strength : undefined} />
        ))}
      </div>
      <p className={styles.words} id={id} role="status">
        {strength !== null && say(`encryption.strengths.${strength}`)}
      </p>
    </div>
  )
}

function useStrength(password: string): Strength | null {
  // Without its lists there is no meter; any password is taken all the same.
  const measure = async () => (password === '' ? null : await measureStrength(password))
  return useAnswer(measure, [password], restBeforeMeasuring).value
}
