import styles from './picture.module.css'

export type ComputerState = 'calm' | 'waiting' | 'tool-missing' | 'warning' | 'locked' | 'ready'

export function Computer({ state }: { readonly state: ComputerState }) {
  return (
    <g>
      <rect className={styles.body} x="26" y="52" width="132" height="90" rx="9" />
      <rect className={styles.screen} x="34" y="60" width="116" height="74" rx="4" />
      <path className={styles.body} d="M12 142h160l-7 14a8 8 0 0 1-7 4H26a8 8 0 0 1-7-4z" />
      <g transform="translate(92 97)">
        <Mark state={state} />
      </g>
    </g>
  )
}

function Mark({ state }: { readonly state: ComputerState }) {
  switch (state) {
    case 'calm':
      return null
    case 'waiting':
      return <Dots />
    case 'tool-missing':
      return (
        <g>
          <rect className={styles.dashed} x="-22" y="-22" width="44" height="44" rx="8" />
          <path className={styles.line} d="M0 -10v16m-8 -7l8 8 8 -8" />
        </g>
      )
    case 'warning':
      return <Warning />
    case 'locked':
      return (
        <g>
          <path className={styles.line} d="M-9 -2v-8a9 9 0 0 1 18 0v8" />
          <rect className={styles.filled} x="-15" y="-3" width="30" height="22" rx="5" />
        </g>
      )
    case 'ready':
      return <Tick />
  }
}

export function Dots() {
  return (
    <g className={styles.dots}>
      <circle cx="-16" cy="0" r="5" />
      <circle cx="0" cy="0" r="5" />
      <circle cx="16" cy="0" r="5" />
    </g>
  )
}

export function Warning() {
  return (
    <g>
      <path className={styles.warning} d="M0 -19l21 37h-42z" />
      <path className={styles.warningMark} d="M0 -6v11m0 6v.5" />
    </g>
  )
}

export function Tick() {
  return (
    <g>
      <circle className={styles.accentDisc} r="18" />
      <path className={styles.tick} d="M-8 0l6 6 10 -11" />
    </g>
  )
}
