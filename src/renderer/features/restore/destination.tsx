import type { ReadyPhone } from '../../../shared/model/device'
import { phoneTitle } from '../../lib/phone-title'
import { words } from '../../messages/words'
import { hasSeveralPhones, useDevices } from '../../store/devices'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

interface DestinationProps {
  readonly phone: ReadyPhone | null
  /** Of the phone that the chosen backup is of; null while none is chosen, or where it is not known. */
  readonly serial: string | null
}

/** Onto which phone everything goes. */
export function Destination({ phone, serial }: DestinationProps) {
  const several = useDevices(hasSeveralPhones)
  const connect = () => go('restore', { name: 'connect', to: 'backups' })
  if (phone === null) {
    const [title, text, action] = several
      ? [words.home.severalTitle, words.home.severalText, words.home.severalAction]
      : [words.restore.connect, words.restore.oneClickConnect, words.restore.connectAction]
    return (
      <Notice tone="info" title={title} actions={<Button onClick={connect}>{action}</Button>}>
        {text}
      </Notice>
    )
  }
  const name = phoneTitle(phone)
  const actions = several ? <Button onClick={connect}>{words.home.switchPhone}</Button> : undefined
  return serial === null || serial === phone.details.hardwareSerial ? (
    <Notice tone="info" title={words.restore.to(name)} actions={actions} />
  ) : (
    <Notice tone="warning" title={words.restore.otherPhone} actions={actions}>
      {words.restore.otherPhoneText(name)}
    </Notice>
  )
}
