import styles from './phone-picture.module.css'

/** A drawn phone. Decoration: what it means is said in words beside it. */
export function PhonePicture({ connected }: { readonly connected: boolean }) {
  return (
    <svg
      className={styles.picture}
      viewBox="0 0 96 176"
      data-connected={connected}
      aria-hidden
      focusable={false}
    >
      <rect className={styles.body} x="5" y="3" width="86" height="170" rx="16" />
      <rect className={styles.screen} x="11" y="9" width="74" height="158" rx="11" />
      {connected && <Wallpaper />}
      <circle className={styles.camera} cx="48" cy="17" r="3" />
      <path className={styles.bar} d="M36 161h24" />
    </svg>
  )
}

function Wallpaper() {
  return (
    <g>
      <clipPath id="phone-screen">
        <rect x="11" y="9" width="74" height="158" rx="11" />
      </clipPath>
      <g clipPath="url(#phone-screen)">
        <circle className={styles.sun} cx="62" cy="58" r="13" />
        <path className={styles.far} d="M5 122c16-26 30-30 44-12s26 16 44-8v70H5z" />
        <path className={styles.near} d="M5 142c20-18 36-16 52-4s24 8 36-2v40H5z" />
      </g>
    </g>
  )
}
