import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { test as testOwnApp } from './fixtures'
import { makeBombs, photo } from './make-bombs'
import { openChooseData } from './steps'
import { expect, test } from './shared-app'

/** Asks main as the page does. */
function ask(page: Page, group: string, name: string, request?: unknown): Promise<unknown> {
  return page.evaluate(
    async ([inGroup, named, asked]) => {
      type Ask = (request?: unknown) => Promise<{ value?: unknown }>
      const { api } = window as unknown as { api: Record<string, Record<string, Ask>> }
      return (await api[inGroup]?.[named]?.(asked))?.value
    },
    [group, name, request] as const,
  )
}

interface Item {
  readonly id: number
  readonly name: string
}

/** Opens the catalog of a phone once it is ready, and gives the items of a category once there are `count`. */
async function openItems(page: Page, serial: string, category: string, count: number) {
  let catalogId = ''
  const open = async () => {
    const view = await ask(page, 'catalog', 'open', { serial })
    catalogId = (view as { id?: string } | undefined)?.id ?? ''
    return catalogId
  }
  await expect.poll(open).not.toBe('')
  let items: readonly Item[] = []
  const list = async () => {
    items = (await ask(page, 'catalog', 'items', { catalogId, category })) as readonly Item[]
    return items.length
  }
  await expect.poll(list).toBe(count)
  return { catalogId, items }
}

/** Loads each item's thumbnail and preview as the page would: their widths by name, 0 for none. */
function loadPictures(page: Page, { catalogId, items }: { catalogId: string; items: readonly Item[] }) {
  return page.evaluate(
    async ([catalog, all]) => {
      const width = (kind: string, id: number) =>
        new Promise<number>(resolve => {
          const image = new Image()
          image.onload = () => resolve(image.naturalWidth)
          image.onerror = () => resolve(0)
          image.src = `media://${kind}/${catalog}/${id}`
        })
      const load = async ({ id, name }: { id: number; name: string }) =>
        [name, [await width('thumbnail', id), await width('preview', id)]] as const
      const widths: Record<string, readonly number[]> = Object.fromEntries(await Promise.all(all.map(load)))
      return widths
    },
    [catalogId, items] as const,
  )
}

/** The most memory the image process has had, in MB, and how many there have been. */
async function watchImageProcess(app: ElectronApplication) {
  await app.evaluate(({ app: electron }) => {
    const seen = { maxMb: 0, pids: new Set<number>() }
    Object.assign(globalThis, { seen })
    setInterval(() => {
      for (const { pid, name, memory } of electron.getAppMetrics()) {
        if (name !== 'Phonekeep pictures') continue
        seen.pids.add(pid)
        seen.maxMb = Math.max(seen.maxMb, memory.workingSetSize / 1024)
      }
    }, 50)
  })
  return () =>
    app.evaluate(() => {
      const { seen } = globalThis as unknown as { seen: { maxMb: number; pids: Set<number> } }
      return { maxMb: seen.maxMb, processes: seen.pids.size }
    })
}

testOwnApp(
  'pictures made to break the app get a placeholder, and the others are shown',
  async ({ app, page, adb, home, startPhone }) => {
    test.setTimeout(180_000)
    let asked = 0
    const server = createServer((_request, response) => {
      asked += 1
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const bombs = await makeBombs(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const camera = join(home, 'phone/DCIM/Camera')
    await mkdir(camera, { recursive: true })
    for (const [name, bytes] of bombs) await writeFile(join(camera, name), bytes)
    const good = ['aaa.jpg', 'middle.jpg', 'nnn.jpg', 'zzz.jpg']
    for (const name of good) await writeFile(join(camera, name), await photo(2400, 1800))
    const phone = await startPhone({ storage: join(home, 'phone') })
    await adb.connect(phone.serial)
    const seen = await watchImageProcess(app)

    const opened = await openItems(page, phone.serial, 'gallery', bombs.size + good.length)
    const widths = await loadPictures(page, opened)
    server.close()

    expect(Object.keys(widths).sort()).toEqual([...bombs.keys(), ...good].sort())
    for (const name of good) expect(widths[name], name).toEqual([320, 2048])
    // The first frame of an animation is no danger, and what Exif says of a picture does not spoil it.
    expect(widths['animation.webp']).toEqual([320, 2048])
    expect(widths['lying.jpg']).toEqual([320, 1200])
    const broken = [...bombs.keys()].filter(name => name !== 'animation.webp' && name !== 'lying.jpg')
    for (const name of broken) expect(widths[name], name).toEqual([0, 0])
    expect(asked).toBe(0)
    const { maxMb, processes } = await seen()
    // One that takes 1.5 GB unpacked was stopped on the way there, and a new process did the rest.
    expect(maxMb).toBeLessThan(1400)
    expect(processes).toBeGreaterThan(1)
    await expect(page.getByRole('main')).toBeVisible()
  },
)

test('what has left the screen is not loaded any more', async ({ page, phone }) => {
  await openChooseData(page)
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  const grid = page.getByRole('grid', { name: 'Items in Gallery' })
  await expect.poll(() => grid.evaluate(countLoaded)).toBeGreaterThan(5)
  phone.setFaults({ bytesPerSecond: 300_000 })
  const before = phone.bytesSent()
  let asked = 0
  for (const part of [0.2, 0.4, 0.6, 0.8, 1]) {
    await grid.evaluate((element, to) => element.scrollTo(0, element.scrollHeight * to), part)
    // They have rested long enough to be asked for.
    await expect.poll(() => grid.evaluate(countAsked)).toBeGreaterThan(5)
    asked += await grid.evaluate(countAsked)
  }
  await expect.poll(() => grid.evaluate(countLoaded), { timeout: 30_000 }).toBeGreaterThan(5)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(grid).toBeHidden()
  // Whatever still waited would now come at once.
  phone.setFaults({})
  let sent = -1
  const grown = () => {
    const more = phone.bytesSent() - sent
    sent += more
    return more
  }
  await expect.poll(grown, { intervals: [1000] }).toBe(0)
  // Less than the heads of what was in sight, let alone of the rows around it and of small files as a whole.
  expect(sent - before).toBeLessThan(asked * 68 * 1024)
})

/** Pictures in sight that are on their way or there. */
function countAsked(grid: Element): number {
  const { top, bottom } = grid.getBoundingClientRect()
  return [...grid.querySelectorAll('img[src]')].filter(image => {
    const place = image.getBoundingClientRect()
    return place.bottom > top && place.top < bottom
  }).length
}

/** Pictures in sight that are there. */
function countLoaded(grid: Element): number {
  const { top, bottom } = grid.getBoundingClientRect()
  return [...grid.querySelectorAll('img')].filter(image => {
    const place = image.getBoundingClientRect()
    return image.naturalWidth > 0 && place.bottom > top && place.top < bottom
  }).length
}

test('the beginning of a text is text, whatever it holds', async ({ page, adb, home, startPhone }) => {
  const storage = join(home, 'phone')
  await mkdir(join(storage, 'Documents'), { recursive: true })
  const html = '<script>window.injected = true</script>Grüße'
  await writeFile(join(storage, 'Documents/page.html'), html)
  const phone = await startPhone({ storage })
  await adb.connect(phone.serial)
  const { catalogId, items } = await openItems(page, phone.serial, 'documents', 1)
  const answer = await page.evaluate(async address => {
    const response = await fetch(address)
    const header = (name: string) => response.headers.get(name)
    return {
      text: await response.text(),
      type: header('content-type'),
      sniff: header('x-content-type-options'),
    }
  }, `media://text/${catalogId}/${items[0]?.id}`)
  expect(answer).toEqual({ text: html, type: 'text/plain; charset=utf-8', sniff: 'nosniff' })
})
