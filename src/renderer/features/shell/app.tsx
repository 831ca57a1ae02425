import { useEffect } from 'react'
import { connectStore } from '../../store/connect-store'
import { CloseGuard } from '../job/close-guard'
import { ProgressAnnouncer } from '../job/progress-announcer'
import { CurrentScreen } from './current-screen'
import { DropTarget } from './drop-target'
import { SidePanel } from './side-panel'
import styles from './app.module.css'

export function App() {
  useEffect(() => connectStore(window.api), [])
  return (
    <>
      <div className={styles.app}>
        <SidePanel />
        <main className={styles.main}>
          <CurrentScreen />
        </main>
      </div>
      <ProgressAnnouncer />
      <CloseGuard />
      <DropTarget />
    </>
  )
}
