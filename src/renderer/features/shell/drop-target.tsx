import { FolderDown, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import { say } from '../../words/say'
import { isDraggingOut, useDragOut } from '../../store/drag-out'
import { go } from '../../store/navigation'
import { IconButton } from '../../ui/icon-button'
import { Notice } from '../../ui/notice'
import { ErrorNotice } from '../problem/error-notice'
import styles from './drop-target.module.css'

/** A folder dropped anywhere on the window is looked through for backups. */
export function DropTarget() {
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<ErrorInfo | 'no-folder' | null>(null)
  const dragError = useDragOut(state => state.error)
  useEffect(() => {
    const take = async (dropped: File) => {
      const answer = await window.api.library.dropFolder(dropped)
      if (!answer.ok) setRefused(answer.error)
      else if (!answer.value) setRefused('no-folder')
      else {
        setRefused(null)
        go('library', { name: 'list' })
      }
    }
    return watchDrops(setOver, dropped => void take(dropped))
  }, [])
  const clear = () => {
    setRefused(null)
    useDragOut.setState({ error: null })
  }
  const problem = describe(refused ?? dragError)
  return (
    <>
      {over && (
        <div className={styles.overlay} aria-hidden>
          <div className={styles.hint}>
            <FolderDown size={40} strokeWidth={1.5} />
            <p className={styles.title}>{say('library.dropHere')}</p>
            <p>{say('library.dropHereText')}</p>
          </div>
        </div>
      )}
      {problem !== null && (
        <div className={styles.toast}>
          {problem}
          <IconButton icon={X} label={say('common.close')} onClick={clear} />
        </div>
      )}
    </>
  )
}

function describe(problem: ErrorInfo | 'no-folder' | null): ReactNode {
  if (problem === null) return null
  if (problem !== 'no-folder') return <ErrorNotice error={problem} />
  return (
    <Notice tone="warning" title={say('library.notAFolder')}>
      {say('library.notAFolderText')}
    </Notice>
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
  // While something is dragged the pointer itself is silent: it ended elsewhere, and nobody said so.
  window.addEventListener('pointermove', () => setOver(false), { signal })
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
