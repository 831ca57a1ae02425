import { useState, type RefObject } from 'react'
import type { LibraryPhone } from '../../../shared/model/library'
import type { ForgetPreview, Removal, RetentionSettings } from '../../../shared/model/retention'
import { call } from '../../call'
import { draftOf, ruleOf } from '../../lib/rule-draft'
import { useAnswer } from '../../lib/use-answer'
import { say } from '../../words/say'
import { showJob } from '../../store/show-job'
import { Button } from '../../ui/button'
import { LargeDialog } from '../../ui/large-dialog'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { ForgetList } from './forget-list'
import { RemovalChoice } from './removal-choice'
import { RemoveButton } from './remove-button'
import styles from './retention.module.css'
import { RuleChoice } from './rule-choice'

interface RetentionDialogProps {
  readonly phone: LibraryPhone
  /** What takes the focus back. */
  readonly openedBy: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

/** Chooses which backups of a phone stay, shows what that means for each, and removes the others. */
export function RetentionDialog({ phone, openedBy, onClose }: RetentionDialogProps) {
  const { value } = useAnswer(() => window.api.retention.get({ phoneId: phone.id }), [phone.id])
  return (
    <LargeDialog
      open
      size="columns"
      title={say('retention.title', { phone: phone.name })}
      onClose={onClose}
      onCloseAutoFocus={event => {
        event.preventDefault()
        openedBy.current?.focus()
      }}
    >
      {value?.ok === true && <RetentionForm phone={phone} known={value.value} onClose={onClose} />}
      {value?.ok === false && <ErrorNotice error={value.error} />}
    </LargeDialog>
  )
}

interface RetentionFormProps extends Pick<RetentionDialogProps, 'phone' | 'onClose'> {
  readonly known: RetentionSettings
}

function RetentionForm({ phone, known, onClose }: RetentionFormProps) {
  const [draft, setDraft] = useState(() => draftOf(known.rule))
  const [removal, setRemoval] = useState(known.removal)
  const { pending, error, run } = useAction()
  const rule = ruleOf(draft)
  const { value, current } = useAnswer(
    rule && (() => window.api.retention.preview({ phoneId: phone.id, rule })),
    [phone, JSON.stringify(rule)],
    restMs,
  )
  const preview = rule !== null && value?.ok === true ? value.value : null
  const going = preview?.entries.filter(({ reasons }) => reasons.length === 0) ?? []
  const remove = (to: Removal) =>
    run(async () => {
      if (rule === null) return
      const backupIds = going.map(({ backupId }) => backupId)
      await showJob(await call(window.api.retention.run({ phoneId: phone.id, rule, removal: to, backupIds })))
    })
  const save = () =>
    run(async () => {
      if (rule === null) return
      await call(window.api.retention.set({ phoneId: phone.id, rule, removal }))
      onClose()
    })
  const waiting = pending || !current
  return (
    <>
      <div className={styles.body}>
        <div className={styles.choices}>
          {error !== null && <ErrorNotice error={error} />}
          {value?.ok === false && <ErrorNotice error={value.error} />}
          <RuleChoice draft={draft} wrong={rule === null} onChange={setDraft} />
          {draft.kind !== 'keep-all' && <RemovalChoice removal={removal} onChange={setRemoval} />}
        </div>
        {preview !== null && <ForgetList phone={phone} preview={preview} />}
      </div>
      <div className={styles.bar}>
        <p className={styles.summary} aria-live="polite">
          {preview !== null && summaryOf(preview, going.length)}
        </p>
        {going.length > 0 && preview !== null ? (
          <RemoveButton
            count={going.length}
            freedBytes={preview.freedBytes}
            removal={removal}
            disabled={waiting}
            onRemove={remove}
          />
        ) : (
          <Button variant="primary" disabled={waiting || rule === null} onClick={save}>
            {say('retention.save')}
          </Button>
        )}
      </div>
    </>
  )
}

/** What is typed is not asked about digit by digit. */
const restMs = 150

function summaryOf({ entries, freedBytes }: ForgetPreview, goes: number): string {
  const stays = entries.length - goes
  return freedBytes === null || goes === 0
    ? say('retention.summary', { goes, stays })
    : say('retention.summaryFrees', { goes, stays, bytes: freedBytes })
}
