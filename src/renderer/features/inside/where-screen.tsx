import { useId } from 'react'
import { say } from '../../words/say'
import { startExport, startRestore } from '../../store/start-restore'
import { useTally } from '../../store/use-tally'
import { changeWhere, useWhere } from '../../store/where'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { FooterBar } from '../../ui/footer-bar'
import { RadioList } from '../../ui/radio-list'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { BackupTrouble } from './backup-trouble'
import styles from './inside.module.css'
import { ToComputer } from './to-computer'
import { ToPhone } from './to-phone'
import { useRestoreCheck } from './use-restore-check'
import { useStartPlan } from './use-start-plan'

interface WhereScreenProps {
  readonly onBack: () => void
  readonly onConnect: () => void
}

const reasonId = 'start-restore-reason'
const destinations = ['phone', 'computer'] as const

/** Where the selected items go, and what happens where something is in their place. */
export function WhereScreen({ onBack, onConnect }: WhereScreenProps) {
  const destination = useWhere(state => state.destination)
  const tally = useTally().sum
  const checked = useRestoreCheck()
  const plan = useStartPlan(tally.count, checked)
  const { pending, error, run } = useAction()
  const titleId = useId()
  const start = () => {
    if (plan.kind === 'phone') run(() => startRestore(plan.restore))
    else if (plan.kind === 'computer') run(() => startExport(plan.grant))
  }
  return (
    <Screen
      header={
        <ScreenHeader
          title={say('restore.where')}
          lead={say('restore.whereLead', { count: tally.count, bytes: tally.bytes })}
          onBack={onBack}
        />
      }
      footer={
        <FooterBar tally={tally} note={plan.kind === 'blocked' ? plan.reason : null} noteId={reasonId}>
          <Button
            variant="primary"
            disabled={pending}
            blockedBy={plan.kind === 'blocked' ? reasonId : undefined}
            onClick={start}
          >
            {destination === 'phone' ? say('restore.start') : say('restore.startExport')}
          </Button>
        </FooterBar>
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      <BackupTrouble />
      <Card aria-labelledby={titleId} className={styles.card}>
        <h2 className={styles.title} id={titleId}>
          {say('restore.destination')}
        </h2>
        <RadioList
          labelledBy={titleId}
          value={destination}
          options={destinations.map(value => ({
            value,
            label: say(`restore.destinations.${value}.label`),
            text: say(`restore.destinations.${value}.text`),
          }))}
          onChange={next => changeWhere({ destination: next })}
        />
      </Card>
      {destination === 'phone' ? <ToPhone checked={checked} onConnect={onConnect} /> : <ToComputer />}
    </Screen>
  )
}
