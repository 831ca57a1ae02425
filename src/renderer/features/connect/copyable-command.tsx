import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { TerminalCommand } from '../../../shared/terminal-commands'
import { call } from '../../call'
import { say } from '../../words/say'
import { HiddenText } from '../../ui/hidden-text'
import { IconButton } from '../../ui/icon-button'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './step-list.module.css'

interface CopyableCommandProps {
  readonly name: TerminalCommand
  readonly text: string
}

/** So that a second time is told again. */
const toldMs = 3_000

/** A command to type in a terminal, or to copy there. */
export function CopyableCommand({ name, text }: CopyableCommandProps) {
  const [copied, setCopied] = useState(false)
  const { error, run } = useAction()
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), toldMs)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    await call(window.api.devices.copyCommand({ command: name }))
    setCopied(true)
  }
  return (
    <>
      <div className={styles.copyable}>
        <code className={styles.command}>{text}</code>
        <IconButton
          icon={copied ? Check : Copy}
          label={say('connect.copyCommand')}
          onClick={() => run(copy)}
        />
        <span role="status">
          <HiddenText>{copied ? say('connect.copied') : ''}</HiddenText>
        </span>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}
