import { useState, type ReactNode } from 'react'
import type { PlaceView } from '../../../shared/model/place'
import { draftOf, ruleOf } from '../../lib/rule-draft'
import { say } from '../../words/say'
import { changePlaceRule } from '../../store/places'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { RuleChoice } from '../retention/rule-choice'
import styles from './places.module.css'

interface KeepDialogProps {
  readonly place: PlaceView
  /** Opens it. */
  readonly trigger: ReactNode
}

/** Chooses which copies stay in a place. */
export function KeepDialog({ place, trigger }: KeepDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={say('places.rule.keepTitle', { place: place.name })}
      text={say('places.rule.keepText')}
    >
      <KeepForm place={place} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

function KeepForm({ place, onDone }: { readonly place: PlaceView; readonly onDone: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(place.rule.keep))
  const { pending, error, run } = useAction()
  const keep = ruleOf(draft)
  const save = async () => {
    if (keep === null) return
    await changePlaceRule(place.id, { keep })
    onDone()
  }
  return (
    <>
      <div className={styles.scroll}>
        <RuleChoice draft={draft} wrong={keep === null} onChange={setDraft} />
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button variant="primary" disabled={pending || keep === null} onClick={() => run(save)}>
          {say('retention.save')}
        </Button>
      </div>
    </>
  )
}
