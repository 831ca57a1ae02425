import { backupDate } from '../../words/describe-backup'
import { say } from '../../words/say'
import { useCatalog } from '../../store/use-browse'
import { useOpenBackup } from '../../store/use-open-backup'
import { useTally } from '../../store/use-tally'
import { Button } from '../../ui/button'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { FooterBar } from '../../ui/footer-bar'
import { Notice } from '../../ui/notice'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { CategoryTiles } from '../select/category-tiles'
import { ScanLine } from '../select/scan-line'
import { AboutBackup } from './about-backup'
import { AuthenticityNotice } from './authenticity-notice'
import { BackupTrouble } from './backup-trouble'
import { FreeUpHere } from './free-up-here'

interface ContentsScreenProps {
  readonly onBack: () => void
  readonly onNext: () => void
}

const reasonId = 'restore-reason'

/** What a backup holds, by type, and what of it is selected. */
export function ContentsScreen({ onBack, onNext }: ContentsScreenProps) {
  const found = useOpenBackup()
  const place = found?.backup.place ?? null
  const tally = useTally()
  const badLines = useCatalog(state => state.view?.badLines ?? 0)
  const status = useCatalog(({ view, error }) => (error === null ? view?.status : 'failed'))
  const reason = reasonNotToGoOn(status ?? 'scanning', tally.sum.count)
  return (
    <Screen
      header={
        <ScreenHeader
          title={say('inside.title')}
          lead={
            found === null
              ? undefined
              : say('inside.lead', { phone: found.phone.name, date: backupDate(found.backup) })
          }
          onBack={onBack}
          actions={found?.backup.encrypted === true && <EncryptedBadge />}
        />
      }
      footer={
        <FooterBar tally={tally.sum} note={reason} noteId={reasonId}>
          <Button variant="primary" blockedBy={reason === null ? undefined : reasonId} onClick={onNext}>
            {say('inside.next')}
          </Button>
        </FooterBar>
      }
    >
      <BackupTrouble />
      <AuthenticityNotice />
      {place !== null && (
        <Notice tone="info" title={say('inside.fromPlace', { place: place.name })}>
          {say('inside.fromPlaceText')}
        </Notice>
      )}
      {badLines > 0 && <Notice tone="warning" title={say('inside.badLines', { count: badLines })} />}
      <ScanLine />
      <CategoryTiles tally={tally} />
      <FreeUpHere />
      <AboutBackup />
    </Screen>
  )
}

function reasonNotToGoOn(status: 'scanning' | 'complete' | 'failed', count: number): string | null {
  if (status === 'scanning') return say('inside.stillReading')
  if (status === 'failed') return say('inside.notRead')
  return count === 0 ? say('inside.nothing') : null
}
