import { app, session, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { appOrigin } from './app-protocol'

/**
 * The rules for every page this app will ever show: it stays on our own page, opens nothing, and is granted nothing
 * (https://www.electronjs.org/docs/latest/tutorial/security).
 */
export function hardenWebContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', event => event.preventDefault())
    contents.on('will-redirect', event => event.preventDefault())
    contents.on('will-frame-navigate', event => event.preventDefault())
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** No camera, no notifications, no clipboard, no USB: the page needs none of it. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
}

/** True for the main frame of our own window, while it shows our own page. */
export function isOurPage(event: IpcMainInvokeEvent, ours: WebContents | null): boolean {
  const frame = event.senderFrame
  return (
    ours !== null &&
    event.sender === ours &&
    frame !== null &&
    frame === ours.mainFrame &&
    frame.origin === appOrigin
  )
}
