import { Component, type ReactNode } from 'react'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import styles from './crash-guard.module.css'

interface CrashGuardProps {
  readonly children: ReactNode
}

/** Instead of an empty window when the renderer itself fails. Only a class can catch what rendering throws. */
export class CrashGuard extends Component<CrashGuardProps, { readonly crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override render() {
    if (!this.state.crashed) return this.props.children
    return (
      <main className={styles.crash}>
        <h1>{say('common.crashTitle')}</h1>
        <p>{say('common.crashText')}</p>
        <Button variant="primary" onClick={() => location.reload()}>
          {say('common.crashAction')}
        </Button>
      </main>
    )
  }
}
