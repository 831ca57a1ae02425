import { Cloud, FolderPlus } from 'lucide-react'
import { useId } from 'react'
import { call } from '../../call'
import { say } from '../../words/say'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './places.module.css'

/** A folder or a service; where there is no place yet, why there should be one. */
export function AddPlace({ first }: { readonly first: boolean }) {
  const id = useId()
  const { pending, error, run } = useAction()
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div>
        <h2 className={styles.name} id={id}>
          {first ? say('places.whyTitle') : say('places.addTitle')}
        </h2>
        {first && <p className={styles.why}>{say('places.why')}</p>}
      </div>
      <div className={styles.ways}>
        <div className={styles.way}>
          <Button
            icon={FolderPlus}
            variant={first ? 'primary' : 'secondary'}
            disabled={pending}
            aria-describedby={`${id}-folder`}
            onClick={() => run(() => call(window.api.places.addFolder()))}
          >
            {say('places.addFolder')}
          </Button>
          <p className={styles.soft} id={`${id}-folder`}>
            {say('places.addFolderText')}
          </p>
        </div>
        <div className={styles.way}>
          <Button
            icon={Cloud}
            aria-describedby={`${id}-service`}
            onClick={() => go('places', { name: 'add-service' })}
          >
            {say('places.addService')}
          </Button>
          <p className={styles.soft} id={`${id}-service`}>
            {say('places.addServiceText')}
          </p>
        </div>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </Card>
  )
}
