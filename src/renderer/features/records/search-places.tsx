import { say } from '../../words/say'
import { Segmented } from '../../ui/segmented'
import styles from '../select/grouping-choice.module.css'

const places = ['people', 'texts'] as const

/** Where conversations are searched: by whom they are with, or what was written. */
export type SearchPlace = (typeof places)[number]

interface SearchPlacesProps {
  readonly place: SearchPlace
  readonly onChange: (place: SearchPlace) => void
}

export function SearchPlaces({ place, onChange }: SearchPlacesProps) {
  return (
    <div className={styles.choice}>
      <span aria-hidden>{say('records.searchIn')}</span>
      <Segmented
        label={say('records.searchIn')}
        value={place}
        options={places.map(value => ({ value, label: say(`records.searchPlaces.${value}`) }))}
        onChange={onChange}
      />
    </div>
  )
}
