import { useId } from 'react'
import type { PlacePhone, PlaceView } from '../../../shared/model/place'
import { describeFullCheck, describeWaiting } from '../../words/describe-place'
import { say } from '../../words/say'
import { Notice } from '../../ui/notice'
import styles from './places.module.css'

interface PlacePhoneFactsProps {
  readonly place: PlaceView
  readonly phone: PlacePhone
}

/** What a place has of one phone, what waits, and which checks that has had. */
export function PlacePhoneFacts({ place, phone }: PlacePhoneFactsProps) {
  const id = useId()
  const { name, copies, copiedAt, namesCheckedAt, bad } = phone
  const facts: readonly (readonly [label: string, value: string])[] = [
    [say('places.copies'), say('places.copiesCount', { count: copies })],
    [say('places.waiting'), describeWaiting(place, phone)],
    [say('places.copied'), copiedAt === null ? say('places.never') : say('places.at', { at: copiedAt })],
    [
      say('places.names'),
      namesCheckedAt === null ? say('places.notAll') : say('places.at', { at: namesCheckedAt }),
    ],
    [say('places.read'), describeFullCheck(phone)],
  ]
  return (
    <section aria-labelledby={id} className={styles.phone}>
      <h3 className={styles.heading} id={id}>
        {name}
      </h3>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {bad > 0 && (
        <Notice tone="warning" quiet title={say('places.bad', { count: bad })}>
          {say('places.badText')}
        </Notice>
      )}
    </section>
  )
}
