import { FolderDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { call } from '../../call'
import { words } from '../../messages/words'
import { isDraggingOut } from '../../store/drag-out'
import { goLibrary } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './drop-target.module.css'

/** A folder dropped anywhere on the window is looked through for backups. */
export function DropTarget() {
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState(false)
  const { error, run } = useAction()
  useEffect(() => {
    const take = async (dropped: File) => {
      const isFolder = await call(window.api.library.dropFolder(dropped))
      setRefused(!isFolder)
      if (isFolder) goLibrary({ name: 'list' })
    }
    return watchDrops(setOver, dropped => run(() => take(dropped)))
    // The handlers only set state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <>
      {over && (
        <div className={styles.overlay} aria-hidden>
          <div className={styles.hint}>
            <FolderDown size={40} strokeWidth={1.5} />
            <p className={styles.title}>{words.library.dropHere}</p>
            <p>{words.library.dropHereText}</p>
          </div>
        </div>
      )}
      {(refused || error !== null) && (
        <div className={styles.toast}>
          {error !== null && <ErrorNotice error={error} />}
          {error === null && refused && (
            <Notice
              tone="warning"
              title={words.library.notAFolder}
              actions={<Button onClick={() => setRefused(false)}>{words.common.close}</Button>}
            >
              {words.library.notAFolderText}
            </Notice>
          )}
        </div>
      )}
    </>
  )
}

/** Without these the window would leave the app for the file that was dropped. */
function watchDrops(setOver: (over: boolean) => void, onDrop: (dropped: File) => void): () => void {
  const leaving = new AbortController()
  const { signal } = leaving
  const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true
  const onDrag = (event: DragEvent) => {
    event.preventDefault()
    if (isFile(event) && !isDraggingOut()) setOver(true)
  }
  window.addEventListener('dragenter', onDrag, { signal })
  window.addEventListener('dragover', onDrag, { signal })
  window.addEventListener(
    'dragleave',
    // Between elements of the page there is a next one.
    event => event.relatedTarget === null && setOver(false),
    { signal },
  )
  window.addEventListener(
    'drop',
    event => {
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file !== undefined && !isDraggingOut()) onDrop(file)
    },
    { signal },
  )
  return () => leaving.abort()
}
