/** Every scene is drawn on a canvas of this many units, whatever the size of the picture made of it. */
export const sceneWidth = 1600
export const sceneHeight = 1200

export type Color = readonly [red: number, green: number, blue: number]

/** `#rrggbb` as a colour. */
export function color(hex: string): Color {
  const value = parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Hue in degrees, the others from 0 to 1. */
export function hsl(hue: number, saturation: number, lightness: number): Color {
  const chroma = saturation * Math.min(lightness, 1 - lightness)
  const part = (offset: number): number => {
    const place = (offset + hue / 30 + 1200) % 12
    return Math.round(255 * (lightness - chroma * Math.max(-1, Math.min(place - 3, 9 - place, 1))))
  }
  return [part(0), part(8), part(4)]
}

export const mix = (from: Color, to: Color, share: number): Color => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]

export const white: Color = [255, 255, 255]
export const black: Color = [0, 0, 0]

export const paint = ([red, green, blue]: Color, opacity = 1): string => {
  const channels = [red, green, blue].map(value => Math.round(Math.max(0, Math.min(255, value)))).join(',')
  return opacity === 1 ? `rgb(${channels})` : `rgba(${channels},${round(opacity, 3)})`
}

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits))

type Stop = readonly [offset: number, color: Color, opacity?: number]

const stopTags = (stops: readonly Stop[]): string =>
  stops
    .map(
      ([at, paintOf, opacity = 1]) =>
        `<stop offset="${at}" stop-color="${paint(paintOf)}" stop-opacity="${opacity}"/>`,
    )
    .join('')

export interface Direction {
  readonly x1?: number
  readonly y1?: number
  readonly x2?: number
  readonly y2?: number
}

/** From top to bottom unless told otherwise. */
export const linear = (
  id: string,
  stops: readonly Stop[],
  { x1 = 0, y1 = 0, x2 = 0, y2 = 1 }: Direction = {},
): string =>
  `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stopTags(stops)}</linearGradient>`

export const radial = (id: string, stops: readonly Stop[], cx = 0.5, cy = 0.5): string =>
  `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${0.5 + Math.hypot(cx - 0.5, cy - 0.5) * 0.6}">${stopTags(stops)}</radialGradient>`

export const blur = (id: string, amount: number): string =>
  `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${amount}"/></filter>`

/** Numbers of a shape, its fill, and further attributes; in a row, since a scene is made of hundreds of them. */
type RectArguments = [x: number, y: number, width: number, height: number, fill: string, more?: string]
type EllipseArguments = [x: number, y: number, rx: number, ry: number, fill: string, more?: string]

export const rect = (...[x, y, width, height, fill, more = '']: RectArguments): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}" ${more}/>`

export const ellipse = (...[x, y, rx, ry, fill, more = '']: EllipseArguments): string =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}" ${more}/>`

export const circle = (...[x, y, radius, fill, more = '']: CircleArguments): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${fill}" ${more}/>`

type CircleArguments = [x: number, y: number, radius: number, fill: string, more?: string]

export const path = (data: string, fill: string, more = ''): string =>
  `<path d="${data}" fill="${fill}" ${more}/>`

type Point = readonly [x: number, y: number]

export const polygon = (points: readonly Point[], fill: string, more = ''): string =>
  path(`M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`, fill, more)

/** A whole picture, on the common canvas unless told otherwise. */
export const drawing = (defs: string, body: string, width = sceneWidth, height = sceneHeight): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
  `<defs>${defs}</defs>${body}</svg>`

export const clipOf = (id: string, data: string): string =>
  `<clipPath id="${id}"><path d="${data}"/></clipPath>`
