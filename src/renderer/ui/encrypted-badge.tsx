import { Lock } from 'lucide-react'
import { words } from '../messages/words'
import styles from './encrypted-badge.module.css'

export function EncryptedBadge() {
  return (
    <span className={styles.badge}>
      <Lock size={14} aria-hidden />
      {words.encryption.badge}
    </span>
  )
}
