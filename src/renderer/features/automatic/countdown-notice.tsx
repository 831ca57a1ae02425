import { useEffect, useState } from 'react'
import { putOffChoices, type AutomaticPhone } from '../../../shared/model/automatic'
import { call } from '../../call'
import { say } from '../../words/say'
import { countingDown, useAutomatic } from '../../store/automatic'
import { useShallow } from 'zustand/react/shallow'
import { Button } from '../../ui/button'
import { HiddenText } from '../../ui/hidden-text'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './countdown-notice.module.css'

/** On whatever screen one is: a backup is about to start by itself, and can be put off. */
export function CountdownNotices() {
  const phones = useAutomatic(useShallow(countingDown))
  return phones.map(phone => <CountdownNotice key={phone.phoneId} phone={phone} />)
}

function CountdownNotice({ phone }: { readonly phone: AutomaticPhone }) {
  const { phoneId, name, state } = phone
  const { pending, error, run } = useAction()
  const seconds = useSecondsUntil(state.kind === 'countdown' ? state.startsAt : 0)
  const title = say('automatic.countdownTitle', { phone: name, seconds })
  return (
    <section className={styles.notice} aria-label={say('automatic.countdownLabel', { phone: name })}>
      <div role="status">
        <HiddenText>{say('automatic.countdownLabel', { phone: name })}</HiddenText>
      </div>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.text}>{say('automatic.countdownText')}</p>
      </div>
      <div className={styles.actions}>
        <Button
          disabled={pending}
          onClick={() => run(() => call(window.api.automatic.startNow({ phoneId })))}
        >
          {say('automatic.countdownNow')}
        </Button>
        {putOffChoices.map(hours => (
          <Button
            key={hours}
            variant="quiet"
            disabled={pending}
            onClick={() => run(() => call(window.api.automatic.putOff({ phoneId, hours })))}
          >
            {say('automatic.putOff', { hours })}
          </Button>
        ))}
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </section>
  )
}

/** Whole seconds, never below 0; counted anew each second. */
function useSecondsUntil(time: number): number {
  const left = () => Math.max(0, Math.ceil((time - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 500)
    return () => clearInterval(timer)
    // `left` is of this time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [time])
  return seconds
}
