import { Play } from 'lucide-react'
import { readyPhones } from '../../lib/connect-state'
import { newestOf } from '../../lib/newest-backups'
import { say } from '../../words/say'
import { resumeInterrupted } from '../../store/begin-backup'
import { useDevices } from '../../store/devices'
import { isBackedUp, useJobs } from '../../store/jobs'
import { useLibrary } from '../../store/library'
import { useLibraryScan } from '../../store/use-library-scan'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

/** Backups that were broken off, of phones that are not here: their card cannot tell. */
export function UnfinishedBackups() {
  useLibraryScan()
  const library = useLibrary(({ view }) => view)
  const devices = useDevices(({ view }) => view)
  const jobs = useJobs(state => state)
  const unfinished = (library?.phones ?? []).flatMap(phone => {
    // An encrypted one does not say of which phone it is: any that is here may be.
    const ready = devices === null ? [] : readyPhones(devices)
    const isHere = ready.some(
      ({ details }) => phone.serial === null || details.hardwareSerial === phone.serial,
    )
    const { interrupted } = newestOf(phone.backups)
    if (isHere || isBackedUp(jobs, phone.serial) || interrupted?.startedAt == null) return []
    return [{ phone, interrupted, startedAt: interrupted.startedAt }]
  })
  return unfinished.map(({ phone, interrupted, startedAt }) => (
    <Notice
      key={interrupted.id}
      tone="info"
      title={say('home.unfinished', { phone: phone.name, startedAt })}
      actions={
        <Button icon={Play} onClick={() => resumeInterrupted(phone, interrupted)}>
          {say('library.resume')}
        </Button>
      }
    >
      {say('home.unfinishedText')}
    </Notice>
  ))
}
