import { Cable, type CableState } from './cable'
import { Computer, type ComputerState } from './computer'
import { HandsetArt, type HandsetState } from './handset-art'
import styles from './picture.module.css'

export interface ConnectionArt {
  readonly computer: ComputerState
  readonly cable: CableState
  readonly handset: HandsetState
  /** A second phone behind the first. */
  readonly second?: boolean
}

/** Computer, cable and phone in the state that is described beside it. Decoration only. */
export function ConnectionPicture({ computer, cable, handset, second = false }: ConnectionArt) {
  return (
    <svg className={styles.picture} viewBox="0 0 320 200" aria-hidden focusable={false}>
      <ellipse className={styles.ground} cx="160" cy="180" rx="148" ry="12" />
      <Cable state={cable} />
      <Computer state={computer} />
      {second && (
        <g transform="translate(15 -12)">
          <HandsetArt state="blank" />
        </g>
      )}
      <HandsetArt state={handset} />
    </svg>
  )
}
