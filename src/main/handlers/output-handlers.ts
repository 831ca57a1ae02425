import type { BrowserWindow } from 'electron'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import { askForFolder } from '../ask-for-folder'
import type { OutputFolders } from '../../core/app/output-folders'

export function outputHandlers(
  folders: OutputFolders,
  window: () => BrowserWindow | null,
): Handlers<typeof contract>['output'] {
  return {
    current: () => folders.current(),
    pick: async () => {
      const options: Electron.OpenDialogOptions = {
        defaultPath: folders.currentPath(),
        properties: ['openDirectory', 'createDirectory'],
      }
      const picked = await askForFolder(window(), options)
      return picked === null ? null : await folders.choose(picked)
    },
  }
}
