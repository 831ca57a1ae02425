import { clouds, disc, joinParts, sky, stars, water, type Part } from '../landscape'
import { dayPalettes, nightPalettes, type Palette } from '../palettes'
import { times, type Random } from '../random'
import { sceneWidth, color, drawing, linear, mix, paint, polygon, rect, white } from '../svg'

/** A skyline across the water, with windows lit after dark. */
export function city(random: Random): string {
  const dark = random.chance(0.5)
  const palette = dark ? random.pick(nightPalettes) : random.pick(dayPalettes)
  const horizon = random.between(820, 930)
  const x = random.between(300, sceneWidth - 300)
  const light = disc(
    x,
    dark ? random.between(130, 300) : random.between(330, 560),
    random.between(28, 52),
    palette.sun,
  )
  const all = joinParts(
    sky(palette, horizon),
    dark ? { defs: '', body: stars(random, horizon * 0.7, 120) } : { defs: '', body: '' },
    light,
    clouds(random, horizon, mix(palette.sky[2], white, dark ? 0 : 0.4), random.int(3, 7)),
    row(random, horizon, { palette, depth: 0.1, lit: 0 }),
    row(random, horizon, { palette, depth: 0.45, lit: dark ? 0.3 : 0.05 }),
    row(random, horizon, { palette, depth: 0.9, lit: dark ? 0.55 : 0.16 }),
    water(random, horizon, x, palette),
    { defs: '', body: dark ? reflections(random, horizon) : '' },
  )
  return drawing(all.defs, all.body)
}

interface RowStyle {
  readonly palette: Palette
  readonly depth: number
  readonly lit: number
}

function row(random: Random, horizon: number, { palette, depth, lit }: RowStyle): Part {
  const tint = mix(palette.far, palette.near, depth)
  const id = `row${Math.round(depth * 100)}`
  const bodies: string[] = []
  for (let x = -30; x < sceneWidth;) {
    const width = random.between(46, 130) * (0.6 + depth * 0.7)
    const height = random.between(0.25, 1) ** 1.6 * (560 - depth * 190) + 70
    bodies.push(
      building(random, { x, y: horizon - height, width, height }, `url(#${id})`),
      windows(random, { x, y: horizon - height, width, height }, lit),
    )
    x += width + random.between(-6, 26) * (1 - depth * 0.4)
  }
  return {
    defs: linear(id, [
      [0, tint],
      [1, mix(tint, palette.sky[2], 0.35 * (1 - depth))],
    ]),
    body: bodies.join(''),
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function building(random: Random, { x, y, width, height }: Box, fill: string): string {
  const body = rect(x, y, width, height + 4, fill)
  const middle = x + width / 2
  switch (random.int(0, 5)) {
    case 0:
      return (
        body +
        polygon(
          [
            [x, y + 1],
            [middle, y - width * 0.5],
            [x + width, y + 1],
          ],
          fill,
        )
      )
    case 1:
      return (
        body + rect(middle - 2, y - 90, 4, 92, fill) + rect(x + width * 0.2, y - 22, width * 0.6, 24, fill)
      )
    case 2:
      return (
        body +
        polygon(
          [
            [x, y + 1],
            [x, y - width * 0.45],
            [x + width, y + 1],
          ],
          fill,
        )
      )
    case 3:
      return (
        body +
        rect(x + width * 0.15, y - 34, width * 0.7, 36, fill) +
        rect(x + width * 0.3, y - 62, width * 0.4, 30, fill)
      )
    default:
      return body
  }
}

function windows(random: Random, { x, y, width, height }: Box, lit: number): string {
  if (lit === 0) return ''
  const glow = random.pick([color('#ffd98a'), color('#ffe9bd'), color('#bfe3ff'), color('#ffc46b')])
  const columns = Math.floor((width - 12) / 14)
  const rows = Math.floor((height - 20) / 20)
  return times(rows, line =>
    times(columns, column =>
      random.chance(lit)
        ? rect(x + 8 + column * 14, y + 12 + line * 20, 7, 10, paint(glow, random.between(0.5, 1)))
        : '',
    ).join(''),
  ).join('')
}

function reflections(random: Random, horizon: number): string {
  return times(120, () => {
    const tint = random.pick([color('#ffd98a'), color('#ffb35c'), color('#9fd0ff'), color('#ff8fa3')])
    return rect(
      random.between(0, sceneWidth),
      horizon + random.next() ** 1.5 * 230,
      random.between(3, 8),
      random.between(12, 70),
      paint(tint, random.between(0.08, 0.3)),
    )
  }).join('')
}
