import { createFormat } from '../create-format'

export const f = createFormat('en')

/** "1 item", "1,204 items" */
export function itemCount(count: number): string {
  return count === 1 ? '1 item' : `${f.count(count)} items`
}
