import { neededSpace } from '../../../shared/model/needed-space'
import { useEffect } from 'react'
import { assertNever } from '../../../shared/assert-never'
import { words } from '../../messages/words'
import { useCatalog } from '../../store/catalog'
import { isReady, useDevices } from '../../store/devices'
import { go, type Intent } from '../../store/navigation'
import { loadOutput, useOutput } from '../../store/output'
import { startBackup } from '../../store/start-backup'
import { useTally } from '../../store/use-tally'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { CatalogTrouble } from '../select/catalog-trouble'
import { FolderChoice } from './folder-choice'
import { OutputFooter } from './output-footer'
import { SpaceCard } from './space-card'

/** Confirms where the backup goes, before anything is written. */
export function OutputScreen({ intent }: { readonly intent: Intent }) {
  const folder = useOutput(state => state.folder)
  const loading = useAction()
  const starting = useAction()
  const tally = useTally().sum
  const reason = useReasonNotToStart(tally.count)
  const { run: load } = loading
  useEffect(() => {
    load(loadOutput)
    // Once on entry.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <Screen
      header={
        <ScreenHeader title={words.output.title} lead={words.output.lead} onBack={() => goBack(intent)} />
      }
      footer={
        <OutputFooter
          tally={tally}
          reason={reason}
          pending={starting.pending}
          onStart={() => starting.run(() => startBackup(null))}
        />
      }
    >
      {starting.error !== null && <ErrorNotice error={starting.error} />}
      {loading.error !== null && <ErrorNotice error={loading.error} onRetry={() => load(loadOutput)} />}
      <CatalogTrouble intent={intent} />
      <FolderChoice folder={folder} onCheckAgain={() => load(loadOutput)} />
      <SpaceCard neededBytes={neededSpace(tally)} folder={folder} />
    </Screen>
  )
}

function goBack(intent: Intent): void {
  switch (intent) {
    case 'choose':
      return go({ name: 'choose' })
    case 'one-click':
      return go({ name: 'home' })
    default:
      return assertNever(intent)
  }
}

/** Null when nothing is in the way. */
function useReasonNotToStart(count: number): string | null {
  const folder = useOutput(state => state.folder)
  const status = useCatalog(state => state.view?.status ?? 'scanning')
  const serial = useCatalog(state => state.serial)
  const connected = useDevices(state => serial !== null && isReady(state, serial))
  if (!connected) return words.choose.notConnected
  if (status !== 'complete') return words.choose.stillScanning
  if (count === 0) return words.choose.nothingSelected
  return folder === null || folder.freeBytes === null || !folder.writable ? words.output.waitForFolder : null
}
