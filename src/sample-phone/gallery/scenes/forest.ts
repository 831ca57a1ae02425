import { times, type Random } from '../random'
import {
  sceneHeight,
  sceneWidth,
  blur,
  circle,
  drawing,
  hsl,
  linear,
  mix,
  paint,
  path,
  polygon,
  radial,
  rect,
  white,
  type Color,
} from '../svg'

/** Light falls through the trunks of a wood, in the colours of a season. */
export function forest(random: Random): string {
  const hue = random.pick([110, 85, 45, 28, 160, 200])
  const light = hsl(hue - 30, 0.55, 0.85)
  const deep = hsl(hue + 20, 0.45, 0.12)
  const sunX = random.between(400, 1200)
  const wood = { light: mix(hsl(hue, 0.35, 0.62), light, 0.3), deep }
  const layers = times(5, index => trunks(random, index / 4, wood))
  const beams = rays(random, light)
  const undergrowth = floor(random, hue)
  const canopy = leaves(random, hue)
  const defs =
    radial(
      'air',
      [
        [0, mix(light, white, 0.5)],
        [0.5, light],
        [1, hsl(hue, 0.4, 0.4)],
      ],
      sunX / sceneWidth,
      0.35,
    ) +
    linear('floor', [
      [0, hsl(hue - 10, 0.4, 0.5), 0.2],
      [1, deep],
    ]) +
    blur('ray', 14)
  const body =
    rect(0, 0, sceneWidth, sceneHeight, 'url(#air)') +
    layers.slice(0, 3).join('') +
    rect(0, 800, sceneWidth, 400, 'url(#floor)') +
    undergrowth +
    layers.slice(3).join('') +
    canopy +
    `<g filter="url(#ray)">${beams}</g>`
  return drawing(defs, body)
}

function rays(random: Random, light: Color): string {
  return times(12, () => {
    const [x, lean, width] = [
      random.between(-100, sceneWidth),
      random.between(180, 420),
      random.between(30, 120),
    ]
    return polygon(
      [
        [x, -20],
        [x + width, -20],
        [x + width * 2 - lean, sceneHeight],
        [x - lean, sceneHeight],
      ],
      paint(mix(light, white, 0.4), random.between(0.05, 0.15)),
    )
  }).join('')
}

/** What lies and grows on the ground, denser and larger towards the front. */
function floor(random: Random, hue: number): string {
  return times(420, () => {
    const share = random.next() ** 0.6
    return circle(
      random.between(0, sceneWidth),
      860 + share * 340,
      3 + share * 11,
      paint(hsl(hue + random.between(-35, 25), 0.55, random.between(0.2, 0.6)), 0.7),
    )
  }).join('')
}

/** The canopy, densest at the top. */
function leaves(random: Random, hue: number): string {
  return times(360, () => {
    const y = random.next() ** 2.2 * 520
    return circle(
      random.between(0, sceneWidth),
      y,
      random.between(8, 34),
      paint(hsl(hue + random.between(-25, 20), 0.6, random.between(0.25, 0.62)), random.between(0.35, 0.8)),
    )
  }).join('')
}

interface Wood {
  readonly light: Color
  readonly deep: Color
}

function trunks(random: Random, depth: number, { light, deep }: Wood): string {
  const fill = paint(mix(light, deep, 0.12 + depth * 0.85))
  return times(15 - depth * 10, () => {
    const x = random.between(-40, sceneWidth + 40)
    const width = 10 + depth ** 1.5 * random.between(50, 96)
    const foot = 850 + depth * random.between(180, 330)
    const lean = random.between(-30, 30)
    const trunk = path(
      `M${x - width * 0.42} -10L${x + width * 0.42} -10Q${x + width * 0.4 + lean} ${foot * 0.6} ${x + width * 0.5 + lean} ${foot - 30}Q${x + width * 0.6 + lean} ${foot} ${x + width + lean} ${foot + 14}L${x - width + lean} ${foot + 14}Q${x - width * 0.6 + lean} ${foot} ${x - width * 0.5 + lean} ${foot - 30}Q${x - width * 0.5 + lean} ${foot * 0.6} ${x - width * 0.42} -10Z`,
      fill,
    )
    const branches = times(random.int(1, 4), () => {
      const [y, sign, reach] = [
        random.between(120, 560),
        random.chance(0.5) ? 1 : -1,
        random.between(70, 220) * (0.4 + depth),
      ]
      return path(
        `M${x} ${y}q${sign * reach * 0.5} ${-reach * 0.15} ${sign * reach} ${-reach * 0.6}`,
        'none',
        `stroke="${fill}" stroke-width="${(width * 0.16).toFixed(1)}" stroke-linecap="round"`,
      )
    })
    return trunk + branches.join('')
  }).join('')
}
