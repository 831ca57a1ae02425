import styles from './picture.module.css'

export type CableState = 'plugged' | 'unplugged' | 'broken' | 'none'

/** From the computer's side to the foot of the phone. */
export function Cable({ state }: { readonly state: CableState }) {
  switch (state) {
    case 'none':
      return null
    case 'plugged':
      return <path className={styles.cable} d="M166 150c36 0 14 36 50 36 34 0 47 -4 47 -22" />
    case 'broken':
      return (
        <g>
          <path className={styles.cableFaint} d="M166 150c36 0 14 36 50 36 34 0 47 -4 47 -22" />
          <path className={styles.cross} d="M206 176l16 18m0 -18l-16 18" />
        </g>
      )
    case 'unplugged':
      return (
        <g>
          <path className={styles.cable} d="M166 150c36 0 12 36 34 36 16 0 20 -4 20 -14" />
          <rect className={styles.plug} x="212" y="154" width="16" height="18" rx="3" />
          <path className={styles.plugTip} d="M216 147h8v7h-8z" />
        </g>
      )
  }
}
