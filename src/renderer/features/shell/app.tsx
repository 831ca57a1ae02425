import { Fragment, useEffect } from 'react'
import { connectStore } from '../../store/connect-store'
import { useLanguage } from '../../store/language'
import { CountdownNotices } from '../automatic/countdown-notice'
import { CloseGuard } from '../job/close-guard'
import { ProgressAnnouncer } from '../job/progress-announcer'
import { CurrentScreen } from './current-screen'
import { DropTarget } from './drop-target'
import { ReloadedNotice } from './reloaded-notice'
import { SidePanel } from './side-panel'
import styles from './app.module.css'

export function App() {
  const language = useLanguage(state => state.language)
  useEffect(() => connectStore(window.api), [])
  return (
    // What is on the screen is made anew in another language.
    <Fragment key={language}>
      <div className={styles.app}>
        <SidePanel />
        <main className={styles.main}>
          <div>
            <CountdownNotices />
          </div>
          <CurrentScreen />
        </main>
      </div>
      <ProgressAnnouncer />
      <CloseGuard />
      <DropTarget />
      <ReloadedNotice />
    </Fragment>
  )
}
