import { dialog, type BrowserWindow } from 'electron'
import type { JobSnapshot } from '../../shared/model/job'
import type { Speech } from '../speech'

/** Asks with a dialog of the system what the page asks otherwise: it has died, and cannot. @returns whether to stop */
export async function askToStop(
  window: BrowserWindow,
  say: Speech['say'],
  { kind }: Pick<JobSnapshot, 'kind'>,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: say(`jobs.${kind}.closeTitle`),
    detail: say(`jobs.${kind}.closeText`),
    buttons: [say('progress.closeKeep'), say('progress.closeConfirm')],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}
