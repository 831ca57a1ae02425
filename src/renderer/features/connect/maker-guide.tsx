import { useId, useState } from 'react'
import { call } from '../../call'
import { guessMaker, makerIds, type MakerId } from '../../lib/guess-maker'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Segmented } from '../../ui/segmented'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { StepList } from './step-list'
import styles from './maker-guide.module.css'

/** Each maker's Settings app needs three. */
const steps = [1, 2, 3] as const

/** How to turn on USB debugging on the phone at hand. `maker`: as seen on USB, or empty. */
export function MakerGuide({ maker }: { readonly maker: string }) {
  const [chosen, setChosen] = useState<MakerId | null>(null)
  const { error, run } = useAction()
  const id = useId()
  const shown = chosen ?? guessMaker(maker)
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div className={styles.top}>
        <div>
          <h2 className={styles.title} id={id}>
            {say('connect.guideTitle')}
          </h2>
          <p className={styles.text}>{say('connect.guideText')}</p>
        </div>
        <Button
          variant="quiet"
          onClick={() => run(() => call(window.api.app.openHelp({ page: 'usb-debugging' })))}
        >
          {say('connect.guideHelp')}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <div>
        <Segmented
          label={say('connect.guideMaker')}
          value={shown}
          options={makerIds.map(value => ({ value, label: say(`makers.${value}.name`) }))}
          onChange={setChosen}
        />
      </div>
      <StepList steps={steps.map(step => ({ text: say(`makers.${shown}.steps.${step}`) }))} />
    </Card>
  )
}
