import { useId, useState } from 'react'
import type { AdbToolsView } from '../../../shared/model/adb-tools'
import { call } from '../../call'
import { say } from '../../words/say'
import { fetchAdb } from '../../store/adb-tools'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './get-adb.module.css'

interface AgreeToTermsProps {
  readonly offer: NonNullable<AdbToolsView['offer']>
  readonly onCancel: () => void
}

/** What would be fetched, from where, and under whose terms. */
export function AgreeToTerms({ offer, onCancel }: AgreeToTermsProps) {
  const [agreed, setAgreed] = useState(false)
  const { pending, error, run } = useAction()
  const id = useId()
  return (
    <>
      <dl className={styles.facts}>
        <dt>{say('getAdb.what')}</dt>
        <dd>{say('getAdb.whatText', { version: offer.version })}</dd>
        <dt>{say('getAdb.from')}</dt>
        <dd>{say('getAdb.fromText')}</dd>
        <dt>{say('getAdb.size')}</dt>
        <dd>{say('getAdb.sizeText', { bytes: offer.bytes })}</dd>
        <dt>{say('getAdb.place')}</dt>
        <dd>{say('getAdb.placeText')}</dd>
      </dl>
      <div className={styles.terms}>
        <div className={styles.agree}>
          <Checkbox id={id} state={agreed ? 'all' : 'none'} onChange={setAgreed} />
          <label htmlFor={id}>{say('getAdb.agree')}</label>
        </div>
        <Button
          variant="quiet"
          onClick={() => run(() => call(window.api.app.openHelp({ page: 'adb-terms' })))}
        >
          {say('getAdb.terms')}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <p id={`${id}-first`} className={styles.soft}>
          {agreed ? '' : say('getAdb.agreeFirst')}
        </p>
        <Button onClick={onCancel}>{say('common.cancel')}</Button>
        <Button
          variant="primary"
          disabled={pending}
          blockedBy={agreed ? undefined : `${id}-first`}
          onClick={() => run(fetchAdb)}
        >
          {say('getAdb.download')}
        </Button>
      </div>
    </>
  )
}
