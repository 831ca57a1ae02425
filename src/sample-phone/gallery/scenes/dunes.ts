import { disc, joinParts, sky, stars, type Part } from '../landscape'
import { anyPalette } from '../palettes'
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
  rect,
  type Color,
} from '../svg'

/** A desert with one side of each dune in the light, and sometimes a caravan. */
export function dunes(random: Random): string {
  const palette = anyPalette(random)
  const sand = random.pick([color('#e0a060'), color('#d98550'), color('#e8c48a'), color('#c97a5a')])
  const horizon = random.between(470, 600)
  const layers = times(5, (index): Part =>
    dune(random, index, {
      horizon,
      light: mix(sand, palette.sky[2], 0.45 - index * 0.08),
      dark: mix(sand, palette.near, 0.45 + index * 0.06),
    }),
  )
  const all = joinParts(
    sky(palette, horizon),
    { defs: '', body: random.chance(0.3) ? stars(random, horizon * 0.6, 90) : '' },
    disc(random.between(250, 1350), random.between(160, horizon - 60), random.between(34, 72), palette.sun),
    ...layers.slice(0, 3),
    random.chance(0.6) ? caravan(random, horizon + 150, palette.near) : { defs: '', body: '' },
    ...layers.slice(3),
  )
  return drawing(all.defs, all.body)
}

interface Ground {
  readonly horizon: number
  readonly light: Color
  readonly dark: Color
}

function dune(random: Random, index: number, { horizon, light, dark }: Ground): Part {
  const y = horizon + 20 + index * 130
  const crest = random.between(0.25, 0.75) * sceneWidth
  const top = y - random.between(70, 190) + index * 12
  const ridge = `M0 ${y + random.between(-20, 60)}C${crest * 0.5} ${y + 30} ${crest * 0.75} ${top + 10} ${crest} ${top}`
  const right = `C${crest + (sceneWidth - crest) * 0.35} ${top + 50} ${crest + (sceneWidth - crest) * 0.6} ${y + 70} ${sceneWidth} ${y + random.between(-40, 40)}`
  const shade = path(
    `M${crest} ${top}${right}L${sceneWidth} ${sceneHeight}L${crest - 60} ${sceneHeight}C${crest + 130} ${y + 330} ${crest - 150} ${y + 160} ${crest} ${top}Z`,
    `url(#shade${index})`,
  )
  const ripples = times(16, step =>
    path(
      `M${crest * 0.1 + step * 20} ${y + 80 + step * 16}q160 -26 330 -8t300 -6`,
      'none',
      `stroke="${paint(dark, 0.1)}" stroke-width="3"`,
    ),
  )
  return {
    defs:
      linear(`dune${index}`, [
        [0, light],
        [1, mix(light, dark, 0.55)],
      ]) +
      linear(`shade${index}`, [
        [0, mix(light, dark, 0.75)],
        [1, dark],
      ]),
    body:
      path(`${ridge}${right}L${sceneWidth} ${sceneHeight}L0 ${sceneHeight}Z`, `url(#dune${index})`) +
      ripples.join('') +
      shade,
  }
}

function caravan(random: Random, y: number, dark: Color): Part {
  const start = random.between(200, 700)
  const fill = paint(mix(dark, [0, 0, 0], 0.3))
  const camels = times(random.int(3, 6), index => {
    const x = start + index * 120
    const legs = [-22, -12, 14, 24].map(dx => rect(x + dx, y - 6, 4, 34, fill))
    return (
      ellipse(x, y - 14, 34, 15, fill) +
      ellipse(x, y - 32, 15, 13, fill) +
      path(`M${x + 28} ${y - 16}q20 -4 20 -36l10 2q4 30 -22 48Z`, fill) +
      ellipse(x + 57, y - 52, 12, 6, fill) +
      legs.join('')
    )
  })
  return { defs: '', body: camels.join('') }
}
