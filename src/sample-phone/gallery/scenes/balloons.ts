import { clouds, disc, joinParts, mist, ridgeLine, sky, under, type Part } from '../landscape'
import { anyPalette, type Palette } from '../palettes'
import { times, type Random } from '../random'
import { sceneWidth, clipOf, drawing, hsl, linear, mix, paint, path, polygon, rect, white } from '../svg'

/** Hot-air balloons over misty hills. */
export function balloons(random: Random): string {
  const palette = anyPalette(random)
  const hills = times(4, (index): Part => {
    const depth = index / 3
    const line = ridgeLine(random, {
      base: 830 + index * 105,
      height: 90,
      waves: 2 + index * 0.5,
      roughness: 0.45,
      sharp: 0.15,
    })
    const tint = mix(palette.far, palette.near, depth)
    const haze = mist(`haze${index}`, {
      y: 930 + index * 105,
      depth: 200,
      tint: palette.sky[2],
      opacity: 0.5 * (1 - depth),
    })
    return {
      defs:
        linear(`hill${index}`, [
          [0, tint],
          [1, mix(tint, palette.sky[2], 0.35)],
        ]) + haze.defs,
      body: under(line, `url(#hill${index})`) + haze.body,
    }
  })
  const sizes = times(random.int(5, 9), () => 30 + random.next() ** 2 * 190).sort((a, b) => a - b)
  const fleet = sizes.map((size, index) =>
    balloon(random, {
      x: random.between(120, sceneWidth - 120),
      y: random.between(170, 690) - size * 0.2,
      size,
      index,
      palette,
    }),
  )
  const all = joinParts(
    sky(palette, 860),
    disc(random.between(200, 1400), random.between(420, 700), random.between(28, 48), palette.sun),
    clouds(random, 800, mix(palette.sky[2], white, 0.5), 6),
    ...hills,
    ...fleet,
  )
  return drawing(all.defs, all.body)
}

interface Balloon {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly index: number
  readonly palette: Palette
}

function balloon(random: Random, { x, y, size, index, palette }: Balloon): Part {
  const far = Math.max(0, 0.5 - size / 200)
  const hue = random.between(0, 360)
  const shape = `M${x - size} ${y}C${x - size} ${y - size * 1.35} ${x + size} ${y - size * 1.35} ${x + size} ${y}C${x + size} ${y + size * 0.62} ${x + size * 0.3} ${y + size * 0.9} ${x + size * 0.2} ${y + size * 1.2}L${x - size * 0.2} ${y + size * 1.2}C${x - size * 0.3} ${y + size * 0.9} ${x - size} ${y + size * 0.62} ${x - size} ${y}Z`
  const accent = random.pick([40, 150, 180, 210])
  const gores = times(8, part => {
    const [from, to] = [Math.sin((part / 8 - 0.5) * Math.PI), Math.sin(((part + 1) / 8 - 0.5) * Math.PI)]
    const tint = mix(
      part % 2 === 0 ? hsl(hue, 0.75, 0.55) : hsl(hue + accent, 0.8, 0.66),
      palette.sky[2],
      far,
    )
    return path(
      `M${x + from * size * 0.14} ${y + size * 1.2}C${x + from * size * 0.9} ${y + size * 0.6} ${x + from * size * 1.12} ${y - size * 0.6} ${x} ${y - size * 1.03}C${x + to * size * 1.12} ${y - size * 0.6} ${x + to * size * 0.9} ${y + size * 0.6} ${x + to * size * 0.14} ${y + size * 1.2}Z`,
      paint(tint),
    )
  })
  const ropes = [-0.16, 0.16].map(dx =>
    polygon(
      [
        [x + dx * size, y + size * 1.2],
        [x + dx * size * 0.7, y + size * 1.52],
        [x + dx * size * 0.7 + 2, y + size * 1.52],
        [x + dx * size + 2, y + size * 1.2],
      ],
      paint(palette.near, 0.8),
    ),
  )
  const basket = rect(
    x - size * 0.14,
    y + size * 1.5,
    size * 0.28,
    size * 0.22,
    paint(mix(hsl(28, 0.5, 0.3), palette.sky[2], far)),
    `rx="${(size * 0.04).toFixed(1)}"`,
  )
  const light = `<g clip-path="url(#skin${index})">${path(shape, `url(#round${index})`)}</g>`
  return {
    defs:
      clipOf(`skin${index}`, shape) +
      linear(
        `round${index}`,
        [
          [0, white, 0.35],
          [0.45, white, 0],
          [1, [20, 0, 30], 0.45],
        ],
        { x2: 1, y2: 0.25 },
      ),
    body:
      ropes.join('') +
      basket +
      path(shape, paint(mix(hsl(hue, 0.75, 0.5), palette.sky[2], far))) +
      `<g clip-path="url(#skin${index})">${gores.join('')}</g>` +
      light,
  }
}
