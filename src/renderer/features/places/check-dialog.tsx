import { useId, useState, type ReactNode } from 'react'
import type { PlaceView } from '../../../shared/model/place'
import { call } from '../../call'
import { say } from '../../words/say'
import { showJob } from '../../store/show-job'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { HiddenText } from '../../ui/hidden-text'
import { RadioList } from '../../ui/radio-list'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './places.module.css'

const ways = ['quick', 'full'] as const

interface CheckDialogProps {
  readonly place: PlaceView
  /** Opens it. */
  readonly trigger: ReactNode
}

/** Asks how the copies are to be checked, and does it. */
export function CheckDialog({ place, trigger }: CheckDialogProps) {
  return (
    <Dialog
      trigger={trigger}
      title={say('places.checkTitle', { place: place.name })}
      text={say('places.checkText')}
    >
      <CheckForm placeId={place.id} />
    </Dialog>
  )
}

function CheckForm({ placeId }: { readonly placeId: string }) {
  const id = useId()
  const [way, setWay] = useState<(typeof ways)[number]>('quick')
  const { pending, error, run } = useAction()
  const start = async () => showJob(await call(window.api.places.check({ placeId, full: way === 'full' })))
  return (
    <>
      <span id={id}>
        <HiddenText>{say('places.checkHow')}</HiddenText>
      </span>
      <RadioList
        labelledBy={id}
        value={way}
        options={ways.map(value => ({
          value,
          label: say(`places.checks.${value}.label`),
          text: say(`places.checks.${value}.text`),
        }))}
        onChange={setWay}
      />
      {error !== null && <ErrorNotice error={error} onRetry={() => run(start)} />}
      <div className={styles.actions}>
        <Button variant="primary" disabled={pending} onClick={() => run(start)}>
          {say('places.checkStart')}
        </Button>
      </div>
    </>
  )
}
