import { useId, useState } from 'react'
import type { HandedOver } from '../../../shared/model/restore'
import { call } from '../../call'
import { findReadyPhone, useDevices } from '../../store/devices'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { useAction } from '../../ui/use-action'
import { say } from '../../words/say'
import { ErrorNotice } from '../problem/error-notice'
import styles from '../job/result-details.module.css'

interface HandedOverCardProps {
  readonly handedOver: HandedOver
  /** Hardware serial of the phone. */
  readonly phoneId: string | null
}

/** What is left to do on the phone, and how many contacts it has before and after. */
export function HandedOverCard({ handedOver, phoneId }: HandedOverCardProps) {
  const { path, contactsBefore } = handedOver
  const id = useId()
  return (
    <Card aria-labelledby={id} className={styles.column}>
      <h2 className={styles.heading} id={id}>
        {say('restoreResult.handedOver.title')}
      </h2>
      <p>{say('restoreResult.handedOver.steps', { file: path.slice(path.lastIndexOf('/') + 1) })}</p>
      {contactsBefore === null ? (
        <p className={styles.label}>{say('restoreResult.handedOver.unknown')}</p>
      ) : (
        <Count {...{ contactsBefore, phoneId }} />
      )}
    </Card>
  )
}

function Count({
  contactsBefore,
  phoneId,
}: Pick<HandedOverCardProps, 'phoneId'> & { readonly contactsBefore: number }) {
  const phone = useDevices(({ view }) => findReadyPhone(view, phoneId))
  const [now, setNow] = useState<number | null>(null)
  const { pending, error, run } = useAction()
  const count = () =>
    run(async () => {
      if (phone !== null) setNow(await call(window.api.restore.countContacts({ serial: phone.serial })))
    })
  return (
    <>
      <p>{say('restoreResult.handedOver.before', { count: contactsBefore })}</p>
      {error !== null && <ErrorNotice error={error} />}
      <p role="status">{now !== null && describeNow(now, contactsBefore)}</p>
      {phone === null ? (
        <p className={styles.label}>{say('restoreResult.handedOver.connect')}</p>
      ) : (
        <div>
          <Button disabled={pending} onClick={count}>
            {pending ? say('restoreResult.handedOver.counting') : say('restoreResult.handedOver.count')}
          </Button>
        </div>
      )}
    </>
  )
}

function describeNow(count: number, before: number): string {
  return count < before
    ? say('restoreResult.handedOver.fewer', { count })
    : say('restoreResult.handedOver.after', { count, added: count - before })
}
