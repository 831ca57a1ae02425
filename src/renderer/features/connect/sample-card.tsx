import { useId } from 'react'
import type { SamplePhoneState } from '../../../shared/model/device'
import { call } from '../../call'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Notice } from '../../ui/notice'
import { ProgressBar } from '../../ui/progress-bar'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './sample-card.module.css'

/** The way in for those without a phone at hand. */
export function SampleCard({ sample }: { readonly sample: SamplePhoneState }) {
  const { pending, error, run } = useAction()
  const id = useId()
  const preparing = sample.status === 'preparing'
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div className={styles.row}>
        <div className={styles.words}>
          <h2 className={styles.title} id={id}>
            {say('connect.sampleTitle')}
          </h2>
          <p className={styles.text}>{say('connect.sampleText')}</p>
        </div>
        {preparing ? (
          <div className={styles.progress}>
            <p>{say('connect.samplePreparing')}</p>
            <ProgressBar label={say('connect.samplePreparing')} percent={percentOf(sample)} />
          </div>
        ) : (
          <Button disabled={pending} onClick={() => run(() => call(window.api.devices.startSample()))}>
            {say('connect.sampleAction')}
          </Button>
        )}
      </div>
      {sample.status === 'failed' && (
        <Notice tone="error" title={say('connect.sampleFailed')}>
          {sample.message}
        </Notice>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </Card>
  )
}

function percentOf({ done, total }: Extract<SamplePhoneState, { status: 'preparing' }>): number | null {
  return total > 0 ? Math.min(100, (done / total) * 100) : null
}
