import { FolderOpen, History, ListChecks, ListRestart, Zap } from 'lucide-react'
import { say } from '../../words/say'
import { beginBackup } from '../../store/begin-backup'
import { useShallow } from 'zustand/react/shallow'
import { currentPhone, useDevices } from '../../store/devices'
import { isBusyFor, noteworthyJobs, useJobs } from '../../store/jobs'
import { go } from '../../store/navigation'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { busyId } from './busy-id'
import { ChoiceButton } from './choice-button'
import { OverdueNotice } from '../automatic/overdue-notice'
import { OverdueCopiesNotice } from '../places/overdue-copies-notice'
import { UpdateNotice } from '../update/update-notice'
import { JobCard } from './job-card'
import { PhoneCard } from './phone-card'
import { UnfinishedBackups } from './unfinished-backups'
import styles from './home-screen.module.css'

export function HomeScreen() {
  const jobs = useJobs(useShallow(noteworthyJobs))
  const phone = useDevices(currentPhone)
  // Without a phone one may set out; what it comes to is asked again then.
  const busy = useJobs(state => phone !== null && isBusyFor(state, phone.details.hardwareSerial))
  const blockedBy = busy ? busyId : undefined
  return (
    <Screen header={<ScreenHeader title={say('home.title')} lead={say('home.lead')} />}>
      <UpdateNotice />
      {jobs.map(job => (
        <JobCard key={job.id} job={job} />
      ))}
      <UnfinishedBackups />
      <OverdueNotice />
      <OverdueCopiesNotice />
      <PhoneCard />
      <section className={styles.choices} aria-label={say('home.choicesLabel')}>
        <ChoiceButton
          icon={ListChecks}
          title={say('home.deviceBackup')}
          text={say('home.deviceBackupText')}
          blockedBy={blockedBy}
          onClick={() => beginBackup('choose')}
        />
        <ChoiceButton
          icon={Zap}
          title={say('home.oneClick')}
          text={say('home.oneClickText')}
          blockedBy={blockedBy}
          onClick={() => beginBackup('one-click')}
        />
        <ChoiceButton
          icon={ListRestart}
          title={say('home.deviceRestore')}
          text={say('home.deviceRestoreText')}
          blockedBy={blockedBy}
          onClick={() => go('restore', { name: 'backups', intent: 'choose' })}
        />
        <ChoiceButton
          icon={History}
          title={say('home.oneClickRestore')}
          text={say('home.oneClickRestoreText')}
          blockedBy={blockedBy}
          onClick={() => go('restore', { name: 'backups', intent: 'one-click' })}
        />
      </section>
      {busy && (
        <p className={styles.note} id={busyId}>
          {say('home.busyReason')}
        </p>
      )}
      <p className={styles.note}>
        <FolderOpen size={16} aria-hidden />
        {say('home.plainFolder')}
      </p>
    </Screen>
  )
}
