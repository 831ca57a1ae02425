import { words } from '../../messages/words'
import { MiddleEllipsis } from '../../ui/middle-ellipsis'
import styles from './current-item.module.css'

/** Its line stays when there is no name, so that nothing below it jumps. */
export function CurrentItem({ name }: { readonly name: string | null }) {
  return (
    <div className={styles.item}>
      {name !== null && (
        <>
          <span className={styles.label}>{words.backup.currentItem}</span>
          <MiddleEllipsis text={name} />
        </>
      )}
    </div>
  )
}
