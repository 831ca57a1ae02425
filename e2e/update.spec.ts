import { execFile } from 'node:child_process'
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test as base } from './fixtures'
import { inspect } from './inspect'
import { launchPackage, packageFolder, type RunningPackage } from './launch-package'
import { startUpdateServer, type Release, type UpdateServer } from './update-server'

const run = promisify(execFile)

interface UpdateFixtures {
  /** The file that was started, as its AppImage runtime tells the app. */
  readonly appImage: string
  /** Serves a release. */
  readonly serve: (release: Release) => Promise<UpdateServer>
  /** Starts the packaged app as an AppImage, or as a deb would, with `server` as the place of its updates. */
  readonly start: (server: UpdateServer, as: 'appimage' | 'deb') => Promise<RunningPackage>
}

const test = base.extend<UpdateFixtures>({
  appImage: async ({ home }, use) => {
    const file = join(home, 'Phonekeep.AppImage')
    await writeFile(file, 'the version of before')
    await chmod(file, 0o755)
    await use(file)
  },
  serve: async ({}, use) => {
    const servers: UpdateServer[] = []
    await use(async release => {
      const server = await startUpdateServer(release)
      servers.push(server)
      return server
    })
    for (const server of servers) await server.stop()
  },
  start: async ({ adb, home, appImage }, use) => {
    const started: RunningPackage[] = []
    await use(async (server, as) => {
      const folder = join(home, 'package')
      // Links: a copy would take a quarter of a GB.
      if (started.length === 0) await run('cp', ['-al', packageFolder, folder])
      const feed = `provider: generic\nurl: ${server.url}\nupdaterCacheDirName: phonekeep-updater\n`
      const place = join(folder, 'resources/app-update.yml')
      // What may be there is a link to the package's own.
      await rm(place, { force: true })
      await writeFile(place, feed)
      const appEnv = {
        XDG_CACHE_HOME: join(home, '.cache'),
        ...(as === 'appimage' && { APPIMAGE: appImage, APPDIR: folder }),
      }
      const running = await launchPackage({ adb, home, appEnv }, folder)
      // The smallest window there is.
      await running.page.setViewportSize({ width: 900, height: 640 })
      started.push(running)
      return running
    })
    for (const { close } of started) await close()
  },
})

/** A program that tells that it was started. */
const newer = Buffer.from('#!/bin/sh\necho "$0" > "$HOME/started"\n')

test('a newer version is offered; it is downloaded, and takes this one’s place, only when asked to', async ({
  home,
  appImage,
  serve,
  start,
}) => {
  const server = await serve({ version: '9.9.9', appImage: newer })
  const { page, ended } = await start(server, 'appimage')
  const notice = page.getByRole('note').filter({ hasText: 'Phonekeep 9.9.9' })
  await expect(notice).toContainText('Phonekeep 9.9.9 is available')
  await inspect(page, 'update-offered')
  expect(server.asked).toEqual(['/latest-linux.yml'])
  // Nothing tells this installation from another.
  expect(server.ids).toEqual(new Set(['none']))
  await notice.getByRole('button', { name: 'Download' }).click()
  await expect(notice).toContainText('Phonekeep 9.9.9 is ready')
  await inspect(page, 'update-ready')
  expect(await readFile(appImage, 'utf8')).toBe('the version of before')
  // The page may be gone before the click has been reported done.
  await notice
    .getByRole('button', { name: 'Restart now' })
    .click()
    .catch(() => undefined)
  expect(await ended).toBe(0)
  expect(await readFile(appImage)).toEqual(newer)
  await expect.poll(() => readFile(join(home, 'started'), 'utf8').catch(() => '')).toBe(`${appImage}\n`)
})

test('a tampered one is refused, and nothing of it stays', async ({ home, appImage, serve, start }) => {
  const sent = Buffer.from(newer.toString().replace('started', 'hacked!'))
  expect(sent).toHaveLength(newer.length)
  const server = await serve({ version: '9.9.9', appImage: newer, sent })
  const { page } = await start(server, 'appimage')
  await page.getByRole('button', { name: 'Download' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'The download isn’t the real Phonekeep' })
  await expect(alert).toBeVisible()
  await inspect(page, 'update-refused')
  await expect(page.getByRole('button', { name: 'Restart now' })).toBeHidden()
  expect(await readFile(appImage, 'utf8')).toBe('the version of before')
  const cached = await readdir(join(home, '.cache/phonekeep-updater'), {
    recursive: true,
    withFileTypes: true,
  })
  for (const file of cached.filter(entry => entry.isFile())) {
    expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain('hacked!')
  }
})

test('the same version is not offered, and whoever switches it off asks nobody', async ({ serve, start }) => {
  const server = await serve({ version: '0.0.1', appImage: newer })
  const { page, close } = await start(server, 'appimage')
  await expect.poll(() => server.asked).toEqual(['/latest-linux.yml'])
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('switch', { name: /^Check for updates/ }).click()
  await inspect(page, 'update-setting')
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await expect(page.getByText(/^Phonekeep 0\.0\.1/)).toBeHidden()
  expect(await close()).toBe(0)

  const { page: next } = await start(server, 'appimage')
  await next.getByRole('button', { name: 'Settings' }).click()
  await expect(next.getByRole('switch', { name: /^Check for updates/ })).not.toBeChecked()
  expect(server.asked).toEqual(['/latest-linux.yml'])
})

test('a deb is the system’s to update: nobody is asked, and there is no setting for it', async ({
  serve,
  start,
}) => {
  const server = await serve({ version: '9.9.9', appImage: newer })
  const { page } = await start(server, 'deb')
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'About' })).toBeVisible()
  await expect(page.getByRole('switch', { name: /^Check for updates/ })).toBeHidden()
  expect(server.asked).toEqual([])
})
