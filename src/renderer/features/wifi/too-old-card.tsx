import { useId } from 'react'
import type { WifiView } from '../../../shared/model/wifi'
import { call } from '../../call'
import { isWifiBusy, useWifi } from '../../store/wifi'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { useAction } from '../../ui/use-action'
import { say } from '../../words/say'
import { StepList } from '../connect/step-list'
import { ErrorNotice } from '../problem/error-notice'
import { WifiStatus } from './wifi-status'
import styles from './wifi.module.css'

interface TooOldCardProps {
  readonly adb: Extract<WifiView, { status: 'too-old' }>
  readonly view: WifiView
  readonly onBack: () => void
}

/** Why this computer cannot pair with a phone yet, and how it can. */
export function TooOldCard({ adb: { version, needed }, view, onBack }: TooOldCardProps) {
  const { pending, error, run } = useAction()
  const isBusy = useWifi(isWifiBusy)
  const id = useId()
  const steps = ([1, 2] as const).map(number => ({ text: say(`wifi.tooOldSteps.${number}`) }))
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div role="status">
        <h2 className={styles.title} id={id}>
          {say('wifi.tooOldTitle')}
        </h2>
        <p className={styles.soft}>
          {version === null
            ? say('wifi.tooOldUnknown', { needed })
            : say('wifi.tooOldText', { version, needed })}
        </p>
      </div>
      <StepList steps={steps} />
      <div className={styles.actions}>
        <Button variant="primary" onClick={onBack}>
          {say('wifi.cable')}
        </Button>
        <Button
          disabled={pending}
          onClick={() => run(() => call(window.api.app.openHelp({ page: 'install-adb' })))}
        >
          {say('wifi.guide')}
        </Button>
        <Button disabled={pending} onClick={() => run(() => call(window.api.wifi.start()))}>
          {say('common.retry')}
        </Button>
      </div>
      {isBusy && <WifiStatus view={view} way="code" />}
      {error !== null && <ErrorNotice error={error} />}
    </Card>
  )
}
