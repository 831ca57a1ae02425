import { useState } from 'react'
import { call } from '../../call'
import { isWifiBusy, useWifi } from '../../store/wifi'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { useAction } from '../../ui/use-action'
import { say } from '../../words/say'
import { ErrorNotice } from '../problem/error-notice'
import styles from './wifi.module.css'

/** For the address and the six digits that the phone shows. */
export function CodeForm() {
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const busy = useWifi(isWifiBusy)
  const { error, run } = useAction()
  const pair = () => {
    const request = { address: address.trim(), code: code.replaceAll(' ', '') }
    run(() => call(window.api.wifi.pairByCode(request)))
  }
  return (
    <form
      className={styles.half}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) pair()
      }}
    >
      <TextField
        label={say('wifi.address')}
        hint={say('wifi.addressHint')}
        value={address}
        onChange={setAddress}
        maxLength={200}
      />
      <TextField
        label={say('wifi.code')}
        hint={say('wifi.codeHint')}
        value={code}
        onChange={setCode}
        maxLength={12}
        numeric
      />
      <div>
        <Button variant="primary" type="submit" disabled={busy}>
          {say('wifi.pair')}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </form>
  )
}
