import type { Hold } from '../../../shared/model/job'
import { describeHold } from '../../messages/describe-hold'
import { Notice } from '../../ui/notice'

/** Why it stands still, and what to do; the live region has read it out. */
export function HoldNotice({ hold }: { readonly hold: Hold }) {
  const { title, text } = describeHold(hold)
  return (
    <Notice tone={hold.kind === 'phone' ? 'warning' : 'info'} title={title} quiet>
      {text}
    </Notice>
  )
}
