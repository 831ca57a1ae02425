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
  radial,
  rect,
  white,
  type Color,
} from '../svg'

const petalHues: readonly [number, ...number[]] = [350, 330, 45, 25, 275, 210, 5, 300]

/** A blossom close up before a blurred garden. */
export function flower(random: Random): string {
  const ground = random.pick([95, 130, 160, 210, 260])
  const hue = random.pick(petalHues)
  const bed = backdrop(random, ground, hue)
  const [x, y] = [random.between(560, 1040), random.between(470, 640)]
  const stem = path(
    `M${x} ${y}C${x + 20} ${y + 260} ${x - 60} ${y + 420} ${x + random.between(-120, 120)} ${sceneHeight}`,
    'none',
    `stroke="${paint(hsl(105, 0.42, 0.3))}" stroke-width="26" stroke-linecap="round"`,
  )
  const leaf = (sign: number, top: number): string =>
    path(
      `M${x} ${top}C${x + sign * 120} ${top - 130} ${x + sign * 300} ${top - 90} ${x + sign * 370} ${top - 10}C${x + sign * 240} ${top + 40} ${x + sign * 90} ${top + 60} ${x} ${top}Z`,
      'url(#leaf)',
    )
  const head = blossom(random, { x, y, radius: random.between(290, 370), hue })
  const defs =
    bed.defs +
    head.defs +
    linear('leaf', [
      [0, hsl(110, 0.45, 0.42)],
      [1, hsl(125, 0.5, 0.22)],
    ])
  return drawing(defs, bed.body + stem + leaf(1, y + 430) + leaf(-1, y + 520) + head.body)
}

function backdrop(random: Random, ground: number, hue: number): Part {
  const spots = times(46, () => {
    const tint = random.chance(0.25)
      ? hsl(hue + random.between(-20, 20), 0.7, 0.65)
      : hsl(ground + random.between(-25, 25), 0.45, random.between(0.25, 0.72))
    return circle(
      random.between(0, sceneWidth),
      random.between(0, sceneHeight),
      random.between(40, 170),
      paint(tint, random.between(0.12, 0.45)),
    )
  })
  return {
    defs:
      linear('bed', [
        [0, hsl(ground, 0.35, 0.62)],
        [1, hsl(ground + 15, 0.45, 0.2)],
      ]) + blur('far', 26),
    body: rect(0, 0, sceneWidth, sceneHeight, 'url(#bed)') + `<g filter="url(#far)">${spots.join('')}</g>`,
  }
}

interface Blossom {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly hue: number
}

function blossom(random: Random, { x, y, radius, hue }: Blossom): Part {
  const petals = random.pick([5, 8, 13, 18])
  const narrow = random.between(0.75, 1.15) * (petals > 10 ? 0.24 : petals > 6 ? 0.36 : 0.55)
  const layers = random.int(2, 3)
  const rounds = times(layers, layer => {
    const size = radius * (1 - layer * 0.24)
    const shift = random.between(0, 360)
    return times(petals, index => {
      const angle = shift + (index / petals) * 360 + random.between(-5, 5)
      const shape = `M0 0C${-size * narrow} ${-size * 0.35} ${-size * narrow} ${-size * 0.95} 0 ${-size}C${size * narrow} ${-size * 0.95} ${size * narrow} ${-size * 0.35} 0 0Z`
      const vein = path(
        `M0 ${-size * 0.2}Q${size * 0.03} ${-size * 0.5} 0 ${-size * 0.85}`,
        'none',
        `stroke="${paint(white, 0.25)}" stroke-width="3"`,
      )
      return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})">${path(shape, `url(#petal${layer})`, `stroke="${paint(hsl(hue, 0.6, 0.3), 0.25)}" stroke-width="2"`)}${vein}</g>`
    }).join('')
  })
  const light = (layer: number): Color => hsl(hue + layer * 7, 0.82, Math.min(0.82, 0.6 + layer * 0.08))
  const defs = times(layers, layer =>
    linear(`petal${layer}`, [
      [0, mix(light(layer), white, 0.35)],
      [0.55, light(layer)],
      [1, hsl(hue - 12, 0.85, 0.33)],
    ]),
  ).join('')
  const heart = radial('heart', [
    [0, hsl(48, 0.95, 0.66)],
    [0.7, hsl(38, 0.9, 0.48)],
    [1, hsl(24, 0.8, 0.3)],
  ])
  const pollen = times(110, () => {
    const [angle, far] = [random.between(0, 7), Math.sqrt(random.next()) * radius * 0.22]
    return circle(
      x + Math.cos(angle) * far,
      y + Math.sin(angle) * far,
      random.between(3, 6),
      paint(hsl(random.between(28, 52), 0.9, random.between(0.4, 0.75))),
    )
  })
  return {
    defs: defs + heart,
    body: rounds.join('') + ellipse(x, y, radius * 0.23, radius * 0.23, 'url(#heart)') + pollen.join(''),
  }
}
