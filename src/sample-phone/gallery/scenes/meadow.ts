import { clouds, disc, joinParts, ridgeLine, sky, under, type Part } from '../landscape'
import { anyPalette } from '../palettes'
import { times, type Random } from '../random'
import {
  sceneHeight,
  sceneWidth,
  circle,
  drawing,
  hsl,
  linear,
  mix,
  paint,
  path,
  polygon,
  rect,
  white,
  type Color,
} from '../svg'

/** Fields in rows that run to the horizon - lavender, wheat, tulips - with a tree or a house. */
export function meadow(random: Random): string {
  const palette = anyPalette(random)
  const horizon = random.between(430, 560)
  const hue = random.pick([48, 275, 345, 95, 30, 310])
  const far = ridgeLine(random, { base: horizon + 10, height: 70, waves: 2.5, roughness: 0.45, sharp: 0.1 })
  const all = joinParts(
    sky(palette, horizon),
    disc(
      random.between(200, sceneWidth - 200),
      random.between(130, horizon - 90),
      random.between(28, 50),
      palette.sun,
    ),
    clouds(random, horizon, mix(palette.sky[2], white, 0.6), random.int(5, 11)),
    { defs: '', body: under(far, paint(mix(palette.far, hsl(hue, 0.3, 0.4), 0.4))) },
    rows(
      random,
      horizon + 26,
      mix(hsl(hue, 0.62, 0.56), palette.sky[2], 0.18),
      mix(hsl(hue - 14, 0.5, 0.26), palette.near, 0.35),
    ),
    random.chance(0.6)
      ? tree(random, horizon + 60, mix(palette.near, hsl(105, 0.5, 0.25), 0.5))
      : house(random, horizon + 44, palette.near),
  )
  return drawing(all.defs, all.body)
}

function rows(random: Random, horizon: number, light: Color, dark: Color): Part {
  const vanish = random.between(500, 1100)
  const count = 34
  const strips = times(count, index => {
    const [from, to] = [index - count / 2, index - count / 2 + 0.55]
    const foot = (place: number): number => vanish + place * 190
    const top = (place: number): number => vanish + place * 21
    return polygon(
      [
        [top(from), horizon],
        [top(to), horizon],
        [foot(to), sceneHeight],
        [foot(from), sceneHeight],
      ],
      'url(#strip)',
    )
  })
  const blooms = times(1500, () => {
    const share = random.next() ** 0.7
    const tint = mix(light, random.chance(0.5) ? white : dark, random.between(0, 0.45))
    return circle(
      random.between(0, sceneWidth),
      horizon + share ** 2 * (sceneHeight - horizon),
      1.2 + share ** 2 * 8,
      paint(tint, 0.75),
    )
  })
  return {
    defs:
      linear('soil', [
        [0, mix(light, dark, 0.35)],
        [1, dark],
      ]) +
      linear('strip', [
        [0, light],
        [1, mix(light, dark, 0.35)],
      ]),
    body:
      rect(0, horizon, sceneWidth, sceneHeight - horizon, 'url(#soil)') + strips.join('') + blooms.join(''),
  }
}

function tree(random: Random, y: number, tint: Color): Part {
  const x = random.between(250, 1350)
  const size = random.between(120, 210)
  const trunk = path(
    `M${x - size * 0.08} ${y}Q${x - size * 0.02} ${y - size * 0.5} ${x} ${y - size}Q${x + size * 0.04} ${y - size * 0.5} ${x + size * 0.1} ${y}Z`,
    paint(mix(tint, hsl(20, 0.4, 0.15), 0.7)),
  )
  const crown = times(46, () => {
    const [angle, far] = [random.between(0, 6.3), Math.sqrt(random.next()) * size * 0.55]
    const [dx, dy] = [Math.cos(angle) * far * 1.15, Math.sin(angle) * far * 0.8]
    return circle(
      x + dx,
      y - size * 1.15 + dy,
      random.between(0.12, 0.26) * size,
      paint(mix(tint, white, Math.max(0, -dy / size) * 0.5 + random.between(0, 0.08))),
    )
  })
  return { defs: '', body: trunk + crown.join('') }
}

function house(random: Random, y: number, dark: Color): Part {
  const x = random.between(250, 1250)
  const wall = mix(white, hsl(40, 0.5, 0.7), 0.35)
  const roof = mix(hsl(12, 0.6, 0.42), dark, 0.2)
  const window = (dx: number): string =>
    rect(x + dx, y - 52, 17, 24, paint(mix(dark, hsl(45, 0.9, 0.6), 0.35)))
  const trees = times(5, index =>
    path(
      `M${x - 70 - index * 26} ${y + 4}q-16 -60 2 -120q20 60 4 120Z`,
      paint(mix(dark, hsl(120, 0.4, 0.2), 0.5)),
    ),
  )
  const body =
    rect(x, y - 70, 150, 74, paint(wall)) +
    polygon(
      [
        [x - 14, y - 68],
        [x + 26, y - 122],
        [x + 130, y - 122],
        [x + 164, y - 68],
      ],
      paint(roof),
    )
  return {
    defs: '',
    body:
      trees.join('') +
      body +
      window(20) +
      window(104) +
      rect(x + 62, y - 42, 24, 46, paint(mix(dark, roof, 0.4))) +
      rect(x + 102, y - 142, 16, 34, paint(mix(roof, dark, 0.3))),
  }
}
