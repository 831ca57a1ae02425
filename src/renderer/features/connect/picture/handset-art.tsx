import { Dots, Tick, Warning } from './computer'
import styles from './picture.module.css'

export type HandsetState =
  | 'blank'
  | 'waiting'
  | 'charging'
  | 'question'
  | 'asleep'
  | 'boot'
  | 'warning'
  | 'ready'

export function HandsetArt({ state }: { readonly state: HandsetState }) {
  return (
    <g>
      <rect className={styles.body} x="226" y="28" width="74" height="136" rx="13" />
      <rect
        className={state === 'asleep' ? styles.screenOff : styles.screen}
        x="232"
        y="34"
        width="62"
        height="124"
        rx="8"
      />
      <circle className={styles.camera} cx="263" cy="41" r="2.5" />
      <g transform="translate(263 96)">
        <Content state={state} />
      </g>
    </g>
  )
}

function Content({ state }: { readonly state: HandsetState }) {
  switch (state) {
    case 'blank':
      return null
    case 'waiting':
      return <Dots />
    case 'charging':
      return <path className={styles.accentDisc} d="M5 -26l-20 30h13l-4 22 20 -30h-13z" />
    case 'question':
      return <Question />
    case 'asleep':
      return <path className={styles.sleep} d="M-10 -12h14l-14 18h14M8 -24h10l-10 12h10" />
    case 'boot':
      return <Boot />
    case 'warning':
      return <Warning />
    case 'ready':
      return <Tick />
  }
}

/** The question "Allow USB debugging?" with its Allow button. */
function Question() {
  return (
    <g>
      <rect className={styles.card} x="-26" y="-30" width="52" height="66" rx="7" />
      <path className={styles.textLine} d="M-17 -18h34M-17 -8h26" />
      <rect className={styles.tickBox} x="-18" y="1" width="8" height="8" rx="2" />
      <path className={styles.textLine} d="M-4 5h20" />
      <rect className={styles.allow} x="-18" y="17" width="36" height="13" rx="6.5" />
    </g>
  )
}

/** A phone that shows lines of its start-up menu instead of Android. */
function Boot() {
  return (
    <g>
      <path className={styles.textLine} d="M-20 -34h40M-20 -24h30M-20 -14h36M-20 -4h22" />
      <path className={styles.line} d="M11 19a12 12 0 1 1 -4 -6" />
      <path className={styles.line} d="M9 6v8h-8" />
    </g>
  )
}
