import { memo, useId, useMemo } from 'react'
import type { CatalogItem, Tally } from '../../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../../shared/model/category'
import type { ItemSection, SectionKey } from '../../lib/arrange-items'
import { isRecordCategory } from '../../lib/record-category'
import { stateOfCount } from '../../lib/selected-state'
import type { SelectedState } from '../../lib/sized-selection'
import { tallySelectedItems } from '../../lib/tally-selected-items'
import { describeFolder, folderTitle } from '../../words/describe-folder'
import { format, say } from '../../words/say'
import { selectItems } from '../../store/select-items'
import { useBrowse, useSelection } from '../../store/use-browse'
import { Checkbox } from '../../ui/checkbox'
import styles from './section-row.module.css'

interface SectionRowProps {
  readonly category: AnyCategory
  readonly items: readonly CatalogItem[]
  readonly section: ItemSection
  readonly rowIndex: number
  /** Distance from the top of the sheet in CSS pixels. */
  readonly start: number
  /** It is the heading on top, and stays in sight. */
  readonly sticky: boolean
  readonly columns: number
  readonly dense?: boolean
}

/** The heading of a month or a folder; its check box selects all that stands under it. */
export const SectionRow = memo(function SectionRow(props: SectionRowProps) {
  const { category, items, section, rowIndex, start, sticky, columns, dense = false } = props
  const id = useId()
  const browse = useBrowse()
  const selection = useSelection(state => valueFor(state.selections, category))
  const own = useMemo(() => items.slice(section.start, section.end), [items, section])
  const total = { count: own.length, bytes: section.bytes }
  const selected = tallySelectedItems(selection, own, total)
  const state = stateOfCount(selected.count, total.count)
  const { name, path } = describeSection(section.key)
  return (
    <div
      className={`${sticky ? styles.sticky : styles.row} ${dense ? styles.dense : ''}`}
      role="row"
      aria-rowindex={rowIndex}
      style={sticky ? {} : { transform: `translateY(${start}px)` }}
    >
      <div role="gridcell" aria-colspan={columns} className={styles.cell}>
        <label className={styles.label} htmlFor={id} title={path}>
          <Checkbox
            id={id}
            label={name}
            describedBy={`${id}-about`}
            state={state}
            onChange={on => selectItems(browse, category, own, on)}
          />
          <span className={styles.name}>{name}</span>
        </label>
        <span className={styles.about} id={`${id}-about`}>
          <span className={styles.path}>{path}</span>
          <span className={styles.count}>{describeAmount(category, selected, total, state)}</span>
        </span>
      </div>
    </div>
  )
})

/** Of records the number alone: their sizes say nothing to people. */
function describeAmount(category: AnyCategory, selected: Tally, total: Tally, state: SelectedState): string {
  if (isRecordCategory(category))
    return state === 'some'
      ? say('records.part', { selected: selected.count, total: total.count })
      : say(`records.amounts.${category}`, { count: total.count })
  return state === 'some'
    ? say('common.part', { selected: selected.count, total: total.count, bytes: selected.bytes })
    : say('items.sectionAmount', { total: total.count, bytes: total.bytes })
}

function describeSection(key: SectionKey): { readonly name: string; readonly path?: string } {
  if (key.kind === 'folder') return { name: folderTitle(key.folder), path: describeFolder(key.folder) }
  if (key.kind === 'initial') return { name: key.initial ?? say('records.noInitial') }
  return { name: key.monthStart === null ? say('items.noDate') : format().month(key.monthStart) }
}
