import { Cloud, HardDrive, ShieldCheck, Upload } from 'lucide-react'
import { useId } from 'react'
import type { PlaceView } from '../../../shared/model/place'
import { call } from '../../call'
import { describePlace } from '../../words/describe-place'
import { say } from '../../words/say'
import { showJob } from '../../store/show-job'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { CheckDialog } from './check-dialog'
import { PlaceButtons } from './place-buttons'
import { PlaceNotices } from './place-notices'
import { PlacePhoneFacts } from './place-phone-facts'
import { PlaceRuleForm } from './place-rule-form'
import { RunningJob } from './running-job'
import styles from './places.module.css'

/** One place: what it is, what is there, what waits and why, what happens by itself, and what can be done. */
export function PlaceCard({ place }: { readonly place: PlaceView }) {
  const { id, name, kind, phones, jobId } = place
  const headingId = useId()
  const { pending, error, run } = useAction()
  const Icon = kind === 'folder' ? HardDrive : Cloud
  const copyNow = () => run(async () => showJob(await call(window.api.places.copyNow({ placeId: id }))))
  return (
    <Card aria-labelledby={headingId} className={styles.card}>
      <div className={styles.top}>
        <Icon className={styles.icon} size={28} strokeWidth={1.75} aria-hidden />
        <div className={styles.words}>
          <h2 className={styles.name} id={headingId}>
            {name}
          </h2>
          <p className={styles.label}>{describePlace(place)}</p>
        </div>
        {jobId === null && (
          <div className={styles.buttons}>
            <Button
              icon={Upload}
              disabled={pending}
              aria-label={say('places.copyNowOf', { place: name })}
              onClick={copyNow}
            >
              {say('places.copyNow')}
            </Button>
            <CheckDialog
              place={place}
              trigger={
                <Button
                  icon={ShieldCheck}
                  disabled={pending}
                  aria-label={say('places.checkOf', { place: name })}
                >
                  {say('places.check')}
                </Button>
              }
            />
          </div>
        )}
      </div>
      {error !== null && <ErrorNotice error={error} onRetry={copyNow} />}
      <PlaceNotices place={place} />
      {jobId !== null && <RunningJob id={jobId} />}
      {phones.length === 0 && <p className={styles.soft}>{say('places.noPhones')}</p>}
      {phones.map((phone, index) => (
        <PlacePhoneFacts key={`${index} ${phone.name}`} place={place} phone={phone} />
      ))}
      <PlaceRuleForm place={place} />
      <PlaceButtons place={place} />
    </Card>
  )
}
