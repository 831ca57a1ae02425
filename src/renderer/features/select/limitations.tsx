import { CircleSlash, FolderX, Info } from 'lucide-react'
import { words } from '../../messages/words'
import { useCatalog } from '../../store/use-browse'
import { ClosedFolders } from './closed-folders'
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
          <span>{words.choose.unreadable(unreadable.length)}</span>
          <ClosedFolders folders={unreadable.map(({ path }) => path)} />
        </li>
      )}
      {leftOut !== undefined && leftOut.count > 0 && (
        <li className={styles.line}>
          <CircleSlash size={16} aria-hidden />
          <span>{words.choose.leftOut(leftOut.count, leftOut.bytes)}</span>
        </li>
      )}
      <li className={styles.line}>
        <Info size={16} aria-hidden />
        <span>{words.choose.notYet}</span>
      </li>
    </ul>
  )
}
