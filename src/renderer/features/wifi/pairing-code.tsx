import { QRCodeSVG } from 'qrcode.react'
import type { WifiView } from '../../../shared/model/wifi'
import { call } from '../../call'
import { Button } from '../../ui/button'
import { useAction } from '../../ui/use-action'
import { say } from '../../words/say'
import { ErrorNotice } from '../problem/error-notice'
import styles from './wifi.module.css'

const sizePx = 208
/** Of white around it, in its own squares: what a camera needs. */
const margin = 4

/** The QR code for the phone, black on white in each theme; after a failure, the way to a new one. */
export function PairingCode({ view }: { readonly view: WifiView }) {
  const { pending, error, run } = useAction()
  const isOver = view.status === 'failed' || view.status === 'paired-but-not-found'
  return (
    <div className={styles.code}>
      {view.status === 'waiting' && (
        <QRCodeSVG
          value={view.qrText}
          size={sizePx}
          marginSize={margin}
          level="M"
          fgColor="#000000"
          bgColor="#ffffff"
          role="img"
          aria-label={say('wifi.qrLabel')}
        />
      )}
      {isOver && (
        <Button disabled={pending} onClick={() => run(() => call(window.api.wifi.start()))}>
          {say('wifi.again')}
        </Button>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </div>
  )
}
