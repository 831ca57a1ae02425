import type { Part } from '../landscape'
import { anyPalette, type Palette } from '../palettes'
import { times, type Random } from '../random'
import {
  sceneHeight,
  sceneWidth,
  circle,
  drawing,
  ellipse,
  hsl,
  linear,
  mix,
  paint,
  path,
  polygon,
  rect,
  white,
} from '../svg'
import { sittingCat } from './sitting-cat'

/** A cat on a cushion by the window. */
export function cat(random: Random): string {
  const palette = anyPalette(random)
  const wall = mix(hsl(random.pick([20, 170, 210, 340, 45]), 0.3, 0.62), palette.sky[2], 0.3)
  const fur = random.pick([
    hsl(28, 0.7, 0.56),
    hsl(30, 0.08, 0.28),
    hsl(35, 0.3, 0.82),
    hsl(215, 0.1, 0.5),
    hsl(20, 0.4, 0.34),
  ])
  const x = random.between(560, 1040)
  const parts = [
    view(random, palette),
    plant(random, x > 800 ? 260 : 1340),
    cushion(random, x),
    sittingCat(random, { x, y: 930 }, fur),
  ]
  const sill = rect(0, 960, sceneWidth, 240, 'url(#sill)') + rect(0, 960, sceneWidth, 14, paint(white, 0.35))
  const defs =
    parts.map(part => part.defs).join('') +
    linear('room', [
      [0, mix(wall, white, 0.15)],
      [1, mix(wall, [0, 0, 0], 0.2)],
    ]) +
    linear('sill', [
      [0, mix(wall, white, 0.55)],
      [1, mix(wall, white, 0.2)],
    ])
  return drawing(
    defs,
    rect(0, 0, sceneWidth, sceneHeight, 'url(#room)') +
      (parts[0]?.body ?? '') +
      sill +
      parts
        .slice(1)
        .map(part => part.body)
        .join(''),
  )
}

function view(random: Random, palette: Palette): Part {
  const stops = [
    [0, palette.sky[0]],
    [0.55, palette.sky[1]],
    [1, palette.sky[2]],
  ] as const
  const hills = times(3, index =>
    path(
      `M240 ${760 + index * 70}Q${500 + random.between(-90, 90)} ${600 + index * 90} 800 ${740 + index * 70}T1360 ${720 + index * 75}L1360 960L240 960Z`,
      paint(mix(palette.far, palette.near, index * 0.35)),
    ),
  )
  const sun = circle(
    random.between(420, 1180),
    random.between(260, 480),
    62,
    paint(mix(palette.sun, white, 0.4)),
  )
  const frame = (x: number, y: number, width: number, height: number): string =>
    rect(x, y, width, height, paint([250, 248, 244]))
  return {
    defs: linear('outside', stops),
    body:
      rect(240, 60, 1120, 900, 'url(#outside)') +
      sun +
      hills.join('') +
      frame(220, 40, 1160, 26) +
      frame(220, 40, 26, 920) +
      frame(1354, 40, 26, 920) +
      frame(788, 40, 22, 920) +
      frame(220, 430, 1160, 18),
  }
}

function plant(random: Random, x: number): Part {
  const pot = hsl(random.between(8, 28), 0.55, 0.5)
  const leaves = times(13, index => {
    const angle = -80 + (index / 12) * 160
    const size = random.between(190, 330)
    return `<g transform="translate(${x} 900) rotate(${angle.toFixed(0)})">${path(`M0 0Q${-size * 0.22} ${-size * 0.5} 0 ${-size}Q${size * 0.22} ${-size * 0.5} 0 0Z`, paint(hsl(random.between(95, 150), 0.42, random.between(0.24, 0.44))))}</g>`
  })
  return {
    defs: '',
    body:
      leaves.join('') +
      polygon(
        [
          [x - 92, 880],
          [x + 92, 880],
          [x + 66, 1040],
          [x - 66, 1040],
        ],
        paint(pot),
      ) +
      rect(x - 104, 862, 208, 40, paint(mix(pot, white, 0.15)), 'rx="8"'),
  }
}

const cushion = (random: Random, x: number): Part => {
  const tint = hsl(random.between(0, 360), 0.5, 0.55)
  return {
    defs: '',
    body:
      ellipse(x, 1010, 330, 76, paint(mix(tint, [0, 0, 0], 0.25))) +
      ellipse(x, 990, 330, 70, paint(tint)) +
      ellipse(x, 976, 290, 50, paint(mix(tint, white, 0.2))),
  }
}
