import { FolderPlus } from 'lucide-react'
import { call } from '../../call'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'

/** Opens the system's dialog; backups are looked for in that folder from then on. */
export function AddFolderButton() {
  const { pending, error, run } = useAction()
  return (
    <>
      <Button
        icon={FolderPlus}
        disabled={pending}
        onClick={() => run(() => call(window.api.library.addFolder()))}
      >
        {say('library.addFolder')}
      </Button>
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}
