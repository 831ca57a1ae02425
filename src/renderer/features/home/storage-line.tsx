import type { StorageVolume } from '../../../shared/model/device'
import { say } from '../../words/say'
import { UsageBar } from '../../ui/usage-bar'
import styles from './storage-line.module.css'

export function StorageLine({ volume }: { readonly volume: StorageVolume }) {
  const label = say(`home.storage.${volume.kind}`)
  const used = Math.max(0, volume.totalBytes - volume.freeBytes)
  return (
    <div className={styles.line}>
      <p className={styles.words}>
        <span>{label}</span>
        <span className={styles.amount}>
          {say('home.used', { usedBytes: used, freeBytes: volume.freeBytes })}
        </span>
      </p>
      <UsageBar
        label={label}
        text={say('home.usedOf', { usedBytes: used, totalBytes: volume.totalBytes })}
        used={used}
        total={volume.totalBytes}
      />
    </div>
  )
}
