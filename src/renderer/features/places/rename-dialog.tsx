import { useState, type ReactNode } from 'react'
import type { PlaceView } from '../../../shared/model/place'
import { call } from '../../call'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { maxNameLength } from './max-name-length'
import styles from './places.module.css'

interface RenameDialogProps {
  readonly place: PlaceView
  /** Opens it. */
  readonly trigger: ReactNode
}

/** Asks what a place is to be called. */
export function RenameDialog({ place, trigger }: RenameDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={say('places.renameTitle')}
      text={say('places.renameText')}
    >
      <RenameForm place={place} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

function RenameForm({ place, onDone }: { readonly place: PlaceView; readonly onDone: () => void }) {
  const [name, setName] = useState(place.name)
  const { pending, error, run } = useAction()
  const save = async () => {
    await call(window.api.places.rename({ placeId: place.id, name: name.trim() }))
    onDone()
  }
  const mayBe = name.trim() !== '' && !pending
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (mayBe) run(save)
      }}
    >
      <TextField label={say('places.name')} value={name} onChange={setName} maxLength={maxNameLength} />
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button variant="primary" type="submit" disabled={!mayBe}>
          {say('places.nameSave')}
        </Button>
      </div>
    </form>
  )
}
