import type { ItemSection } from '../../lib/arrange-items'
import { say } from '../../words/say'
import { CatalogViewer } from './catalog-viewer'
import { FileRow } from './file-row'
import { RowList } from './row-list'
import type { ShownItems } from './use-item-rows'

/** In CSS pixels. */
const rowHeight = 44

interface FileListProps {
  readonly shown: ShownItems
  readonly sections: readonly ItemSection[]
}

/** Names, folders, sizes and dates under headings. */
export function FileList({ shown, sections }: FileListProps) {
  const { category, items } = shown
  return (
    <RowList
      {...{ shown, sections, rowHeight }}
      columns={[
        { title: say('items.name'), width: 'minmax(0, 3fr)' },
        { title: say('items.folder'), width: 'minmax(0, 2fr)' },
        { title: say('items.size'), width: '88px', numeric: true },
        { title: say('items.date'), width: '112px', numeric: true },
      ]}
      renderRow={(item, place) => <FileRow item={item} {...place} />}
      renderOpened={opened => <CatalogViewer {...{ category, items }} {...opened} />}
    />
  )
}
