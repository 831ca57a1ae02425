import type { ReadyPhone } from '../../../shared/model/device'
import { isNetworkSerial } from '../../../shared/network-serial'
import { phoneTitle } from '../../../shared/phone-title'
import { jobPercent } from '../../lib/job-percent'
import { say } from '../../words/say'
import { runningJobOf, useJobs } from '../../store/jobs'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import styles from './phone-chooser.module.css'

interface PhoneChooserProps {
  readonly phones: readonly ReadyPhone[]
  readonly onChoose: (serial: string) => void
}

export function PhoneChooser({ phones, onChoose }: PhoneChooserProps) {
  return (
    <ul className={styles.list}>
      {phones.map(phone => (
        <li key={phone.serial}>
          <Card className={styles.phone}>
            <div className={styles.words}>
              <p className={styles.name}>{phoneTitle(phone.details)}</p>
              <p className={styles.text}>
                {say('home.android', { version: phone.details.androidVersion })} ·{' '}
                {phone.sample
                  ? say('common.sampleBadge')
                  : say('connect.serial', { serial: phone.details.hardwareSerial })}
              </p>
              {!phone.sample && isNetworkSerial(phone.serial) && (
                <p className={styles.text}>{say('wifi.slower')}</p>
              )}
              <RunningJob phone={phone} />
            </div>
            <Button variant="primary" onClick={() => onChoose(phone.serial)}>
              {say('connect.use', { phone: phoneTitle(phone.details) })}
            </Button>
          </Card>
        </li>
      ))}
    </ul>
  )
}

/** What is done with a phone just now. */
function RunningJob({ phone }: { readonly phone: ReadyPhone }) {
  const job = useJobs(state => runningJobOf(state, phone))
  if (job === null) return null
  const title = say(`jobs.${job.kind}.title`, { phone: job.phoneName })
  const percent = jobPercent(job)
  return (
    <p className={styles.text}>
      {percent === null ? title : say('connect.jobRunning', { job: title, percent })}
    </p>
  )
}
