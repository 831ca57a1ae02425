import type { Rectangle } from 'electron'

/** Where the window was when it was last closed; in the system's coordinates, of all screens together. */
export interface WindowPlace extends Rectangle {
  readonly maximized: boolean
}

export const minSize = { width: 900, height: 640 } as const

const defaultSize = { width: 1180, height: 780 } as const

/** So much of its upper edge has to be on a screen that one can take hold of it. */
const graspable = 100

/**
 * Where the window opens: where it was, unless that screen is gone or became smaller.
 * @param workAreas of the screens there are now, the main one first: without panels and docks
 * @returns without x and y where the system is to choose
 */
export function placeWindow(
  saved: WindowPlace | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  if (saved === null) return defaultSize
  const area = workAreas.find(each => isGraspable(saved, each))
  const { width, height } = area ?? workAreas[0] ?? defaultSize
  const size = {
    width: Math.max(minSize.width, Math.min(saved.width, width)),
    height: Math.max(minSize.height, Math.min(saved.height, height)),
  }
  return area === undefined ? size : { x: saved.x, y: saved.y, ...size }
}

function isGraspable({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const shared = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return shared >= graspable && y >= area.y && y <= area.y + area.height - graspable
}
