import { MiddleEllipsis } from '../../ui/middle-ellipsis'
import styles from './current-item.module.css'

/** Its line stays when there is no name, so that nothing below it jumps. */
export function CurrentItem({ label, name }: { readonly label: string; readonly name: string | null }) {
  return (
    <div className={styles.item}>
      {name !== null && (
        <>
          <span className={styles.label}>{label}</span>
          <MiddleEllipsis text={name} />
        </>
      )}
    </div>
  )
}
