import { phoneTitle } from '../../../shared/phone-title'
import { say } from '../../words/say'
import { useDevices } from '../../store/devices'
import { go } from '../../store/navigation'
import { usePhoneSerial } from '../../store/use-browse'
import { useTally } from '../../store/use-tally'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { CatalogTrouble } from './catalog-trouble'
import { CategoryTiles } from './category-tiles'
import { Limitations } from './limitations'
import { ScanLine } from './scan-line'
import { SelectionFooter } from './selection-footer'

export function ChooseScreen() {
  const serial = usePhoneSerial()
  const phoneName = useDevices(({ view }) => {
    const phone = view?.phones.find(each => each.serial === serial)
    return phone?.state === 'ready' ? phoneTitle(phone.details) : null
  })
  const tally = useTally()
  return (
    <Screen
      header={
        <ScreenHeader
          title={say('choose.title')}
          lead={phoneName === null ? undefined : say('choose.lead', { phone: phoneName })}
          onBack={() => go('backup', { name: 'home' })}
        />
      }
      footer={<SelectionFooter tally={tally.sum} />}
    >
      <CatalogTrouble intent="choose" />
      <ScanLine />
      <CategoryTiles tally={tally} />
      <Limitations />
    </Screen>
  )
}
