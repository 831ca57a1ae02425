import type { ReadyPhone } from '../../../shared/model/device'
import { phoneTitle } from '../../../shared/phone-title'
import { say } from '../../words/say'
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
      ? [say('home.severalTitle'), say('home.severalText'), say('home.severalAction')]
      : [say('restore.connect'), say('restore.oneClickConnect'), say('restore.connectAction')]
    return (
      <Notice tone="info" title={title} actions={<Button onClick={connect}>{action}</Button>}>
        {text}
      </Notice>
    )
  }
  const name = phoneTitle(phone.details)
  const actions = several ? <Button onClick={connect}>{say('home.switchPhone')}</Button> : undefined
  return serial === null || serial === phone.details.hardwareSerial ? (
    <Notice tone="info" title={say('restore.to', { phone: name })} actions={actions} />
  ) : (
    <Notice tone="warning" title={say('restore.otherPhone')} actions={actions}>
      {say('restore.otherPhoneText', { phone: name })}
    </Notice>
  )
}
