import { useId, useState } from 'react'
import { call } from '../../call'
import { foundPhones, isWifiBusy, useWifi } from '../../store/wifi'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { TextField } from '../../ui/text-field'
import { useAction } from '../../ui/use-action'
import { say } from '../../words/say'
import { ErrorNotice } from '../problem/error-notice'
import styles from './wifi.module.css'

/** Phones that were paired before: those seen on the network, and a field for one that is not. */
export function KnownPhones() {
  const found = useWifi(foundPhones)
  const busy = useWifi(isWifiBusy)
  const tooOld = useWifi(state => state.tooOld !== null)
  const { error, run } = useAction()
  const [address, setAddress] = useState('')
  const id = useId()
  const connect = (to: string) => run(() => call(window.api.wifi.connect({ address: to.trim() })))
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div>
        <h2 className={styles.title} id={id}>
          {tooOld ? say('wifi.openTitle') : say('wifi.addressTitle')}
        </h2>
        <p className={styles.soft}>{tooOld ? say('wifi.openText') : say('wifi.addressText')}</p>
      </div>
      <form
        className={styles.line}
        onSubmit={event => {
          event.preventDefault()
          if (!busy) connect(address)
        }}
      >
        <TextField
          label={say('wifi.address')}
          hint={say('wifi.addressHint')}
          value={address}
          onChange={setAddress}
          maxLength={200}
        />
        <Button type="submit" disabled={busy}>
          {say('wifi.connect')}
        </Button>
      </form>
      {error !== null && <ErrorNotice error={error} />}
      {found.length > 0 && !tooOld && (
        <div>
          <h3 className={styles.small}>{say('wifi.foundTitle')}</h3>
          <p className={styles.soft}>{say('wifi.foundText')}</p>
          <ul className={styles.phones}>
            {found.map(phone => (
              <li key={phone.name} className={styles.phone}>
                <span className={styles.name}>
                  {phone.name} <span className={styles.soft}>{phone.address}</span>
                </span>
                <Button disabled={busy} onClick={() => connect(phone.address)}>
                  {say('wifi.connectTo', { name: phone.name })}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  )
}
