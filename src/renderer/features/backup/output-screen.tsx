import { neededSpace } from '../../../shared/model/needed-space'
import { useEffect } from 'react'
import { assertNever } from '../../../shared/assert-never'
import { ApiError } from '../../lib/api-error'
import { words } from '../../messages/words'
import { go, type Intent } from '../../store/navigation'
import { loadOutput, useOutput } from '../../store/output'
import { startBackup } from '../../store/start-backup'
import { useAvailable, useCatalog, usePhoneSerial } from '../../store/use-browse'
import { useEarlier } from '../../store/use-earlier'
import { useTally } from '../../store/use-tally'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { useAction } from '../../ui/use-action'
import { EncryptionCard } from '../encryption/encryption-card'
import { useEncryption, type Encryption } from '../encryption/use-encryption'
import { ErrorNotice } from '../problem/error-notice'
import { CatalogTrouble } from '../select/catalog-trouble'
import { FolderChoice } from './folder-choice'
import { InterruptedNotice } from './interrupted-notice'
import { OutputFooter } from './output-footer'
import { SpaceCard } from './space-card'

/** Confirms where the backup goes and who can open it, before anything is written. */
export function OutputScreen({ intent }: { readonly intent: Intent }) {
  const folder = useOutput(state => state.folder)
  const place = usePlace()
  const loading = useAction()
  const { start, pending, error, encryption, reason } = useStart(place)
  const tally = useTally().sum
  const earlier = useEarlier(place?.serial ?? null)
  const interrupted = earlier?.interrupted ?? null
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
      footer={<OutputFooter tally={tally} reason={reason} pending={pending} onStart={start} />}
    >
      {error !== null && <ErrorNotice error={error} />}
      {loading.error !== null && <ErrorNotice error={loading.error} onRetry={() => load(loadOutput)} />}
      <CatalogTrouble intent={intent} />
      {interrupted !== null && (
        <InterruptedNotice
          interrupted={interrupted}
          encrypt={encryption.on}
          newKey={encryption.draft.newKey}
        />
      )}
      <FolderChoice folder={folder} onCheckAgain={() => load(loadOutput)} />
      <EncryptionCard encryption={encryption} folder={place} onEnter={start} />
      <SpaceCard
        neededBytes={neededSpace(tally)}
        folder={folder}
        atMost={interrupted !== null || (earlier?.last ?? null) !== null}
      />
    </Screen>
  )
}

interface Place {
  readonly serial: string
  readonly grant: string
}

/** Whose backup goes where; null while the phone is away or the folder is not known. */
function usePlace(): Place | null {
  const grant = useOutput(state => state.folder?.grant)
  const serial = usePhoneSerial()
  const connected = useAvailable()
  return serial === null || !connected || grant === undefined ? null : { serial, grant }
}

/** What Start does: errors about the password are told at its field, all others at the top. */
function useStart(place: Place | null) {
  const encryption = useEncryption(place)
  const { pending, error, run } = useAction()
  const reason = useReasonNotToStart(encryption)
  const start = () => {
    if (reason !== null || pending) return
    const request = encryption.request()
    if (request === 'refused') return
    run(async () => {
      try {
        await startBackup(request)
      } catch (thrown) {
        if (!(thrown instanceof ApiError) || !encryption.refuse(thrown.info.code)) throw thrown
      }
    })
  }
  return { encryption, start, pending, error, reason }
}

function goBack(intent: Intent): void {
  switch (intent) {
    case 'choose':
      return go('backup', { name: 'choose' })
    case 'one-click':
      return go('backup', { name: 'home' })
    default:
      return assertNever(intent)
  }
}

/** Null when nothing is in the way. */
function useReasonNotToStart({ ready }: Encryption): string | null {
  const folder = useOutput(state => state.folder)
  const status = useCatalog(state => state.view?.status ?? 'scanning')
  const connected = useAvailable()
  const { count } = useTally().sum
  if (!connected) return words.choose.notConnected
  if (status !== 'complete') return words.choose.stillScanning
  if (count === 0) return words.choose.nothingSelected
  if (folder === null || folder.freeBytes === null || !folder.writable) return words.output.waitForFolder
  return ready ? null : words.encryption.notReady
}
