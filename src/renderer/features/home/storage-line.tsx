import type { StorageVolume } from '../../../shared/model/device'
import { words } from '../../messages/words'
import { UsageBar } from '../../ui/usage-bar'
import styles from './storage-line.module.css'

export function StorageLine({ volume }: { readonly volume: StorageVolume }) {
  const label = words.home.storage[volume.kind]
  const used = Math.max(0, volume.totalBytes - volume.freeBytes)
  return (
    <div className={styles.line}>
      <p className={styles.words}>
        <span>{label}</span>
        <span className={styles.amount}>{words.home.used(used, volume.freeBytes)}</span>
      </p>
      <UsageBar
        label={label}
        text={words.home.usedOf(used, volume.totalBytes)}
        used={used}
        total={volume.totalBytes}
      />
    </div>
  )
}
