import type { Page } from 'playwright/test'
import { englishPatterns } from './message-patterns'

/**
 * Writes each word on the page a third longer, as another language may, and tells which are then cut off: by something that
 * hides what is too long, or by running out of their own box. What the app did not say itself (names, paths) stays as it is.
 * @returns what is cut, and where
 */
export async function wordsCutWhenStretched(page: Page): Promise<readonly string[]> {
  return await page.evaluate(sources => {
    const messages = new RegExp(`^(?:${sources.join('|')})$`, 's')
    const said = textNodes().filter(node => messages.test(node.data.trim()))
    const before = said.map(node => node.data)
    for (const node of said) node.data = stretch(node.data)
    const cut = said.flatMap(node => {
      const box = whereItIsCut(node)
      return box === null ? [] : [`${node.data} (by ${box.tagName} ${box.className})`]
    })
    said.forEach((node, index) => (node.data = before[index] ?? ''))
    return cut

    function textNodes(): readonly Text[] {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found: Text[] = []
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        if (node instanceof Text && node.data.trim() !== '' && isShown(node)) found.push(node)
      return found
    }

    /** Not one that is there for screen readers alone. */
    function isShown({ parentElement }: Text): boolean {
      if (parentElement?.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) !== true)
        return false
      for (let box: Element | null = parentElement; box !== null; box = box.parentElement)
        if (getComputedStyle(box).clipPath !== 'none') return false
      return true
    }

    /** Each word by a third, as "Báackúup": one long word is harder to fit than two. */
    function stretch(text: string): string {
      let owed = 0
      return text.replace(/[\p{L}\p{N}]/gu, letter => {
        owed += 1 / 3
        if (owed < 1) return letter
        owed -= 1
        return letter + letter.toLowerCase()
      })
    }

    /** What it runs out of. */
    function whereItIsCut(node: Text): Element | null {
      const range = document.createRange()
      range.selectNodeContents(node)
      const text = range.getBoundingClientRect()
      for (let box = node.parentElement; box !== null; box = box.parentElement) {
        const style = getComputedStyle(box)
        if (style.display === 'inline' || style.display === 'contents') continue
        const edge = box.getBoundingClientRect()
        const runsOut = text.right > edge.right + 1 || text.left < edge.left - 1
        if (runsOut) return box
        const hides = style.overflowY === 'hidden' || style.overflowY === 'clip'
        const bounds = hides || box.tagName === 'BUTTON'
        if (bounds && (text.bottom > edge.bottom + 1 || text.top < edge.top - 1)) return box
        // Beyond one that scrolls, everything can be reached.
        if (style.overflowY === 'auto' || style.overflowY === 'scroll') return null
      }
      return null
    }
  }, englishPatterns)
}
