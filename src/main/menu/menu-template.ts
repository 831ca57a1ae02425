import type { MenuItemConstructorOptions } from 'electron'
import type { MenuTarget } from '../../shared/model/menu'
import type { Speech } from '../speech'

export interface MenuActions {
  readonly go: (target: MenuTarget) => void
  readonly openGuide: () => void
  readonly showLicences: () => void
  readonly showLog: () => void
  readonly saveReport: () => void
}

interface MenuInput extends MenuActions {
  readonly platform: NodeJS.Platform
  readonly say: Speech['say']
}

/** The menu as this platform's people know it: on macOS the app's own menu comes first, elsewhere Settings and Quit are under File. */
export function menuTemplate(input: MenuInput): MenuItemConstructorOptions[] {
  const { platform, say } = input
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [appMenu(input)] : []),
    fileMenu(input),
    { label: say('menu.edit'), submenu: editItems(say) },
    { label: say('menu.view'), submenu: viewItems(say) },
    ...(isMac ? [{ role: 'windowMenu' as const, label: say('menu.window') }] : []),
    { role: 'help', label: say('menu.help'), submenu: helpItems(input) },
  ]
}

function appMenu({ say, go }: MenuInput): MenuItemConstructorOptions {
  return {
    label: say('common.appName'),
    submenu: [
      { role: 'about', label: say('menu.about') },
      { type: 'separator' },
      settingsItem(say, go),
      { type: 'separator' },
      { role: 'services', label: say('menu.services') },
      { type: 'separator' },
      { role: 'hide', label: say('menu.hide') },
      { role: 'hideOthers', label: say('menu.hideOthers') },
      { role: 'unhide', label: say('menu.showAll') },
      { type: 'separator' },
      { role: 'quit', label: say('menu.quit') },
    ],
  }
}

function fileMenu({ platform, say, go }: MenuInput): MenuItemConstructorOptions {
  const sections = (['backup', 'restore', 'library', 'automatic', 'places'] as const).map(
    (target, index) => ({
      label: say(`common.sections.${target}`),
      accelerator: `CmdOrCtrl+${index + 1}`,
      click: () => go(target),
    }),
  )
  const ends: MenuItemConstructorOptions[] =
    platform === 'darwin'
      ? [{ role: 'close', label: say('menu.close') }]
      : [settingsItem(say, go), { type: 'separator' }, { role: 'quit', label: say('menu.quit') }]
  return { label: say('menu.file'), submenu: [...sections, { type: 'separator' }, ...ends] }
}

function settingsItem(say: Speech['say'], go: MenuActions['go']): MenuItemConstructorOptions {
  return { label: say('menu.settings'), accelerator: 'CmdOrCtrl+,', click: () => go('settings') }
}

function editItems(say: Speech['say']): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: say('menu.undo') },
    { role: 'redo', label: say('menu.redo') },
    { type: 'separator' },
    { role: 'cut', label: say('menu.cut') },
    { role: 'copy', label: say('menu.copy') },
    { role: 'paste', label: say('menu.paste') },
    { role: 'selectAll', label: say('menu.selectAll') },
  ]
}

function viewItems(say: Speech['say']): MenuItemConstructorOptions[] {
  return [
    { role: 'resetZoom', label: say('menu.actualSize') },
    { role: 'zoomIn', label: say('menu.zoomIn') },
    { role: 'zoomOut', label: say('menu.zoomOut') },
    { type: 'separator' },
    { role: 'togglefullscreen', label: say('menu.fullScreen') },
  ]
}

function helpItems(input: MenuInput): MenuItemConstructorOptions[] {
  const { platform, say, openGuide, showLicences, showLog, saveReport } = input
  return [
    { label: say('menu.guide'), click: openGuide },
    { type: 'separator' },
    { label: say('menu.showLog'), click: showLog },
    { label: say('menu.saveReport'), click: saveReport },
    { type: 'separator' },
    { label: say('menu.licences'), click: showLicences },
    ...(platform === 'darwin' ? [] : [{ role: 'about' as const, label: say('menu.about') }]),
  ]
}
