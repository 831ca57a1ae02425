import { Failure } from '../../errors/failure'

const damageCodes: ReadonlySet<string> = new Set(['backup-damaged', 'backup-unreadable', 'not-a-backup'])

/** Whether a backup on this computer's disk is damaged, or none: that says nothing about the others. */
export function isDamage(error: unknown): error is Failure {
  return error instanceof Failure && damageCodes.has(error.info.code)
}
