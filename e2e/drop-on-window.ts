import type { Page } from 'playwright/test'

/** Drops a real file or folder on the window, as a file manager does; a page could not make one up that has a path. */
export async function dropOnWindow(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data })
  }
  await session.detach()
}
