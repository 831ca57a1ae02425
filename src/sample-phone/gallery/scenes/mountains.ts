import { clouds, disc, flanks, joinParts, mist, pine, ridgeLine, sky, under, type Part } from '../landscape'
import { anyPalette } from '../palettes'
import { times, type Random } from '../random'
import { sceneHeight, sceneWidth, drawing, linear, mix, paint, white } from '../svg'

/** Range behind range in the haze, the nearest with conifers. */
export function mountains(random: Random): string {
  const palette = anyPalette(random)
  const horizon = random.between(640, 780)
  const layers = random.int(4, 6)
  const snowy = random.chance(0.55)
  const ridges = times(layers, (index): Part => {
    const depth = index / (layers - 1)
    const tint = mix(palette.far, palette.near, depth ** 1.3)
    const base = horizon + depth * 290
    const line = ridgeLine(random, {
      base,
      height: 290 - depth * 190,
      waves: 3 + depth * 2,
      roughness: 0.52,
      sharp: 0.85 - depth * 0.7,
    })
    const id = `ridge${index}`
    const stops = [
      [0, tint],
      [1, mix(tint, palette.sky[2], 0.45 * (1 - depth))],
    ] as const
    const rock =
      depth < 0.5
        ? flanks(
            random,
            line,
            mix(tint, palette.near, 0.45),
            snowy ? mix(white, palette.sky[1], 0.15) : undefined,
          )
        : ''
    const trees = depth > 0.6 ? forest(random, line, depth, paint(mix(tint, palette.near, 0.55))) : ''
    const haze = mist(`mist${index}`, {
      y: base + 120,
      depth: 260,
      tint: palette.sky[2],
      opacity: 0.4 * (1 - depth),
    })
    return {
      defs: linear(id, stops) + haze.defs,
      body: under(line, `url(#${id})`) + rock + trees + haze.body,
    }
  })
  const sun = disc(
    random.between(250, sceneWidth - 250),
    horizon - random.between(230, 480),
    random.between(26, 46),
    palette.sun,
  )
  const all = joinParts(
    sky(palette, horizon),
    sun,
    clouds(random, horizon, mix(palette.sky[2], white, 0.5), random.int(3, 8)),
    ...ridges,
  )
  return drawing(all.defs, all.body)
}

function forest(random: Random, line: readonly number[], depth: number, fill: string): string {
  const count = depth > 0.95 ? 70 : 110
  return times(count, () => {
    const index = random.int(0, line.length - 1)
    const y = (line[index] ?? sceneHeight) + random.next() ** 2 * 90
    return pine(random, { x: index * 8, y: y + 20, height: random.between(50, 120) * depth ** 2, fill })
  }).join('')
}
