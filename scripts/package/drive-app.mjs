import { chromium } from 'playwright'
import { SetupError } from '../setup/say.mjs'
import { debuggingAddress } from './debugging-address.mjs'

/** The sample phone draws its pictures first: a minute, or several on a busy machine. */
const patienceMs = 300_000

/**
 * Drives the window of an app that was started with --remote-debugging-port=0: connects the sample phone, backs it up, has it
 * wiped, restores everything, and closes the window.
 * @param app its process, with stderr piped
 * @param wipe called with the phone's serial
 * @returns how many items were restored, as the window says it
 */
export async function backUpAndRestore(app, { wipe }) {
  const ended = new Promise(resolve => app.once('exit', resolve))
  const browser = await chromium.connectOverCDP(await debuggingAddress(app))
  const [context] = browser.contexts()
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  page.setDefaultTimeout(patienceMs)
  const press = name => page.getByRole('button', { name, exact: true }).click()
  await press('Connect your phone')
  await press('Try it with a sample phone')
  await page.getByRole('button', { name: 'Stop the sample phone' }).waitFor()
  const serial = await page.evaluate(async () => (await window.api.devices.get()).value.phones[0].serial)
  await page.getByRole('button', { name: /^Device Data Backup/ }).click()
  await press('Start')
  await press('Start backup')
  await page.getByRole('heading', { name: /^Backup complete/ }).waitFor()
  await wipe(serial)
  await press('Done')
  await page.getByRole('button', { name: /^One-click Restore/ }).click()
  await press('Restore everything')
  await page.getByRole('heading', { name: 'Restore complete', exact: true }).waitFor()
  const fact = page.locator('dl > div', { has: page.getByText('Restored', { exact: true }) })
  const restored = await fact.getByRole('definition').innerText()
  if (/^0 /.test(restored)) throw new SetupError('Nothing was restored.')
  await press('Done')
  await press('Stop the sample phone')
  await page.evaluate(() => window.api.app.close()).catch(() => undefined)
  const code = await ended
  if (code !== 0) throw new SetupError(`The app ended with ${code}.`)
  return restored
}
