import { Folders } from 'lucide-react'
import { useId } from 'react'
import type { AutomaticPhone } from '../../../shared/model/automatic'
import { call } from '../../call'
import { say } from '../../words/say'
import { changeRule } from '../../store/automatic'
import { findReadyPhone, useDevices } from '../../store/devices'
import { isBusyFor, useJobs } from '../../store/jobs'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Switch } from '../../ui/switch'
import { useAction } from '../../ui/use-action'
import { openFolders } from '../home/new-folders-note'
import { ErrorNotice } from '../problem/error-notice'
import { describeState } from './describe-state'
import { HistoryList } from './history-list'
import { RuleForm } from './rule-form'
import styles from './automatic.module.css'

/** One phone: on or off, how it stands, when, and what has been. */
export function PhoneCard({ phone }: { readonly phone: AutomaticPhone }) {
  const { phoneId, name, rule, lastGoodAt } = phone
  const { error, run } = useAction()
  const id = useId()
  const ready = useDevices(({ view }) => findReadyPhone(view, phoneId))
  const busy = useJobs(state => isBusyFor(state, phoneId)) || phone.state.kind === 'running'
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div className={styles.top}>
        <h2 className={styles.name} id={id}>
          {name}
        </h2>
        <Switch
          label={say('automatic.switchOf', { phone: name })}
          labelled="hidden"
          on={rule.on}
          onChange={on => run(() => changeRule(phone, { on }))}
        />
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {rule.on && (
        <>
          <div className={styles.top}>
            <div className={styles.state}>
              <p>{describeState(phone.state)}</p>
              <p className={styles.soft}>
                {lastGoodAt === null
                  ? say('automatic.neverGood')
                  : say('automatic.lastGood', { at: lastGoodAt })}
              </p>
            </div>
            {ready !== null && !busy && (
              <Button
                aria-label={say('automatic.nowOf', { phone: name })}
                onClick={() => run(() => call(window.api.automatic.startNow({ phoneId })))}
              >
                {say('automatic.now')}
              </Button>
            )}
          </div>
          <RuleForm rule={rule} onChange={part => run(() => changeRule(phone, part))} />
          {ready !== null && !busy && (
            <div>
              <Button icon={Folders} onClick={() => openFolders(ready)}>
                {say('automatic.folders')}
              </Button>
            </div>
          )}
          <HistoryList phone={phone} />
        </>
      )}
    </Card>
  )
}
