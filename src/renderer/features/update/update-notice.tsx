import type { UpdateView } from '../../../shared/model/update'
import { say } from '../../words/say'
import { decideLater, downloadUpdate, installUpdate, useUpdates } from '../../store/updates'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { ProgressBar } from '../../ui/progress-bar'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'

type News = Exclude<UpdateView, { status: 'none' }>

/** A newer version of the app, and what the person can do about it; nothing where there is none. */
export function UpdateNotice() {
  const view = useUpdates(state => state.view)
  const later = useUpdates(state => state.later)
  const { pending, error, run } = useAction()
  if (view === null || view.status === 'none' || later) return null
  const { tone, title, text, step } = describe(view)
  const actions = step && (
    <>
      <Button disabled={pending} onClick={() => run(step.take)}>
        {step.label}
      </Button>
      <Button variant="quiet" onClick={decideLater}>
        {say('update.later')}
      </Button>
    </>
  )
  return (
    <>
      <Notice tone={tone} title={title} actions={actions}>
        {text ?? <ProgressBar label={title} percent={view.status === 'downloading' ? view.percent : null} />}
      </Notice>
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}

interface Description {
  readonly tone: 'info' | 'warning' | 'error'
  readonly title: string
  /** Absent while its progress is shown. */
  readonly text?: string
  readonly step?: { readonly label: string; readonly take: () => Promise<void> }
}

function describe(view: News): Description {
  switch (view.status) {
    case 'offered': {
      const step = { label: say('update.download'), take: downloadUpdate }
      return {
        tone: 'info',
        title: say('update.offered', { version: view.version }),
        text: say('update.offeredText'),
        step,
      }
    }
    case 'downloading':
      return { tone: 'info', title: say('update.downloading', { version: view.version }) }
    case 'ready': {
      const step = { label: say('update.install'), take: installUpdate }
      return {
        tone: 'info',
        title: say('update.ready', { version: view.version }),
        text: say('update.readyText'),
        step,
      }
    }
    case 'failed': {
      const step = { label: say('common.retry'), take: downloadUpdate }
      if (view.why === 'not-downloaded') {
        return {
          tone: 'warning',
          title: say('update.notDownloaded'),
          text: say('update.notDownloadedText'),
          step,
        }
      }
      return { tone: 'error', title: say('update.notGenuine'), text: say('update.notGenuineText'), step }
    }
  }
}
