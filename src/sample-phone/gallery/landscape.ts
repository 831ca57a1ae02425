import type { Palette } from './palettes'
import { createNoise, times, type Random } from './random'
import {
  sceneHeight,
  sceneWidth,
  blur,
  circle,
  ellipse,
  linear,
  mix,
  paint,
  path,
  polygon,
  radial,
  rect,
  round,
  white,
  type Color,
} from './svg'

/** A part of a picture: definitions and what is drawn with them. */
export interface Part {
  readonly defs: string
  readonly body: string
}

export const joinParts = (...parts: readonly Part[]): Part => ({
  defs: parts.map(part => part.defs).join(''),
  body: parts.map(part => part.body).join(''),
})

export function sky({ sky: [top, middle, low] }: Palette, horizon: number): Part {
  const stops = [
    [0, top],
    [0.6, middle],
    [1, low],
  ] as const
  return {
    defs: linear('sky', stops),
    body:
      rect(0, 0, sceneWidth, horizon + 2, 'url(#sky)') +
      rect(0, horizon, sceneWidth, sceneHeight - horizon, paint(low)),
  }
}

/** Sun or moon with its glow. */
export function disc(x: number, y: number, radius: number, light: Color): Part {
  const glow = [
    [0, light, 0.9],
    [0.14, light, 0.5],
    [0.3, light, 0.24],
    [0.55, light, 0.08],
    [0.8, light, 0.02],
    [1, light, 0],
  ] as const
  return {
    defs: radial('glow', glow),
    body: circle(x, y, radius * 9, 'url(#glow)') + circle(x, y, radius, paint(mix(light, white, 0.5))),
  }
}

/** Long soft clouds in rows that grow flatter towards the horizon. */
export function clouds(random: Random, horizon: number, tint: Color, count: number): Part {
  const bodies = times(count, () => {
    const y = random.between(0.08, 0.85) * horizon
    const flat = 1 - (y / horizon) * 0.75
    const x = random.between(-100, sceneWidth + 100)
    const length = random.between(140, 420)
    return times(random.int(4, 8), () => {
      const [dx, dy] = [random.between(-length, length) * 0.7, random.between(-24, 24) * flat]
      const opacity = random.between(0.12, 0.4)
      return ellipse(
        x + dx,
        y + dy,
        random.between(0.25, 0.6) * length,
        random.between(14, 40) * flat,
        paint(tint, opacity),
      )
    }).join('')
  })
  return { defs: blur('cloudy', 14), body: `<g filter="url(#cloudy)">${bodies.join('')}</g>` }
}

export interface RidgeShape {
  readonly base: number
  readonly height: number
  /** How many hills from edge to edge. */
  readonly waves: number
  readonly roughness: number
  /** 0 for round hills, 1 for sharp peaks. */
  readonly sharp: number
}

/** The line of a ridge, one height for every eight units. */
export function ridgeLine(
  random: Random,
  { base, height, waves, roughness, sharp }: RidgeShape,
): readonly number[] {
  const noise = createNoise(random, 6, roughness)
  const start = random.between(0, 50)
  return times(sceneWidth / 8 + 1, index => {
    const value = noise(start + (index / (sceneWidth / 8)) * waves)
    const peaked = 1 - 2 * Math.abs(value)
    return base - height * (value * (1 - sharp) + peaked * sharp)
  })
}

export const under = (line: readonly number[], fill: string, more = ''): string => {
  const points = line.map((y, index) => `${index * 8} ${round(y)}`).join('L')
  return path(`M0 ${sceneHeight}L${points}L${sceneWidth} ${sceneHeight}Z`, fill, more)
}

/** Lit and shaded flanks below each summit, which make a ridge look like rock. */
export function flanks(
  random: Random,
  line: readonly number[],
  shade: Color,
  snow: Color | undefined,
): string {
  const summits = line.flatMap((y, index) => {
    const around = line.slice(Math.max(0, index - 9), index + 10)
    return index > 2 && index < line.length - 3 && y === Math.min(...around) ? [index] : []
  })
  return summits
    .map(index => {
      const top = line[index] ?? 0
      const depth = random.between(130, 300)
      const reach = random.int(12, 24)
      const edge = times(
        7,
        step => [index * 8 + random.between(-14, 14) + step * 5, top + (depth / 6) * step] as const,
      )
      const right = line.slice(index, index + reach).map((y, step) => [(index + step) * 8, y + 2] as const)
      const flank = polygon([[index * 8, top + 2], ...right, ...edge.reverse()], paint(shade, 0.3))
      if (snow === undefined) return flank
      const cap = line
        .slice(Math.max(0, index - 5), index + 6)
        .map((y, step) => [(Math.max(0, index - 5) + step) * 8, y] as const)
      const hem = cap
        .map(([x, y]) => [x, y + random.between(6, 46) * (1 - Math.abs(x / 8 - index) / 6)] as const)
        .reverse()
      return flank + polygon([...cap, ...hem], paint(snow, 0.85))
    })
    .join('')
}

interface Mist {
  readonly y: number
  readonly depth: number
  readonly tint: Color
  readonly opacity: number
}

/** Mist that lies on the land between two ridges. */
export function mist(id: string, { y, depth, tint, opacity }: Mist): Part {
  const stops = [
    [0, tint, 0],
    [0.5, tint, opacity],
    [1, tint, 0],
  ] as const
  return { defs: linear(id, stops), body: rect(0, y - depth / 2, sceneWidth, depth, `url(#${id})`) }
}

interface Pine {
  readonly x: number
  readonly y: number
  readonly height: number
  readonly fill: string
}

/** A conifer with its foot at x, y. */
export function pine(random: Random, { x, y, height, fill }: Pine): string {
  const tiers = 7
  const half = height * random.between(0.17, 0.24)
  const side = (sign: number): (readonly [number, number])[] =>
    times(tiers, tier => {
      const share = (tier + 1) / tiers
      const reach = half * share * random.between(0.85, 1.15)
      return [
        [x + sign * reach, y - height * (1 - share) - height * 0.02],
        [x + sign * reach * 0.5, y - height * (1 - share) - height * 0.035],
      ] as const
    }).flat()
  return polygon([[x, y - height], ...side(1), [x, y], ...side(-1).reverse()], fill)
}

export function stars(random: Random, horizon: number, count: number): string {
  return times(count, () => {
    const size = random.next() ** 5 * 3 + 0.7
    const y = random.next() ** 1.3 * horizon
    return circle(random.between(0, sceneWidth), y, size, paint(white, random.between(0.35, 1)))
  }).join('')
}

/** Still or rippled water from `horizon` to the lower edge, with the light of `x` on it. */
export function water(random: Random, horizon: number, x: number, palette: Palette): Part {
  const depth = sceneHeight - horizon
  const stops = [
    [0, mix(palette.sky[2], palette.water, 0.35)],
    [0.35, palette.water],
    [1, mix(palette.water, palette.near, 0.65)],
  ] as const
  const glitter = times(260, () => {
    const share = random.next() ** 1.4
    const y = horizon + 3 + share * depth
    const spread = 16 + share * 260
    const dx = (random.next() + random.next() + random.next() - 1.5) * spread
    return ellipse(
      x + dx,
      y,
      random.between(6, 24) * (0.4 + share * 1.8),
      1 + share * 4,
      paint(palette.sun, 0.75 - share * 0.5),
    )
  })
  const ripples = times(150, () => {
    const share = random.next() ** 1.2
    const tint = random.chance(0.5) ? mix(palette.sky[1], white, 0.2) : palette.near
    return ellipse(
      random.between(0, sceneWidth),
      horizon + share * depth,
      random.between(30, 160) * (0.3 + share),
      1 + share * 4,
      paint(tint, 0.12),
    )
  })
  return {
    defs: linear('water', stops),
    body: rect(0, horizon, sceneWidth, depth, 'url(#water)') + ripples.join('') + glitter.join(''),
  }
}
