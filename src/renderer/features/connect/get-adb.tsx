import { useEffect, useState } from 'react'
import { say } from '../../words/say'
import { stopFetchingAdb, useAdbTools } from '../../store/adb-tools'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { AgreeToTerms } from './agree-to-terms'
import { AdbProgress } from './adb-progress'
import { AdbTrouble } from './adb-trouble'

interface GetAdbProps {
  /** Where it is the thing to do. */
  readonly primary?: boolean
}

/** Fetches adb from Google, for who agrees to its terms; nothing where Google has none for this computer. */
export function GetAdb({ primary = false }: GetAdbProps) {
  const view = useAdbTools(state => state.view)
  const [open, setOpen] = useState(false)
  const { error, run } = useAction()
  const isThere = view !== null && view.fetched !== null
  useEffect(() => focusHeadingAfterwards, [])
  if (view === null || view.offer === null) return null
  const { offer, state } = view
  const show = (on: boolean) => {
    setOpen(on)
    if (!on) run(stopFetchingAdb)
  }
  const close = () => show(false)
  return (
    <Dialog
      open={open && !isThere}
      onOpenChange={show}
      trigger={<Button variant={primary ? 'primary' : 'secondary'}>{say('getAdb.action')}</Button>}
      title={say('getAdb.title')}
      text={say('getAdb.text')}
    >
      {state.status === 'idle' && <AgreeToTerms offer={offer} onCancel={close} />}
      {state.status === 'fetching' && <AdbProgress offer={offer} {...state} onCancel={close} />}
      {state.status === 'failed' && <AdbTrouble trouble={state.trouble} onCancel={close} />}
      {error !== null && <ErrorNotice error={error} />}
    </Dialog>
  )
}

/** Once adb is there, the button that had the focus is not: the screen is read out from its top. */
function focusHeadingAfterwards(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector('h1')?.focus({ preventScroll: true })
  })
}
