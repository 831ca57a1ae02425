import { app } from 'electron'

/** How long to wait for a process that does not end. */
export const maxMsToQuit = 6_000

/**
 * Lets what runs come to a clean stop before the process ends: a partial folder that says so, no sample phone left.
 * @param installAtEnd called last; true when it quits the app itself
 */
export function quitInOrder(
  shutDown: () => Promise<void>,
  installAtEnd: () => boolean,
  onError: (error: unknown) => void,
): void {
  let done = false
  app.on('will-quit', event => {
    if (done) return
    event.preventDefault()
    void shutDown()
      .catch(onError)
      .finally(() => {
        done = true
        // Not from within `will-quit`, where a second quit is ignored: with nothing to wait for we still are.
        setImmediate(() => {
          // The newer version starts while this one ends, and would take it for a second window.
          app.releaseSingleInstanceLock()
          if (!installAtEnd()) app.quit()
        })
        // Chromium itself may wait for ever for a process of its own; everything of ours has ended.
        setTimeout(() => app.exit(), maxMsToQuit)
      })
  })
}
