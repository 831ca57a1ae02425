import type { WifiView } from '../../../shared/model/wifi'
import { ScanDots } from '../../ui/scan-dots'
import { say } from '../../words/say'
import styles from './wifi.module.css'

interface WifiStatusProps {
  readonly view: WifiView
  readonly way: 'qr' | 'code'
}

/** What is going on; changes are read out. */
export function WifiStatus({ view, way }: WifiStatusProps) {
  const text = statusText(view, way)
  return (
    <p role="status" className={styles.status}>
      {text !== null && (
        <>
          <ScanDots /> {text}
        </>
      )}
    </p>
  )
}

/** Null where something else says it. */
function statusText({ status }: WifiView, way: 'qr' | 'code'): string | null {
  switch (status) {
    case 'idle':
    case 'starting':
      return say('wifi.starting')
    case 'waiting':
      return way === 'qr' ? say('wifi.waiting') : say('wifi.waitingCode')
    case 'pairing':
      return say('wifi.pairing')
    case 'connecting':
      return say('wifi.connecting')
    case 'connected':
      return say('wifi.connected')
    case 'too-old':
    case 'paired-but-not-found':
    case 'failed':
      return null
  }
}
