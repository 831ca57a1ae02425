import { disc, joinParts, pine, ridgeLine, sky, stars, under, type Part } from '../landscape'
import { dayPalettes, nightPalettes } from '../palettes'
import { times, type Random } from '../random'
import {
  sceneWidth,
  blur,
  circle,
  color,
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

/** A hut in the snow with light in its windows, and flakes in the air. */
export function winter(random: Random): string {
  const dark = random.chance(0.55)
  const palette = dark ? random.pick(nightPalettes) : random.pick(dayPalettes)
  const snow = mix(white, palette.sky[1], dark ? 0.45 : 0.18)
  const far = ridgeLine(random, { base: 640, height: 170, waves: 3, roughness: 0.5, sharp: 0.7 })
  const slopes = times(3, (index): Part => {
    const line = ridgeLine(random, {
      base: 790 + index * 130,
      height: 60,
      waves: 2,
      roughness: 0.35,
      sharp: 0,
    })
    const tint = mix(mix(palette.sky[1], white, 0.4), snow, index / 2)
    const trees = times(26 - index * 7, () => {
      const at = random.int(0, 200)
      const size = random.between(70, 150) * (0.6 + index * 0.5)
      const [x, y] = [at * 8, (line[at] ?? 800) + 14]
      return (
        pine(random, {
          x,
          y,
          height: size,
          fill: paint(mix(palette.near, palette.far, 0.45 - index * 0.15)),
        }) + pine(random, { x: x - 3, y: y - size * 0.12, height: size * 0.8, fill: paint(snow, 0.55) })
      )
    })
    return {
      defs: linear(`slope${index}`, [
        [0, tint],
        [1, mix(tint, palette.water, 0.3)],
      ]),
      body: trees.join('') + under(line, `url(#slope${index})`),
    }
  })
  const all = joinParts(
    sky(palette, 760),
    { defs: '', body: dark ? stars(random, 560, 220) : '' },
    disc(random.between(200, 1400), random.between(140, 380), random.between(26, 46), palette.sun),
    { defs: '', body: under(far, paint(mix(palette.far, snow, 0.45))) },
    ...slopes,
    hut(random, random.between(420, 1000), random.between(930, 1010), snow),
    flakes(random),
  )
  return drawing(all.defs, all.body)
}

function hut(random: Random, x: number, y: number, snow: Color): Part {
  const wood = hsl(random.between(12, 28), 0.45, random.between(0.2, 0.3))
  const glow = color('#ffcf73')
  const logs = times(7, index => rect(x, y - 150 + index * 22, 270, 3, paint([0, 0, 0], 0.25)))
  const pane = (dx: number): string =>
    rect(x + dx, y - 108, 54, 56, paint(glow)) +
    rect(x + dx + 25, y - 108, 4, 56, paint(wood)) +
    rect(x + dx, y - 82, 54, 4, paint(wood))
  const roof = polygon(
    [
      [x - 40, y - 140],
      [x + 60, y - 260],
      [x + 210, y - 260],
      [x + 310, y - 140],
    ],
    paint(mix(snow, white, 0.5)),
  )
  const eaves = polygon(
    [
      [x - 40, y - 140],
      [x + 310, y - 140],
      [x + 300, y - 126],
      [x - 30, y - 126],
    ],
    paint(mix(snow, wood, 0.35)),
  )
  const smoke = times(9, index =>
    circle(
      x + 196 + index * 12 + random.between(-6, 6),
      y - 320 - index * 34,
      16 + index * 6,
      paint(white, 0.22 - index * 0.02),
    ),
  )
  const light = path(
    `M${x + 20} ${y}L${x - 40} ${y + 110}L${x + 320} ${y + 110}L${x + 250} ${y}Z`,
    paint(glow, 0.28),
    'filter="url(#warm)"',
  )
  const body =
    circle(x + 130, y - 70, 300, paint(glow, 0.14), 'filter="url(#warm)"') +
    rect(x, y - 150, 270, 156, paint(wood)) +
    logs.join('') +
    pane(30) +
    pane(184) +
    rect(x + 108, y - 96, 52, 102, paint(mix(wood, [0, 0, 0], 0.4))) +
    rect(x + 180, y - 305, 34, 60, paint(mix(wood, [90, 80, 80], 0.5))) +
    roof +
    eaves +
    light
  return {
    defs: blur('warm', 30) + blur('puff', 9),
    body: `<g filter="url(#puff)">${smoke.join('')}</g>${body}`,
  }
}

const flakes = (random: Random): Part => ({
  defs: '',
  body: times(260, () =>
    circle(
      random.between(0, sceneWidth),
      random.between(0, 1200),
      random.next() ** 3 * 9 + 1.5,
      paint(white, random.between(0.3, 0.9)),
    ),
  ).join(''),
})
