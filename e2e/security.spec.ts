import { resolve } from 'node:path'
import { expect, test } from './shared-app'

test('the page has no Node, and of Electron only the contract', async ({ page }) => {
  const found = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      name => name in window,
    ),
    groups: Object.keys((window as unknown as { api: object }).api).sort(),
  }))
  expect(found.globals).toEqual([])
  expect(found.groups).toEqual([
    'adb',
    'app',
    'automatic',
    'backup',
    'catalog',
    'devices',
    'folders',
    'freeUp',
    'jobs',
    'library',
    'output',
    'places',
    'restore',
    'retention',
    'updates',
    'wifi',
  ])
})

test('every window is sandboxed and isolated', async ({ app, page }) => {
  await expect(page.getByRole('main')).toBeVisible()
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(window => {
      // Not in Electron's types: the preferences as they are in force.
      const contents = window.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
      const all = contents.getLastWebPreferences()
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = all
      const { allowRunningInsecureContent, experimentalFeatures, webviewTag } = all
      const blinkFeatures = all.enableBlinkFeatures || 'none'
      const asked = { sandbox, contextIsolation, nodeIntegration, webSecurity }
      return { ...asked, allowRunningInsecureContent, experimentalFeatures, webviewTag, blinkFeatures }
    }),
  )
  expect(preferences).toEqual([
    {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      blinkFeatures: 'none',
    },
  ])
})

test('the page is granted nothing', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const camera = navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    )
    const names = ['geolocation', 'notifications', 'clipboard-read'] as unknown as PermissionName[]
    const states = names.map(async name => (await navigator.permissions.query({ name })).state)
    return await Promise.all([camera, ...states])
  })
  expect(answers).toEqual(['denied', 'denied', 'denied', 'denied'])
})

test('the page cannot be led elsewhere, and opens nothing', async ({ app, page }) => {
  const before = page.url()
  await page.evaluate(() => {
    window.location.href = 'https://example.com/'
  })
  await page.evaluate(() => window.open('https://example.com/'))
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'file:///etc/passwd'
    document.body.append(link)
    link.click()
  })
  await page.evaluate(() => fetch('app://phonekeep/index.html'))
  expect(page.url()).toBe(before)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the content policy refuses foreign scripts, connections and inline code', async ({ page }) => {
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(script)
    const fetched = await fetch('https://example.com/').then(
      () => 'connected',
      () => 'refused',
    )
    return { injected: 'injected' in window, fetched }
  })
  expect(outcome).toEqual({ injected: false, fetched: 'refused' })
})

test('a question from another window or from a frame is refused', async ({ app, page }) => {
  await expect(page.getByRole('main')).toBeVisible()
  const preload = resolve(import.meta.dirname, '../out/preload/index.cjs')
  const answers = await app.evaluate(async ({ BrowserWindow }, script) => {
    const [ours] = BrowserWindow.getAllWindows()
    const foreign = new BrowserWindow({ show: false, webPreferences: { sandbox: true, preload: script } })
    await foreign.loadURL('data:text/html,<p>foreign</p>')
    const ask = 'window.api.devices.get()'
    const fromForeign: unknown = await foreign.webContents.executeJavaScript(ask)
    foreign.destroy()
    const fromOurs: unknown = await ours?.webContents.executeJavaScript(ask)
    return { fromForeign, fromOurs }
  }, preload)
  expect(answers.fromForeign).toEqual({ ok: false, error: { code: 'bad-request' } })
  expect(answers.fromOurs).toMatchObject({ ok: true })

  const framed = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    return frame.contentWindow === null
      ? 'no frame'
      : 'api' in frame.contentWindow
        ? 'has the api'
        : 'has no api'
  })
  expect(framed).toBe('has no api')
})

test('a request that is not of the contract’s form is refused', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const { api } = window as unknown as {
      api: Record<string, Record<string, (request: unknown) => Promise<unknown>>>
    }
    return [
      await api['catalog']?.['open']?.({ serial: 5 }),
      await api['backup']?.['start']?.({ catalogId: 'x', selection: {}, grant: '/etc' }),
      await api['app']?.['setTheme']?.({ theme: 'evil' }),
      await api['wifi']?.['connect']?.({ address: '192.168.1.20:5555', serial: 'x' }),
      await api['app']?.['openHelp']?.({ page: 'https://example.com/' }),
      await api['adb']?.['fetch']?.({ agreed: false }),
      await api['adb']?.['fetch']?.({ address: 'https://example.com/' }),
      await api['devices']?.['copyCommand']?.({ command: 'reboot' }),
    ]
  })
  for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: 'bad-request' } })
})

test('the page cannot read files by the app’s own addresses', async ({ page }) => {
  const statuses = await page.evaluate(async () => {
    const read = (address: string) =>
      fetch(address).then(
        response => response.status,
        () => 0,
      )
    return [
      await read('app://phonekeep/../../package.json'),
      await read('app://phonekeep/%2e%2e/%2e%2e/package.json'),
      await read('app://phonekeep/..%2f..%2fpackage.json'),
      await read('app://elsewhere/index.html'),
    ]
  })
  for (const status of statuses) expect([0, 404]).toContain(status)
})
