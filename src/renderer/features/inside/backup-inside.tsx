import { useMemo } from 'react'
import { say } from '../../words/say'
import { backupBrowse } from '../../store/browse'
import type { InsideScreen } from '../../store/navigation'
import { BrowsingContext, useCatalog, type Browsing } from '../../store/use-browse'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { CategoryScreen } from '../select/category-screen'
import { BackupTrouble } from './backup-trouble'
import { ContentsScreen } from './contents-screen'
import { WhereScreen } from './where-screen'

interface BackupInsideProps {
  readonly screen: InsideScreen
  readonly show: (screen: InsideScreen) => void
  readonly connect: () => void
  readonly onLeave: () => void
}

/** Looks into the backup that was opened, and selects what is to be restored: the same for the Library and for Restore. */
export function BackupInside({ show, ...rest }: BackupInsideProps) {
  const browsing = useMemo<Browsing>(
    () => ({
      browse: backupBrowse,
      openTiles: () => show({ name: 'inside' }),
      openCategory: category => show({ name: 'category', category }),
    }),
    [show],
  )
  return (
    <BrowsingContext value={browsing}>
      <Current show={show} {...rest} />
    </BrowsingContext>
  )
}

function Current({ screen, show, connect, onLeave }: BackupInsideProps) {
  const isOpen = useCatalog(state => state.source !== null)
  if (!isOpen) return <Closed onLeave={onLeave} />
  switch (screen.name) {
    case 'inside':
      return <ContentsScreen onBack={onLeave} onNext={() => show({ name: 'where' })} />
    case 'category': {
      const { category } = screen
      return <CategoryScreen key={category} category={category} trouble={<BackupTrouble />} />
    }
    case 'where':
      return <WhereScreen onBack={() => show({ name: 'inside' })} onConnect={connect} />
  }
}

/** It was closed meanwhile, e.g. because another one was opened. */
function Closed({ onLeave }: Pick<BackupInsideProps, 'onLeave'>) {
  return (
    <Screen header={<ScreenHeader title={say('inside.title')} onBack={onLeave} />}>
      <Notice
        tone="warning"
        title={say('inside.closed')}
        actions={<Button onClick={onLeave}>{say('inside.openAgain')}</Button>}
      >
        {say('inside.closedText')}
      </Notice>
    </Screen>
  )
}
