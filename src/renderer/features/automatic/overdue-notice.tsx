import { useShallow } from 'zustand/react/shallow'
import { say } from '../../words/say'
import { overduePhones, useAutomatic } from '../../store/automatic'
import { openSection } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

/** A backup should have been made long ago: says why it was not, and blocks nothing. */
export function OverdueNotice() {
  const phones = useAutomatic(useShallow(overduePhones))
  return phones.map(({ phoneId, name, state, lastGoodAt }) => (
    <Notice
      key={phoneId}
      tone="warning"
      quiet
      title={say(lastGoodAt === null ? 'automatic.overdueNever' : 'automatic.overdueTitle', { phone: name })}
      actions={<Button onClick={() => openSection('automatic')}>{say('automatic.overdueAction')}</Button>}
    >
      {state.kind === 'held' && say(`automatic.reasons.${state.reason}`)}
    </Notice>
  ))
}
