import { categories } from '../../../shared/model/category'
import { phoneTitle } from '../../lib/phone-title'
import { words } from '../../messages/words'
import { useCatalog } from '../../store/catalog'
import { useDevices } from '../../store/devices'
import { go } from '../../store/navigation'
import { useTally } from '../../store/use-tally'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { CatalogTrouble } from './catalog-trouble'
import { CategoryTile } from './category-tile'
import { Limitations } from './limitations'
import { ScanLine } from './scan-line'
import { SelectionFooter } from './selection-footer'
import styles from './choose-screen.module.css'

export function ChooseScreen() {
  const serial = useCatalog(state => state.serial)
  const phoneName = useDevices(({ view }) => {
    const phone = view?.phones.find(each => each.serial === serial)
    return phone?.state === 'ready' ? phoneTitle(phone) : null
  })
  const view = useCatalog(state => state.view)
  const tally = useTally()
  return (
    <Screen
      header={
        <ScreenHeader
          title={words.choose.title}
          lead={phoneName === null ? undefined : words.choose.lead(phoneName)}
          onBack={() => go({ name: 'home' })}
        />
      }
      footer={<SelectionFooter tally={tally.sum} />}
    >
      <CatalogTrouble intent="choose" />
      <ScanLine />
      <ul className={styles.tiles} aria-label={words.choose.types}>
        {categories.map(category => (
          <CategoryTile
            key={category}
            category={category}
            total={view?.categories[category] ?? { count: 0, bytes: 0 }}
            picked={tally.each[category]}
            scanned={view?.status === 'complete'}
          />
        ))}
      </ul>
      <Limitations />
    </Screen>
  )
}
