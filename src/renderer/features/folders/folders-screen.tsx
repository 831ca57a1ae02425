import { useDeferredValue, useMemo, useState } from 'react'
import type { PhoneFolder } from '../../../shared/model/folders'
import { phoneTitle } from '../../../shared/phone-title'
import { createNameFilter } from '../../lib/filter-by-name'
import { describeFolder } from '../../words/describe-folder'
import { say } from '../../words/say'
import { currentPhone, useDevices } from '../../store/devices'
import { fetchFolders, markFoldersSeen, useFolders } from '../../store/folders'
import { useCatalog } from '../../store/use-browse'
import { usePhoneFolders } from '../../store/use-phone-folders'
import { Button } from '../../ui/button'
import { FooterBar } from '../../ui/footer-bar'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { ErrorNotice } from '../problem/error-notice'
import { CatalogTrouble } from '../select/catalog-trouble'
import { ScanText } from '../select/scan-text'
import { FolderList } from './folder-list'
import { FoldersToolbar } from './folders-toolbar'
import { NewFoldersChoice } from './new-folders-choice'
import { useFolderOrder } from './use-folder-order'
import styles from './folders.module.css'

const noFolders: readonly PhoneFolder[] = []

interface FoldersScreenProps {
  readonly onDone: () => void
}

/** Which folders of a phone are backed up when nobody selects: by one click, and by themselves. */
export function FoldersScreen({ onDone }: FoldersScreenProps) {
  const phone = useDevices(currentPhone)
  const catalogId = useCatalog(state => state.view?.id ?? null)
  const error = useFolders(state => state.error)
  const view = usePhoneFolders()
  // Of what is shown: the catalog may be further.
  const complete = view?.complete === true
  const folders = view?.folders ?? noFolders
  const { ordered, handlers } = useFolderOrder(folders, complete)
  const [typed, setTyped] = useState('')
  // Typing goes first.
  const search = useDeferredValue(typed)
  const found = useFound(ordered, search)
  const on = folders.filter(folder => folder.on)
  const waits = view?.newFolders === 'ask' ? folders.filter(({ isNew }) => isNew).length : 0
  const done = () => {
    void markFoldersSeen()
    onDone()
  }
  const name = phone === null ? '' : phoneTitle(phone.details)
  return (
    <Screen
      layout="fill"
      header={
        <ScreenHeader
          title={say('folders.title')}
          lead={say('folders.lead', { phone: name })}
          onBack={done}
        />
      }
      footer={
        <FooterBar
          label={say('folders.backedUp')}
          tally={{ count: sum(on, 'count'), bytes: sum(on, 'bytes') }}
          note={complete && waits > 0 ? say('folders.waitNote', { count: waits }) : <ScanText />}
          noteId="folders-note"
        >
          <Button variant="primary" onClick={done}>
            {say('folders.done')}
          </Button>
        </FooterBar>
      }
    >
      <CatalogTrouble intent="folders" />
      {error !== null && <ErrorNotice error={error} onRetry={() => void fetchFolders()} />}
      <NewFoldersChoice rule={view?.newFolders ?? 'back-up'} />
      <FoldersToolbar search={typed} onSearch={setTyped} found={found} searching={search.trim() !== ''} />
      {catalogId !== null && found.length > 0 ? (
        <FolderList key={catalogId} {...{ catalogId, folders: found }} {...handlers} />
      ) : (
        <p className={styles.quiet}>{emptyText(search, complete)}</p>
      )}
    </Screen>
  )
}

function useFound(folders: readonly PhoneFolder[], search: string): readonly PhoneFolder[] {
  const filter = useMemo(
    () => createNameFilter(folders.map(folder => ({ folder, name: describeFolder(folder.path) }))),
    [folders],
  )
  return useMemo(() => filter(search).map(({ folder }) => folder), [filter, search])
}

function emptyText(search: string, complete: boolean): string {
  if (search.trim() !== '') return say('items.noMatch', { text: search })
  return complete ? say('folders.none') : say('folders.noneYet')
}

function sum(folders: readonly PhoneFolder[], what: 'count' | 'bytes'): number {
  return folders.reduce((total, folder) => total + folder[what], 0)
}
