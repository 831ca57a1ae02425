import type { InterruptedBackup } from '../../../shared/model/output'
import { say } from '../../words/say'
import { Notice } from '../../ui/notice'

interface InterruptedNoticeProps {
  readonly interrupted: InterruptedBackup
  /** What the backup to be started is. */
  readonly encrypt: boolean
  readonly newKey: boolean
}

/** A backup that did not come to its end, and whether Start goes on with it. */
export function InterruptedNotice({ interrupted, encrypt, newKey }: InterruptedNoticeProps) {
  return (
    <Notice tone="info" title={say('output.interrupted', { startedAt: interrupted.startedAt })}>
      {describe(interrupted.encrypted, encrypt, newKey)}
    </Notice>
  )
}

function describe(encrypted: boolean, encrypt: boolean, newKey: boolean): string {
  if (encrypted !== encrypt) return say(`output.otherKind.${encrypted ? 'encrypted' : 'plain'}`)
  return encrypted && newKey ? say('output.otherKey') : say('output.resumes')
}
