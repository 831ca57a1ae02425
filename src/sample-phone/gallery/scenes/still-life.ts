import type { Part } from '../landscape'
import { times, type Random } from '../random'
import {
  sceneHeight,
  sceneWidth,
  blur,
  circle,
  drawing,
  ellipse,
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

/** Fruit and a vase on a table, with the light of a window on the wall. */
export function stillLife(random: Random): string {
  const wall = hsl(
    random.pick([20, 45, 150, 190, 210, 340]),
    random.between(0.18, 0.42),
    random.between(0.45, 0.68),
  )
  const table = random.between(780, 850)
  const wood = hsl(random.between(18, 36), random.between(0.3, 0.5), random.between(0.3, 0.5))
  const vaseX = random.between(420, 1180)
  const fruits = times(random.int(4, 7), index => 200 + index * 190 + random.between(-40, 40)).filter(
    x => Math.abs(x - vaseX) > 130,
  )
  const parts = [
    window(random, wall),
    tableTop(wood, table),
    vase(random, vaseX, table + 80),
    ...fruits.map((x, index) => fruit(random, { x, y: table + random.between(70, 200), index })),
  ]
  const defs =
    parts.map(part => part.defs).join('') +
    linear(
      'wall',
      [
        [0, mix(wall, white, 0.2)],
        [1, mix(wall, [0, 0, 0], 0.25)],
      ],
      { x2: 1 },
    ) +
    blur('shade', 16) +
    blur('glow', 22)
  return drawing(
    defs,
    rect(0, 0, sceneWidth, sceneHeight, 'url(#wall)') + parts.map(part => part.body).join(''),
  )
}

function window(random: Random, wall: Color): Part {
  const [x, y] = [random.between(80, 760), random.between(20, 140)]
  const panes = times(2, column =>
    times(3, line =>
      polygon(
        [
          [x + column * 230, y + line * 200 + column * 40],
          [x + column * 230 + 200, y + line * 200 + 34 + column * 40],
          [x + column * 230 + 200, y + line * 200 + 204 + column * 40],
          [x + column * 230, y + line * 200 + 170 + column * 40],
        ],
        paint(mix(wall, [255, 244, 205], 0.75), 0.65),
      ),
    ).join(''),
  )
  return { defs: '', body: `<g filter="url(#glow)" opacity="0.8">${panes.join('')}</g>` }
}

function tableTop(wood: Color, y: number): Part {
  const boards = times(9, index => rect(0, y + 24 + index * 46, sceneWidth, 2, paint([0, 0, 0], 0.14)))
  return {
    defs: linear('wood', [
      [0, mix(wood, white, 0.3)],
      [1, mix(wood, [0, 0, 0], 0.35)],
    ]),
    body:
      rect(0, y, sceneWidth, sceneHeight - y, 'url(#wood)') +
      rect(0, y, sceneWidth, 8, paint(white, 0.25)) +
      boards.join(''),
  }
}

function vase(random: Random, x: number, y: number): Part {
  const glaze = hsl(random.between(0, 360), random.between(0.25, 0.6), random.between(0.35, 0.6))
  const body = `M${x - 60} ${y - 330}C${x - 40} ${y - 250} ${x - 150} ${y - 190} ${x - 120} ${y - 70}Q${x - 100} ${y} ${x} ${y}Q${x + 100} ${y} ${x + 120} ${y - 70}C${x + 150} ${y - 190} ${x + 40} ${y - 250} ${x + 60} ${y - 330}Z`
  const hue = random.pick([350, 45, 280, 20, 320, 210])
  const stems = times(random.int(6, 10), () => {
    const [dx, dy] = [random.between(-230, 230), random.between(170, 400)]
    const [tx, ty] = [x + dx, y - 330 - dy]
    const stem = path(
      `M${x + dx * 0.1} ${y - 320}Q${x + dx * 0.3} ${ty + 120} ${tx} ${ty}`,
      'none',
      `stroke="${paint(hsl(110, 0.35, 0.3))}" stroke-width="8"`,
    )
    const size = random.between(38, 70)
    const tint = hsl(hue + random.between(-18, 18), 0.75, random.between(0.5, 0.7))
    const petals = times(
      12,
      index =>
        `<g transform="rotate(${index * 30} ${tx.toFixed(0)} ${ty.toFixed(0)})">${ellipse(tx, ty - size * 0.6, size * 0.27, size * 0.5, paint(mix(tint, white, (index % 3) * 0.12)))}</g>`,
    )
    const leaves = ellipse(
      x + dx * 0.55,
      ty + dy * 0.55,
      44,
      14,
      paint(hsl(115, 0.4, 0.34)),
      `transform="rotate(${(dx * 0.2).toFixed(0)} ${(x + dx * 0.55).toFixed(0)} ${(ty + dy * 0.55).toFixed(0)})"`,
    )
    return stem + leaves + petals.join('') + circle(tx, ty, size * 0.28, paint(hsl(44, 0.9, 0.5)))
  })
  const shadow = ellipse(x + 110, y - 4, 190, 30, paint([0, 0, 0], 0.35), 'filter="url(#shade)"')
  const shine = path(
    `M${x - 78} ${y - 190}Q${x - 104} ${y - 120} ${x - 84} ${y - 60}`,
    'none',
    `stroke="${paint(white, 0.5)}" stroke-width="14" stroke-linecap="round"`,
  )
  return {
    defs: linear(
      'glaze',
      [
        [0, mix(glaze, white, 0.4)],
        [0.4, glaze],
        [1, mix(glaze, [0, 0, 0], 0.5)],
      ],
      { x2: 1, y2: 0 },
    ),
    body:
      shadow +
      stems.join('') +
      path(body, 'url(#glaze)') +
      ellipse(x, y - 330, 60, 14, paint(mix(glaze, [0, 0, 0], 0.5))) +
      shine,
  }
}

interface Fruit {
  readonly x: number
  readonly y: number
  readonly index: number
}

function fruit(random: Random, { x, y, index }: Fruit): Part {
  const skin = hsl(
    random.pick([4, 28, 52, 80, 350, 38]),
    random.between(0.7, 0.9),
    random.between(0.46, 0.58),
  )
  const size = random.between(72, 104)
  const id = `fruit${index}`
  const stalk = path(
    `M${x} ${y - size * 0.9}q8 -34 26 -46`,
    'none',
    `stroke="${paint(hsl(28, 0.45, 0.22))}" stroke-width="8" stroke-linecap="round"`,
  )
  const leaf = ellipse(
    x + 44,
    y - size * 1.12,
    36,
    13,
    paint(hsl(105, 0.45, 0.36)),
    `transform="rotate(-24 ${(x + 44).toFixed(0)} ${(y - size * 1.12).toFixed(0)})"`,
  )
  const shadow = ellipse(
    x + size * 0.5,
    y + size * 0.78,
    size * 1.2,
    size * 0.26,
    paint([0, 0, 0], 0.4),
    'filter="url(#shade)"',
  )
  return {
    defs: radial(
      id,
      [
        [0, mix(skin, white, 0.6)],
        [0.35, skin],
        [1, mix(skin, [20, 0, 10], 0.62)],
      ],
      0.34,
      0.3,
    ),
    body:
      shadow +
      stalk +
      (random.chance(0.6) ? leaf : '') +
      ellipse(x, y, size, size * random.between(0.9, 1.02), `url(#${id})`),
  }
}
