import { words } from '../../messages/words'
import { useDevices } from '../../store/devices'
import { useSettings } from '../../store/settings'
import { SettingCard } from './setting-card'
import styles from './about-card.module.css'

export function AboutCard() {
  const info = useSettings(state => state.info)
  const adb = useDevices(state => state.view?.adb)
  const executable = adb?.status === 'running' ? adb.executable : words.settings.adbNone
  return (
    <SettingCard title={words.settings.about} text={words.settings.licence}>
      <dl className={styles.facts}>
        <dt>{words.settings.version}</dt>
        <dd>{info?.version ?? words.common.loading}</dd>
        <dt>{words.settings.electron}</dt>
        <dd>{info?.electron ?? words.common.loading}</dd>
        <dt>{words.settings.adb}</dt>
        <dd>{executable}</dd>
      </dl>
    </SettingCard>
  )
}
