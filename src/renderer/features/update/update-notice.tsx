import type { UpdateView } from '../../../shared/model/update'
import { words } from '../../messages/words'
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
        {words.update.later}
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
      const step = { label: words.update.download, take: downloadUpdate }
      return { tone: 'info', title: words.update.offered(view.version), text: words.update.offeredText, step }
    }
    case 'downloading':
      return { tone: 'info', title: words.update.downloading(view.version) }
    case 'ready': {
      const step = { label: words.update.install, take: installUpdate }
      return { tone: 'info', title: words.update.ready(view.version), text: words.update.readyText, step }
    }
    case 'failed': {
      const step = { label: words.common.retry, take: downloadUpdate }
      if (view.why === 'not-downloaded') {
        return {
          tone: 'warning',
          title: words.update.notDownloaded,
          text: words.update.notDownloadedText,
          step,
        }
      }
      return { tone: 'error', title: words.update.notGenuine, text: words.update.notGenuineText, step }
    }
  }
}
