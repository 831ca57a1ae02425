import type { ElectronApplication } from 'playwright/test'

/** The app's time of day, so many milliseconds later than it is; and it looks at it, as after the computer has slept. */
export async function setClock(app: ElectronApplication, later: number): Promise<void> {
  await app.evaluate(({ powerMonitor }, ms) => {
    const kept = globalThis as { realNow?: () => number }
    const real = (kept.realNow ??= Date.now)
    Date.now = () => real() + ms
    powerMonitor.emit('resume')
  }, later)
}
