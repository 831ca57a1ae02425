import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { recordName } from '../../words/describe-record'
import { say } from '../../words/say'
import { useBrowse } from '../../store/use-browse'
import { Checkbox } from '../../ui/checkbox'
import { IconButton } from '../../ui/icon-button'
import { ItemDialog } from '../viewer/item-dialog'
import styles from './record-dialog.module.css'

interface RecordDialogProps {
  readonly items: readonly CatalogItem[]
  readonly index: number
  readonly item: CatalogItem
  readonly selected: boolean
  readonly onSelect: (on: boolean) => void
  readonly onMove: (index: number) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** One record opened, with the way to the others. */
export function RecordDialog(props: RecordDialogProps) {
  const { items, index, item, selected, onSelect, onMove, onClose, children } = props
  const name = recordName(item)
  return (
    <ItemDialog
      size="page"
      title={<bdi title={name}>{name}</bdi>}
      buttons={
        <>
          <IconButton
            icon={ChevronLeft}
            label={say('viewer.previous')}
            atEnd={index === 0}
            onClick={() => onMove(index - 1)}
          />
          <IconButton
            icon={ChevronRight}
            label={say('viewer.next')}
            atEnd={index === items.length - 1}
            onClick={() => onMove(index + 1)}
          />
        </>
      }
      total={items.length}
      {...{ name, index, selected, onSelect, onMove, onClose }}
    >
      {children}
      <Choice {...{ selected, onSelect }} />
    </ItemDialog>
  )
}

function Choice({ selected, onSelect }: Pick<RecordDialogProps, 'selected' | 'onSelect'>) {
  const id = useId()
  const { of } = useBrowse()
  return (
    <div className={styles.bar}>
      <label className={styles.label} htmlFor={id}>
        <Checkbox id={id} state={selected ? 'all' : 'none'} onChange={onSelect} />
        {say(`browse.${of}.selected`)}
      </label>
      <p className={styles.keys}>{say('records.keys')}</p>
    </div>
  )
}
