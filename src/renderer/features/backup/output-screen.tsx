import { useEffect } from 'react'
import { assertNever } from '../../../shared/assert-never'
import { neededSpace } from '../../../shared/model/needed-space'
import type { Tally } from '../../../shared/model/catalog'
import type { OutputFolder, PhoneBackups } from '../../../shared/model/output'
import { ApiError } from '../../lib/api-error'
import { say } from '../../words/say'
import { go, type Intent } from '../../store/navigation'
import { loadOutput, useOutput } from '../../store/output'
import { startBackup } from '../../store/start-backup'
import { useAvailable, useCatalog, usePhoneSerial } from '../../store/use-browse'
import { useEarlier } from '../../store/use-earlier'
import { usePhoneFolders } from '../../store/use-phone-folders'
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
  const tally = useToBackUp(intent)
  const earlier = useEarlier(place?.serial ?? null)
  const space = spaceFor(neededSpace(tally), folder, earlier)
  const { start, pending, error, encryption, reason } = useStart({ intent, place, space, tally })
  const interrupted = earlier?.interrupted ?? null
  const { run: load } = loading
  useEffect(() => {
    load(loadOutput)
    // Once on entry.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <Screen
      header={
        <ScreenHeader title={say('output.title')} lead={say('output.lead')} onBack={() => goBack(intent)} />
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
      <SpaceCard neededBytes={neededSpace(tally)} folder={folder} atMost={mayShare(earlier)} />
    </Screen>
  )
}

/** How much that is: what is selected, or all that is in folders that one click takes. */
function useToBackUp(intent: Intent): Tally {
  const selected = useTally().sum
  const folders = usePhoneFolders()
  const { count, bytes } = (intent === 'one-click' ? folders?.leftOut : null) ?? { count: 0, bytes: 0 }
  return { count: selected.count - count, bytes: selected.bytes - bytes }
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

type Space = 'enough' | 'perhaps' | 'too-little'

/** What earlier backups have takes no room again: only where there are none it is certain that something does not fit. */
function spaceFor(neededBytes: number, folder: OutputFolder | null, earlier: PhoneBackups | null): Space {
  const free = folder?.freeBytes ?? null
  if (free === null || neededBytes <= free) return 'enough'
  return earlier === null || mayShare(earlier) ? 'perhaps' : 'too-little'
}

function mayShare(earlier: PhoneBackups | null): boolean {
  return earlier !== null && (earlier.last !== null || earlier.interrupted !== null)
}

interface StartInput {
  readonly intent: Intent
  readonly place: Place | null
  readonly space: Space
  readonly tally: Tally
}

/** What Start does: errors about the password are told at its field, all others at the top. */
function useStart({ intent, place, space, tally }: StartInput) {
  const encryption = useEncryption(place)
  const { pending, error, run } = useAction()
  const reason = useReasonNotToStart(encryption, space, tally)
  const start = () => {
    if (reason !== null || pending) return
    const request = encryption.request()
    if (request === 'refused') return
    run(async () => {
      try {
        await startBackup(request, intent)
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
function useReasonNotToStart({ ready }: Encryption, space: Space, { count }: Tally): string | null {
  const folder = useOutput(state => state.folder)
  const status = useCatalog(state => state.view?.status ?? 'scanning')
  const connected = useAvailable()
  if (!connected) return say('choose.notConnected')
  if (status !== 'complete') return say('choose.stillScanning')
  if (count === 0) return say('choose.nothingSelected')
  if (folder === null || folder.freeBytes === null || !folder.writable) return say('output.waitForFolder')
  if (space === 'too-little') return say('output.noSpace')
  return ready ? null : say('encryption.notReady')
}
