import type { Page } from 'playwright/test'

type Kind = 'dragEnter' | 'dragOver' | 'drop'

/** Drops a real file or folder on the window, as a file manager does; a page could not make one up that has a path. */
export function dropOnWindow(page: Page, path: string): Promise<void> {
  return dispatch(page, path, ['dragEnter', 'dragOver', 'drop'])
}

/** Comes with it over the window. */
export function dragOverWindow(page: Page, path: string): Promise<void> {
  return dispatch(page, path, ['dragEnter', 'dragOver'])
}

async function dispatch(page: Page, path: string, kinds: readonly Kind[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of kinds) await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data })
  await session.detach()
}
