import { isRecordCategory } from '../../lib/record-category'
import { freeUpBrowse } from '../../store/browse'
import { closeCatalog } from '../../store/open-catalog'
import { go } from '../../store/navigation'
import { useCatalog } from '../../store/use-browse'
import { useTally } from '../../store/use-tally'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { BackupTrouble } from '../inside/backup-trouble'
import { CategoryTiles } from '../select/category-tiles'
import { ScanLine } from '../select/scan-line'
import { AgeCard } from './age-card'
import { FreeUpFooter } from './free-up-footer'
import { StayingCard } from './staying-card'
import { useFreeUpLead } from './use-free-up-lead'
import { WayCard } from './way-card'

/** What of a phone is safe in a backup, and what of that is to be removed; nothing at first. */
export function FreeUpScreen() {
  const tally = useTally()
  const lead = useFreeUpLead()
  const isOpen = useCatalog(state => state.source !== null)
  const ways = useCatalog(({ view }) => (view?.status === 'complete' ? (view.freeUp?.ways ?? []) : null))
  const leave = () => {
    closeCatalog(freeUpBrowse)
    go('library', { name: 'list' })
  }
  if (!isOpen)
    return (
      <Screen header={<ScreenHeader title={say('freeUp.title')} onBack={leave} />}>
        <Notice
          tone="warning"
          title={say('freeUp.closed')}
          actions={<Button onClick={leave}>{say('inside.openAgain')}</Button>}
        />
      </Screen>
    )
  return (
    <Screen
      header={<ScreenHeader title={say('freeUp.title')} lead={lead} onBack={leave} />}
      footer={<FreeUpFooter tally={tally.sum} />}
    >
      <BackupTrouble />
      {ways?.length === 0 && (
        <Notice tone="warning" title={say('errors.phone-keeps-files.title')}>
          {say('errors.phone-keeps-files.advice')}
        </Notice>
      )}
      <AgeCard />
      <ScanLine />
      <CategoryTiles tally={tally} isShown={category => !isRecordCategory(category)} />
      <WayCard />
      <StayingCard />
    </Screen>
  )
}
