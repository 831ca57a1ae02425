import { FolderOpen, History, ListChecks, ListRestart, Zap } from 'lucide-react'
import { words } from '../../messages/words'
import { beginBackup } from '../../store/begin-backup'
import { noteworthyJob, runningJob, useJobs } from '../../store/jobs'
import { go } from '../../store/navigation'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { ChoiceButton } from './choice-button'
import { UpdateNotice } from '../update/update-notice'
import { JobCard } from './job-card'
import { PhoneCard } from './phone-card'
import styles from './home-screen.module.css'

const busyId = 'home-busy'

export function HomeScreen() {
  const job = useJobs(noteworthyJob)
  const busy = useJobs(state => runningJob(state) !== null)
  const blockedBy = busy ? busyId : undefined
  return (
    <Screen header={<ScreenHeader title={words.home.title} lead={words.home.lead} />}>
      <UpdateNotice />
      {job !== null && <JobCard job={job} />}
      <PhoneCard />
      <section className={styles.choices} aria-label={words.home.choicesLabel}>
        <ChoiceButton
          icon={ListChecks}
          title={words.home.deviceBackup}
          text={words.home.deviceBackupText}
          blockedBy={blockedBy}
          onClick={() => beginBackup('choose')}
        />
        <ChoiceButton
          icon={Zap}
          title={words.home.oneClick}
          text={words.home.oneClickText}
          blockedBy={blockedBy}
          onClick={() => beginBackup('one-click')}
        />
        <ChoiceButton
          icon={ListRestart}
          title={words.home.deviceRestore}
          text={words.home.deviceRestoreText}
          blockedBy={blockedBy}
          onClick={() => go('restore', { name: 'backups', intent: 'choose' })}
        />
        <ChoiceButton
          icon={History}
          title={words.home.oneClickRestore}
          text={words.home.oneClickRestoreText}
          blockedBy={blockedBy}
          onClick={() => go('restore', { name: 'backups', intent: 'one-click' })}
        />
      </section>
      {busy && (
        <p className={styles.note} id={busyId}>
          {words.home.busyReason}
        </p>
      )}
      <p className={styles.note}>
        <FolderOpen size={16} aria-hidden />
        {words.home.plainFolder}
      </p>
    </Screen>
  )
}
