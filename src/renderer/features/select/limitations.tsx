import { CircleSlash, FolderX, Info } from 'lucide-react'
import { say } from '../../words/say'
import { useCatalog } from '../../store/use-browse'
import { FoldersButton } from './folders-button'
import styles from './limitations.module.css'

/** What this phone or this version cannot give: one line for each. */
export function Limitations() {
  const view = useCatalog(state => state.view)
  const unreadable = view?.unreadable ?? []
  const leftOut = view?.leftOut
  return (
    <ul className={styles.list}>
      {unreadable.length > 0 && (
        <li className={styles.line}>
          <FolderX size={16} aria-hidden />
          <span>{say('choose.unreadable', { count: unreadable.length })}</span>
          <FoldersButton reason="closed-folders" folders={unreadable.map(({ path }) => path)} />
        </li>
      )}
      {leftOut !== undefined && leftOut.count > 0 && (
        <li className={styles.line}>
          <CircleSlash size={16} aria-hidden />
          <span>{say('choose.leftOut', { count: leftOut.count, bytes: leftOut.bytes })}</span>
        </li>
      )}
      {view?.access['messages']?.whyNotRead === null && (
        <li className={styles.line}>
          <Info size={16} aria-hidden />
          <span>{say('choose.rcs')}</span>
        </li>
      )}
      <li className={styles.line}>
        <Info size={16} aria-hidden />
        <span>{say('choose.notYet')}</span>
      </li>
    </ul>
  )
}
