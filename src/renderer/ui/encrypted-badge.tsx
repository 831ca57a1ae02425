import { Lock } from 'lucide-react'
import { say } from '../words/say'
import styles from './encrypted-badge.module.css'

export function EncryptedBadge() {
  return (
    <span className={styles.badge}>
      <Lock size={14} aria-hidden />
      {say('encryption.badge')}
    </span>
  )
}
