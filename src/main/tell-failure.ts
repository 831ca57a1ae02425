import { dialog } from 'electron'
import { describeError } from '../core/errors/describe-error'
import type { Speech } from './speech'

/** Says what went wrong with a dialog of the system: of what was asked for in the menu, no screen tells. */
export function tellFailure(say: Speech['say'], error: unknown): void {
  const { code } = describeError(error)
  dialog.showErrorBox(say(`errors.${code}.title`), say(`errors.${code}.advice`))
}
