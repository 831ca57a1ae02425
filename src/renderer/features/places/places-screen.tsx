import { say } from '../../words/say'
import { usePlaces } from '../../store/places'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { AddPlace } from './add-place'
import { PlaceCard } from './place-card'
import { RcloneNotice } from './rclone-notice'

/** The places for second copies, what they have, and what waits. */
export function PlacesScreen() {
  const view = usePlaces(state => state.view)
  const lacksRclone = view?.rclone === null && view.places.some(({ kind }) => kind !== 'folder')
  return (
    <Screen header={<ScreenHeader title={say('places.title')} lead={say('places.lead')} />}>
      {lacksRclone && <RcloneNotice />}
      {view?.places.map(place => (
        <PlaceCard key={place.id} place={place} />
      ))}
      {view !== null && <AddPlace first={view.places.length === 0} />}
    </Screen>
  )
}
