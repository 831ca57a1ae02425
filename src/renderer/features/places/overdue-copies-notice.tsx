import { useShallow } from 'zustand/react/shallow'
import { describeHold } from '../../words/describe-place'
import { say } from '../../words/say'
import { openSection } from '../../store/navigation'
import { overduePlaces, usePlaces } from '../../store/places'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

/** A second copy should have been made long ago: says why it was not, and blocks nothing. */
export function OverdueCopiesNotice() {
  const places = usePlaces(useShallow(overduePlaces))
  return places.map(place => (
    <Notice
      key={place.id}
      tone="warning"
      quiet
      title={say('places.overdueOf', { place: place.name })}
      actions={<Button onClick={() => openSection('places')}>{say('places.overdueAction')}</Button>}
    >
      {describeHold(place)}
    </Notice>
  ))
}
