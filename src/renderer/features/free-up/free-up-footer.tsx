import type { Tally } from '../../../shared/model/catalog'
import { isReady, useDevices } from '../../store/devices'
import { startFreeUp } from '../../store/free-up'
import { isBusyFor, useJobs } from '../../store/jobs'
import { useCatalog } from '../../store/use-browse'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { FooterBar } from '../../ui/footer-bar'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { useWay } from './use-way'

const reasonId = 'free-up-reason'

/** How much is selected, and the question before it goes. */
export function FreeUpFooter({ tally }: { readonly tally: Tally }) {
  const { way } = useWay()
  const reason = useReason(tally.count)
  const { pending, error, run } = useAction()
  const label = way === 'for-good' ? say('freeUp.delete') : say('freeUp.trash')
  return (
    <>
      {error !== null && <ErrorNotice error={error} />}
      <FooterBar tally={tally} note={reason} noteId={reasonId}>
        {reason !== null || way === null ? (
          <Button variant="primary" blockedBy={reasonId}>
            {label}
          </Button>
        ) : (
          <ConfirmDialog
            trigger={
              <Button variant="primary" disabled={pending}>
                {label}
              </Button>
            }
            title={say(`freeUp.confirm.${way}.title`, { ...tally })}
            text={say(`freeUp.confirm.${way}.text`)}
            note={say('freeUp.confirm.proof')}
            confirm={say(`freeUp.confirm.${way}.action`)}
            keep={say('freeUp.confirm.keep')}
            onConfirm={() => run(() => startFreeUp(way))}
          />
        )}
      </FooterBar>
    </>
  )
}

/** Why nothing can be removed yet; null where it can. */
function useReason(count: number): string | null {
  const source = useCatalog(state => state.source)
  const status = useCatalog(({ view, error }) => (error === null ? (view?.status ?? 'scanning') : 'failed'))
  const serial = source?.kind === 'free-up' ? source.serial : null
  const connected = useDevices(state => serial !== null && isReady(state, serial))
  const phoneId = useDevices(({ view }) => {
    const phone = view?.phones.find(each => each.serial === serial)
    return phone?.state === 'ready' ? phone.details.hardwareSerial : null
  })
  const busy = useJobs(state => isBusyFor(state, phoneId))
  const { way } = useWay()
  if (!connected) return say('choose.notConnected')
  if (busy) return say('library.busy')
  if (status === 'scanning') return say('freeUp.stillComparing')
  if (status === 'failed') return say('freeUp.notCompared')
  if (way === null) return say('errors.phone-keeps-files.title')
  return count === 0 ? say('freeUp.nothing') : null
}
