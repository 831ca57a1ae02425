import type { Part } from '../landscape'
import { times, type Random } from '../random'
import {
  sceneHeight,
  sceneWidth,
  black,
  circle,
  drawing,
  ellipse,
  hsl,
  linear,
  mix,
  paint,
  path,
  radial,
  rect,
  white,
  type Color,
} from '../svg'

/** Cheaper than a blur: a shadow that is round anyway. */
const shadow = radial('shadow', [
  [0, black, 0.6],
  [0.82, black, 0.45],
  [1, black, 0],
])

/** Breakfast from above: coffee with a pattern in its foam, a plate, flowers on the cloth. */
export function table(random: Random): string {
  const cloth = random.pick([
    hsl(25, 0.35, 0.36),
    hsl(205, 0.3, 0.62),
    hsl(38, 0.4, 0.8),
    hsl(165, 0.25, 0.45),
    hsl(350, 0.35, 0.75),
  ])
  const [x, y] = [random.between(480, 640), random.between(480, 720)]
  const parts = [
    surface(random, cloth),
    cup(random, x, y),
    plate(random, x + random.between(560, 640), sceneHeight - y + random.between(-80, 80)),
    petals(random),
  ]
  return drawing(parts.map(part => part.defs).join('') + shadow, parts.map(part => part.body).join(''))
}

function surface(random: Random, cloth: Color): Part {
  const striped = random.chance(0.5)
  const pattern = striped
    ? times(17, index => rect(index * 100, 0, 46, sceneHeight, paint(mix(cloth, white, 0.35), 0.4)))
    : times(
        12,
        index =>
          rect(0, index * 110, sceneWidth, 4, paint(mix(cloth, [0, 0, 0], 0.4), 0.5)) +
          path(
            `M0 ${index * 110 + 50}q400 ${random.between(-26, 26)} 800 0t800 0`,
            'none',
            `stroke="${paint(mix(cloth, [0, 0, 0], 0.3), 0.3)}" stroke-width="3"`,
          ),
      )
  return {
    defs: linear(
      'cloth',
      [
        [0, mix(cloth, white, 0.2)],
        [1, mix(cloth, [0, 0, 0], 0.22)],
      ],
      { x2: 1 },
    ),
    body: rect(0, 0, sceneWidth, sceneHeight, 'url(#cloth)') + pattern.join(''),
  }
}

function cup(random: Random, x: number, y: number): Part {
  const china = hsl(random.between(0, 360), random.between(0.1, 0.5), 0.88)
  const foam: Color = [242, 220, 184]
  const rosetta = times(6, index => {
    const reach = 112 - index * 14
    const top = y + 80 - index * 34
    return path(
      `M${x} ${top + 34}C${x - reach} ${top + 10} ${x - reach} ${top - 40} ${x} ${top - 6}C${x + reach} ${top - 40} ${x + reach} ${top + 10} ${x} ${top + 34}Z`,
      paint(foam, 0.9),
    )
  })
  const body =
    ellipse(x + 36, y + 44, 350, 340, 'url(#shadow)') +
    circle(x, y, 330, 'url(#saucer)') +
    circle(x, y, 245, 'none', `stroke="${paint(mix(china, [0, 0, 0], 0.15))}" stroke-width="5"`) +
    ellipse(x + 14, y + 18, 226, 222, 'url(#shadow)') +
    rect(x + 170, y - 34, 130, 64, paint(mix(china, [0, 0, 0], 0.08)), 'rx="32"') +
    circle(x, y, 205, paint(mix(china, white, 0.6))) +
    circle(x, y, 180, 'url(#coffee)') +
    rosetta.join('')
  return {
    defs:
      radial('saucer', [
        [0, mix(china, white, 0.7)],
        [0.8, china],
        [1, mix(china, [0, 0, 0], 0.2)],
      ]) +
      radial('coffee', [
        [0, [160, 98, 52]],
        [0.75, [138, 78, 38]],
        [1, [74, 40, 20]],
      ]),
    body,
  }
}

function plate(random: Random, x: number, y: number): Part {
  const toppings = random.pick(['berries', 'slices', 'cookies'])
  const food =
    toppings === 'berries'
      ? berries(random, x, y)
      : toppings === 'slices'
        ? slices(random, x, y)
        : cookies(random, x, y)
  const body =
    ellipse(x + 30, y + 40, 330, 320, 'url(#shadow)') +
    circle(x, y, 310, 'url(#plate)') +
    circle(x, y, 225, paint(white, 0.55)) +
    food
  return {
    defs: radial('plate', [
      [0, white],
      [0.75, [246, 244, 240]],
      [1, [206, 202, 198]],
    ]),
    body,
  }
}

const berries = (random: Random, x: number, y: number): string =>
  times(64, () => {
    const [angle, far] = [random.between(0, 6.3), Math.sqrt(random.next()) * 175]
    const tint = hsl(random.pick([350, 355, 230, 340, 245]), 0.7, random.between(0.28, 0.5))
    const [cx, cy, size] = [x + Math.cos(angle) * far, y + Math.sin(angle) * far, random.between(18, 38)]
    return (
      circle(cx + 4, cy + 6, size, paint([0, 0, 0], 0.18)) +
      circle(cx, cy, size, paint(tint)) +
      circle(cx - size * 0.3, cy - size * 0.35, size * 0.28, paint(white, 0.5))
    )
  }).join('')

const slices = (random: Random, x: number, y: number): string =>
  times(7, index => {
    const [angle, hue] = [index === 0 ? 0 : (index / 6) * 6.28, random.pick([28, 45, 60, 355])]
    const far = index === 0 ? 0 : 130
    const [cx, cy] = [x + Math.cos(angle) * far, y + Math.sin(angle) * far]
    const wedges = times(9, part =>
      path(
        `M${cx} ${cy}L${cx + Math.cos(part * 0.698) * 58} ${cy + Math.sin(part * 0.698) * 58}A58 58 0 0 1 ${cx + Math.cos(part * 0.698 + 0.6) * 58} ${cy + Math.sin(part * 0.698 + 0.6) * 58}Z`,
        paint(hsl(hue, 0.9, 0.64)),
      ),
    )
    return (
      circle(cx + 5, cy + 8, 78, paint([0, 0, 0], 0.15)) +
      circle(cx, cy, 76, paint(hsl(hue, 0.85, 0.52))) +
      circle(cx, cy, 67, paint(hsl(hue, 0.6, 0.9))) +
      wedges.join('')
    )
  }).join('')

const cookies = (random: Random, x: number, y: number): string =>
  times(6, index => {
    const angle = index * 1.05
    const [cx, cy] = [
      x + Math.cos(angle) * (index === 5 ? 0 : 128),
      y + Math.sin(angle) * (index === 5 ? 0 : 128),
    ]
    const chips = times(11, () =>
      circle(
        cx + random.between(-52, 52),
        cy + random.between(-52, 52),
        random.between(6, 13),
        paint(hsl(20, 0.5, random.between(0.14, 0.24))),
      ),
    )
    return (
      circle(cx + 5, cy + 8, 86, paint([0, 0, 0], 0.2)) +
      circle(cx, cy, 84, paint(hsl(random.between(26, 34), 0.6, random.between(0.48, 0.6)))) +
      circle(cx - 8, cy - 8, 70, paint(hsl(33, 0.65, 0.64), 0.6)) +
      chips.join('')
    )
  }).join('')

function petals(random: Random): Part {
  const hue = random.pick([350, 45, 280, 200])
  const body = times(18, () => {
    const [x, y] = [random.between(0, sceneWidth), random.between(0, sceneHeight)]
    return ellipse(
      x,
      y,
      random.between(10, 24),
      random.between(6, 12),
      paint(hsl(hue + random.between(-15, 15), 0.7, 0.72), 0.9),
      `transform="rotate(${random.int(0, 180)} ${x.toFixed(0)} ${y.toFixed(0)})"`,
    )
  })
  return { defs: '', body: body.join('') }
}
