import { dialog, type BrowserWindow } from 'electron'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { OutputFolders } from '../output-folders'

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
      const parent = window()
      const { canceled, filePaths } = await (parent
        ? dialog.showOpenDialog(parent, options)
        : dialog.showOpenDialog(options))
      const [picked] = filePaths
      return canceled || picked === undefined ? null : await folders.choose(picked)
    },
  }
}
