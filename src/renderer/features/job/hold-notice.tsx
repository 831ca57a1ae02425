import type { Hold } from '../../../shared/model/job'
import { describeWaiting } from '../../words/describe-hold'
import { Notice } from '../../ui/notice'

/** Why it waits for the phone, and what to do; the live region has read it out. A pause needs no words of its own. */
export function HoldNotice({ hold }: { readonly hold: Hold | null }) {
  if (hold?.kind !== 'phone') return null
  const { title, text } = describeWaiting(hold)
  return (
    <Notice tone="warning" title={title} quiet>
      {text}
    </Notice>
  )
}
