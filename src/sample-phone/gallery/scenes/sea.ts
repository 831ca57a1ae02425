import { clouds, disc, joinParts, ridgeLine, sky, water, type Part } from '../landscape'
import { anyPalette, type Palette } from '../palettes'
import { times, type Random } from '../random'
import {
  sceneHeight,
  sceneWidth,
  color,
  drawing,
  ellipse,
  linear,
  mix,
  paint,
  path,
  polygon,
  white,
} from '../svg'

/** The sun over the sea: islands, boats or a beach, as chance has it. */
export function sea(random: Random): string {
  const palette = anyPalette(random)
  const horizon = random.between(520, 700)
  const x = random.between(350, sceneWidth - 350)
  const light = disc(x, horizon - random.between(60, 330), random.between(34, 62), palette.sun)
  const parts = [
    sky(palette, horizon),
    light,
    clouds(random, horizon, mix(palette.sky[2], white, 0.4), random.int(5, 10)),
    islands(random, horizon, palette),
    water(random, horizon, x, palette),
    boats(random, horizon, palette),
    ...(random.chance(0.45) ? [beach(random, palette)] : []),
  ]
  const all = joinParts(...parts)
  return drawing(all.defs, all.body)
}

function islands(random: Random, horizon: number, palette: Palette): Part {
  const bodies = times(random.int(1, 3), () => {
    const [from, length] = [random.int(0, 140), random.int(30, 90)]
    const line = ridgeLine(random, { base: 0, height: 90, waves: 6, roughness: 0.5, sharp: 0.3 })
    const points = times(length, step => {
      const swell = Math.sin((step / (length - 1)) * Math.PI)
      return [(from + step) * 8, horizon - swell * (30 + Math.abs(line[from + step] ?? 0))] as const
    })
    return polygon(
      [[from * 8, horizon + 2], ...points, [(from + length) * 8, horizon + 2]],
      paint(mix(palette.far, palette.near, random.between(0.15, 0.6))),
    )
  })
  return { defs: '', body: bodies.join('') }
}

function boats(random: Random, horizon: number, palette: Palette): Part {
  const bodies = times(random.int(0, 3), () => {
    const share = random.between(0.04, 0.4)
    const [x, y, size] = [
      random.between(150, sceneWidth - 150),
      horizon + share * (sceneHeight - horizon),
      24 + share * 300,
    ]
    const hull = path(
      `M${x - size * 0.5} ${y}Q${x} ${y + size * 0.32} ${x + size * 0.55} ${y - size * 0.04}L${x + size * 0.4} ${y + size * 0.17}L${x - size * 0.38} ${y + size * 0.17}Z`,
      paint(mix(palette.near, color('#101018'), 0.4)),
    )
    const sail = polygon(
      [
        [x, y - size * 1.35],
        [x + size * 0.48, y - size * 0.08],
        [x, y - size * 0.08],
      ],
      paint(mix(white, palette.sky[2], 0.3)),
    )
    const jib = polygon(
      [
        [x - size * 0.04, y - size * 1.15],
        [x - size * 0.4, y - size * 0.08],
        [x - size * 0.04, y - size * 0.08],
      ],
      paint(mix(white, palette.sky[1], 0.5)),
    )
    return ellipse(x, y + size * 0.2, size * 0.6, size * 0.07, paint(palette.near, 0.35)) + hull + sail + jib
  })
  return { defs: '', body: bodies.join('') }
}

function beach(random: Random, palette: Palette): Part {
  const sand = mix(color('#e8cfa0'), palette.sky[2], 0.3)
  const [left, right] = [random.between(930, 1080), random.between(980, 1130)]
  const shore = (lift: number): string =>
    `M0 ${left - lift}C400 ${left + 60 - lift} 900 ${right - 90 - lift} ${sceneWidth} ${right - lift}L${sceneWidth} ${sceneHeight}L0 ${sceneHeight}Z`
  const foam = paint(white, 0.75)
  const stops = [
    [0, mix(sand, palette.near, 0.3)],
    [0.25, sand],
    [1, mix(sand, white, 0.15)],
  ] as const
  const pebbles = times(90, () =>
    ellipse(
      random.between(0, sceneWidth),
      random.between(1060, sceneHeight),
      random.between(2, 9),
      random.between(1, 4),
      paint(mix(sand, palette.near, 0.5), 0.5),
    ),
  )
  return {
    defs: linear('sand', stops),
    body:
      path(shore(16), foam) +
      path(shore(6), paint(mix(palette.water, white, 0.4), 0.8)) +
      path(shore(0), 'url(#sand)') +
      pebbles.join(''),
  }
}
