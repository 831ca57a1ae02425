import { go, type FreeUpScreen as Place } from '../../store/navigation'
import { freeUpBrowse } from '../../store/browse'
import { BrowsingContext, type Browsing } from '../../store/use-browse'
import { BackupTrouble } from '../inside/backup-trouble'
import { CategoryScreen } from '../select/category-screen'
import { FreeUpScreen } from './free-up-screen'

const browsing: Browsing = {
  browse: freeUpBrowse,
  openTiles: () => go('library', { name: 'free-up' }),
  openCategory: category => go('library', { name: 'free-up-category', category }),
}

/** What could be taken off a phone, by type, and one type of it. */
export function FreeUpSection({ screen }: { readonly screen: Place }) {
  return (
    <BrowsingContext value={browsing}>
      {screen.name === 'free-up' ? (
        <FreeUpScreen />
      ) : (
        <CategoryScreen key={screen.category} category={screen.category} trouble={<BackupTrouble />} />
      )}
    </BrowsingContext>
  )
}
