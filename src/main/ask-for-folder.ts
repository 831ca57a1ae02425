import { dialog, type BrowserWindow } from 'electron'

/** Opens the system's dialog for one folder; null when it was cancelled. */
export async function askForFolder(
  window: BrowserWindow | null,
  options: Electron.OpenDialogOptions,
): Promise<string | null> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return canceled ? null : (filePaths[0] ?? null)
}
