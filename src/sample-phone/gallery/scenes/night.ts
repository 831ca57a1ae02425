import { disc, joinParts, pine, ridgeLine, sky, stars, under, water, type Part } from '../landscape'
import { nightPalettes, type Palette } from '../palettes'
import { createNoise, times, type Random } from '../random'
import {
  sceneHeight,
  sceneWidth,
  black,
  blur,
  circle,
  drawing,
  hsl,
  linear,
  mix,
  paint,
  path,
  polygon,
  round,
  white,
} from '../svg'

/** A clear night: moon, Milky Way or northern lights over dark hills or a lake. */
export function night(random: Random): string {
  const palette = random.pick(nightPalettes)
  const horizon = random.between(720, 860)
  const kind = random.pick(['moon', 'galaxy', 'aurora', 'aurora'])
  const x = random.between(300, sceneWidth - 300)
  const show =
    kind === 'moon'
      ? disc(x, random.between(180, 420), random.between(36, 64), palette.sun)
      : kind === 'galaxy'
        ? galaxy(random)
        : aurora(random, horizon)
  const lake = random.chance(0.45)
  const far = ridgeLine(random, { base: horizon - 10, height: 110, waves: 3, roughness: 0.5, sharp: 0.4 })
  const all = joinParts(
    sky(palette, horizon),
    { defs: '', body: stars(random, horizon, 420) },
    show,
    { defs: '', body: under(far, paint(mix(palette.far, palette.near, 0.45))) },
    lake
      ? water(random, horizon + 40, x, { ...palette, sun: mix(palette.sun, palette.sky[2], 0.35) })
      : { defs: '', body: '' },
    random.chance(0.35) ? tent(random, palette) : treeLine(random, palette),
  )
  return drawing(all.defs, all.body)
}

function galaxy(random: Random): Part {
  const noise = createNoise(random, 3, 0.6)
  const dust = times(260, () => {
    const along = random.next()
    const across = (random.next() + random.next() + random.next() - 1.5) * 190
    const [x, y] = [along * 1900 - 150 + across * 0.4, 950 - along * 1050 + across]
    const tint = mix(hsl(random.between(215, 320), 0.6, 0.62), white, 0.25)
    return circle(x, y, random.between(30, 95) * (1 + noise(along * 8) * 0.4), paint(tint, 0.055))
  })
  const sparks = times(500, () => {
    const along = random.next()
    const across = (random.next() + random.next() + random.next() - 1.5) * 170
    return circle(
      along * 1900 - 150 + across * 0.4,
      950 - along * 1050 + across,
      random.between(0.5, 1.8),
      paint(white, random.between(0.3, 0.9)),
    )
  })
  return { defs: blur('dust', 18), body: `<g filter="url(#dust)">${dust.join('')}</g>${sparks.join('')}` }
}

function aurora(random: Random, horizon: number): Part {
  const hue = random.pick([140, 150, 165, 285])
  const curtains = times(3, index => {
    const noise = createNoise(random, 3, 0.5)
    const strips = times(160, step => {
      const x = step * 10
      const foot = horizon - 130 - index * 90 + noise(step / 22 + index * 7) * 120
      const height = random.between(190, 420) * (0.6 + 0.5 * Math.abs(noise(step / 9)))
      return `<rect x="${x}" y="${round(foot - height)}" width="14" height="${round(height)}" fill="url(#curtain${index})" opacity="${round(0.25 + 0.45 * Math.abs(noise(step / 14 + 3)), 2)}"/>`
    })
    return {
      defs: linear(`curtain${index}`, [
        [0, hsl(hue + 110, 0.7, 0.6), 0],
        [0.45, hsl(hue + 30, 0.8, 0.55), 0.5],
        [0.92, hsl(hue, 0.9, 0.65), 0.9],
        [1, hsl(hue, 0.9, 0.7), 0],
      ]),
      body: strips.join(''),
    }
  })
  const all = joinParts(...curtains)
  return { defs: all.defs + blur('soft', 9), body: `<g filter="url(#soft)">${all.body}</g>` }
}

function treeLine(random: Random, palette: Palette): Part {
  const line = ridgeLine(random, { base: 1080, height: 60, waves: 2, roughness: 0.5, sharp: 0 })
  const fill = paint(mix(palette.near, black, 0.4))
  const trees = times(80, () => {
    const index = random.int(0, line.length - 1)
    return pine(random, {
      x: index * 8,
      y: (line[index] ?? 0) + 30,
      height: random.next() ** 2 * 260 + 60,
      fill,
    })
  })
  return { defs: '', body: under(line, fill) + trees.join('') }
}

function tent(random: Random, palette: Palette): Part {
  const line = ridgeLine(random, { base: 1050, height: 40, waves: 2, roughness: 0.4, sharp: 0 })
  const x = random.between(450, 1150)
  const y = (line[Math.round(x / 8)] ?? 1050) + 26
  const glow = linear('tent', [
    [0, hsl(30, 0.95, 0.66)],
    [1, hsl(45, 1, 0.8)],
  ])
  const walls = polygon(
    [
      [x - 170, y],
      [x - 20, y - 170],
      [x + 150, y],
    ],
    'url(#tent)',
  )
  const door = path(`M${x - 55} ${y}L${x - 18} ${y - 120}L${x + 22} ${y}Z`, paint(hsl(20, 0.8, 0.35), 0.85))
  const light = circle(x, y - 60, 330, paint(hsl(35, 0.9, 0.6), 0.12), 'filter="url(#tentlight)"')
  return {
    defs: glow + blur('tentlight', 40),
    body:
      under(line, paint(mix(palette.near, black, 0.5))) +
      light +
      walls +
      door +
      path(
        `M0 ${sceneHeight}L0 ${sceneHeight - 60}Q800 ${sceneHeight - 120} ${sceneWidth} ${sceneHeight - 50}L${sceneWidth} ${sceneHeight}Z`,
        paint(black, 0.5),
      ),
  }
}
