import { useEffect, useState } from 'react'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import styles from './reloaded-notice.module.css'

/** Says that the window had stopped working and is here again, until the person has read it. */
export function ReloadedNotice() {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    void window.api.app.reloaded().then(answer => answer.ok && answer.value && setShown(true))
  }, [])
  if (!shown) return null
  return (
    <div className={styles.place}>
      <Notice
        tone="warning"
        title={say('crash.reloaded')}
        actions={<Button onClick={() => setShown(false)}>{say('common.close')}</Button>}
      >
        {say('crash.reloadedText')}
      </Notice>
    </div>
  )
}
