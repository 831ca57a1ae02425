import type { Part } from '../landscape'
import type { Random } from '../random'
import { paint, rect, type Color } from '../svg'

/** The size of the phone's screen. */
export const wide = 1080
export const tall = 2400

/** Draws what an app shows, in shades of a hue. */
export type Screen = (random: Random, hue: number) => Part

/** A line of text, at a size at which nobody reads it. */
export const bar = (...[x, y, width, tint, opacity = 1]: BarArguments): string =>
  rect(x, y, width, 26, paint(tint, opacity), 'rx="13"')

type BarArguments = [x: number, y: number, width: number, tint: Color, opacity?: number]
