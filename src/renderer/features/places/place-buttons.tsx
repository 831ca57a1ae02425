import { FolderSearch, Pencil, Unplug } from 'lucide-react'
import { useState } from 'react'
import type { PlaceView } from '../../../shared/model/place'
import { call } from '../../call'
import { say } from '../../words/say'
import { openSection } from '../../store/navigation'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { RenameDialog } from './rename-dialog'
import styles from './places.module.css'

/** What is done with a place now and then. */
export function PlaceButtons({ place }: { readonly place: PlaceView }) {
  const { id, name, jobId } = place
  const { pending, error, run } = useAction()
  return (
    <>
      <div className={styles.buttons}>
        <LookButton place={place} />
        <RenameDialog
          place={place}
          trigger={
            <Button variant="quiet" icon={Pencil} aria-label={say('places.renameOf', { place: name })}>
              {say('places.rename')}
            </Button>
          }
        />
        <ConfirmDialog
          trigger={
            <Button
              variant="quiet"
              icon={Unplug}
              disabled={pending || jobId !== null}
              aria-label={say('places.removeOf', { place: name })}
            >
              {say('places.remove')}
            </Button>
          }
          title={say('places.removeTitle', { place: name })}
          text={say('places.removeText')}
          confirm={say('places.removeConfirm')}
          keep={say('places.removeKeep')}
          onConfirm={() => run(() => call(window.api.places.remove({ placeId: id })))}
        />
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}

/** Finds what other computers have put there, or this one before it was set up anew. */
function LookButton({ place }: { readonly place: PlaceView }) {
  const [found, setFound] = useState<number | null>(null)
  const { pending, error, run } = useAction()
  const look = async () => {
    setFound(null)
    setFound(await call(window.api.places.look({ placeId: place.id })))
  }
  return (
    <>
      <Button
        variant="quiet"
        icon={FolderSearch}
        disabled={pending || place.jobId !== null}
        aria-label={say('places.lookOf', { place: place.name })}
        onClick={() => run(look)}
      >
        {say('places.look')}
      </Button>
      <div className={styles.found} role="status">
        {pending && <p>{say('places.looking')}</p>}
        {found !== null && <p>{say('places.found', { count: found })}</p>}
        {found !== null && found > 0 && (
          <Button variant="quiet" onClick={() => openSection('library')}>
            {say('places.toLibrary')}
          </Button>
        )}
      </div>
      {error !== null && (
        <div className={styles.found}>
          <ErrorNotice error={error} onRetry={() => run(look)} />
        </div>
      )}
    </>
  )
}
