import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import type { Tally } from '../../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../../shared/model/category'
import { selectedState } from '../../lib/selected-state'
import { categoryHint, categoryTitle } from '../../words/category-title'
import { say } from '../../words/say'
import { selectCategory } from '../../store/select-items'
import { useBrowsing, useCatalog, useSelection } from '../../store/use-browse'
import { CategoryIcon } from '../../ui/category-icon'
import { Checkbox } from '../../ui/checkbox'
import styles from './category-tile.module.css'

interface CategoryTileProps {
  readonly category: AnyCategory
  readonly total: Tally
  readonly selected: Tally
  /** All has been looked through: an empty type stays empty. */
  readonly scanned: boolean
}

export function CategoryTile({ category, total, selected, scanned }: CategoryTileProps) {
  const id = useId()
  const { browse, openCategory } = useBrowsing()
  const selection = useSelection(state => valueFor(state.selections, category))
  const empty = scanned && total.count === 0
  const state = empty ? 'none' : selectedState(selection, selected.count, total.count)
  const name = categoryTitle(category)
  const access = useCatalog(({ view }) => view?.access[category])
  const whyNot = access?.whyNotRead ?? null
  return (
    <li className={styles.tile} data-state={state}>
      <label className={styles.select} htmlFor={id}>
        <CategoryIcon category={category} />
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.hint}>
            {access?.photos?.gives === false ? say('choose.photosNotGiven') : categoryHint(category)}
          </span>
        </span>
        <Checkbox
          id={id}
          label={name}
          describedBy={`${id}-amount`}
          state={state}
          disabled={empty || whyNot !== null}
          onChange={on => selectCategory(browse, category, on)}
        />
      </label>
      <div className={styles.foot}>
        <p className={styles.amount} id={`${id}-amount`}>
          {whyNot === null
            ? describe(total, selected, { some: state === 'some', empty })
            : say(`choose.notGiven.${whyNot}`)}
        </p>
        {whyNot === null && (
          <button
            type="button"
            className={styles.open}
            disabled={empty}
            aria-label={say('choose.openCategoryOf', { category: name })}
            onClick={() => openCategory(category)}
          >
            {say('choose.openCategory')}
            <ChevronRight size={16} aria-hidden />
          </button>
        )}
      </div>
    </li>
  )
}

function describe(total: Tally, selected: Tally, { some, empty }: { some: boolean; empty: boolean }): string {
  if (empty) return say('choose.none')
  if (total.count === 0) return say('choose.noneYet')
  if (some) return say('common.part', { selected: selected.count, total: total.count, bytes: selected.bytes })
  return say('choose.amount', { count: total.count, bytes: total.bytes })
}
