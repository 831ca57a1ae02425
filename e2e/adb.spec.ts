import { readdir, readFile, readlink } from 'node:fs/promises'
import { expect, test } from './fixtures'

test('starts adb where there is none, and gives it nothing of its own to hold', async ({ adb, page }) => {
  await expect(page.getByText('No phone connected')).toBeVisible()
  await adb.kill()
  // The app notices and starts another one on the same port.
  let opened: string[] = []
  await expect
    .poll(async () => (opened = await filesOfServer(adb.port)).length, { timeout: 30_000 })
    .toBeGreaterThan(3)
  expect(opened.filter(file => /leveldb|org\.chromium|GPUCache|\.pak$/.test(file))).toEqual([])
  await adb.adb('kill-server')
})

/** What the adb server on this port has open, by Linux's /proc. adb itself is not asked: it would start a server. */
async function filesOfServer(port: number): Promise<string[]> {
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!command.includes('fork-server') || !command.includes(`:${port}`)) continue
    const numbers = await readdir(`/proc/${pid}/fd`)
    return await Promise.all(numbers.map(number => readlink(`/proc/${pid}/fd/${number}`).catch(() => '')))
  }
  return []
}
