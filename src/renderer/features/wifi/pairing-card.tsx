import { useId, useState } from 'react'
import type { WifiView } from '../../../shared/model/wifi'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { say } from '../../words/say'
import { StepList } from '../connect/step-list'
import { CodeForm } from './code-form'
import { PairingCode } from './pairing-code'
import { WifiStatus } from './wifi-status'
import styles from './wifi.module.css'

/** What to do on the phone, and our half of it: a QR code, or a form for the six digits. */
export function PairingCard({ view }: { readonly view: WifiView }) {
  const [way, setWay] = useState<'qr' | 'code'>('qr')
  const id = useId()
  const steps = [say('wifi.steps.1'), say('wifi.steps.2'), say(`wifi.steps.${way}`)]
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <h2 className={styles.title} id={id}>
        {way === 'qr' ? say('wifi.qrTitle') : say('wifi.codeTitle')}
      </h2>
      <div className={styles.halves}>
        <div className={styles.half}>
          <StepList steps={steps.map(text => ({ text }))} />
          <p className={styles.soft}>{say('wifi.developerNote')}</p>
        </div>
        {way === 'qr' ? <PairingCode view={view} /> : <CodeForm />}
      </div>
      <div className={styles.foot}>
        <WifiStatus view={view} way={way} />
        <Button variant="quiet" onClick={() => setWay(way === 'qr' ? 'code' : 'qr')}>
          {way === 'qr' ? say('wifi.useCode') : say('wifi.useQr')}
        </Button>
      </div>
    </Card>
  )
}
