import { app, Menu } from 'electron'
import type { Speech } from '../speech'
import { menuTemplate, type MenuActions } from './menu-template'

/** Gives the app its menu, in the language in use. */
export function installMenu(speech: Speech, actions: MenuActions): void {
  app.setAboutPanelOptions({
    applicationName: 'Phonekeep',
    applicationVersion: app.getVersion(),
    copyright: 'Apache License 2.0',
    version: `Electron ${process.versions.electron}`,
  })
  const install = () => {
    const { say } = speech
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(menuTemplate({ platform: process.platform, say, ...actions })),
    )
  }
  install()
  speech.onChange(install)
}
