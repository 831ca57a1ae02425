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
  rect,
  white,
} from '../svg'

/** A street at night out of focus: discs of light and their shine on wet ground. */
export function lights(random: Random): string {
  const hue = random.between(200, 330)
  const ground = random.between(740, 840)
  const warm = random.chance(0.6)
  const spots = times(95, () => {
    const y = ground - random.next() ** 1.2 * 700
    const radius = random.between(14, 78) * (0.5 + (ground - y) / 800)
    const tint = hsl(
      warm ? random.between(12, 58) : random.between(170, 350),
      random.between(0.7, 1),
      random.between(0.5, 0.75),
    )
    return { x: random.between(-40, sceneWidth + 40), y, radius, tint, opacity: random.between(0.12, 0.62) }
  })
  const discs = spots.map(({ x, y, radius, tint, opacity }) =>
    circle(
      x,
      y,
      radius,
      paint(tint, opacity),
      `stroke="${paint(mix(tint, white, 0.5), opacity * 0.9)}" stroke-width="2.5"`,
    ),
  )
  const shine = spots.map(({ x, y, radius, tint, opacity }) =>
    ellipse(x, ground + (ground - y) * 0.32 + 40, radius * 0.7, radius * 1.8, paint(tint, opacity * 0.4)),
  )
  const people = times(random.int(0, 2), index =>
    person(
      random.between(350, 1150) + index * 110,
      1090,
      random.between(330, 420),
      paint(hsl(hue, 0.4, 0.05)),
    ),
  )
  const defs =
    linear('dark', [
      [0, hsl(hue, 0.5, 0.09)],
      [0.6, hsl(hue + 20, 0.45, 0.17)],
      [1, hsl(hue, 0.5, 0.05)],
    ]) + blur('wet', 16)
  return drawing(
    defs,
    rect(0, 0, sceneWidth, sceneHeight, 'url(#dark)') +
      `<g filter="url(#wet)">${shine.join('')}</g>${discs.join('')}${people.join('')}`,
  )
}

/** Somebody under an umbrella, seen from behind. */
function person(x: number, y: number, height: number, fill: string): string {
  const unit = height / 10
  const legs = [-0.75, 0.25].map(dx =>
    rect(x + dx * unit, y - unit * 4.2, unit * 0.55, unit * 4.2, fill, `rx="${unit * 0.2}"`),
  )
  const coat = `<path d="M${x - unit * 0.9} ${y - unit * 7}Q${x} ${y - unit * 7.8} ${x + unit * 0.9} ${y - unit * 7}L${x + unit * 1.3} ${y - unit * 3.2}L${x - unit * 1.3} ${y - unit * 3.2}Z" fill="${fill}"/>`
  const umbrella = `<path d="M${x - unit * 3.4} ${y - unit * 8.4}Q${x + unit * 0.4} ${y - unit * 12.6} ${x + unit * 3.9} ${y - unit * 8.4}Q${x + unit * 2.7} ${y - unit * 9} ${x + unit * 1.5} ${y - unit * 8.4}Q${x + unit * 0.3} ${y - unit * 9} ${x - unit * 0.9} ${y - unit * 8.4}Q${x - unit * 2.2} ${y - unit * 9} ${x - unit * 3.4} ${y - unit * 8.4}Z" fill="${fill}"/>`
  return (
    legs.join('') +
    coat +
    circle(x, y - unit * 8, unit * 0.72, fill) +
    umbrella +
    rect(x + unit * 0.3, y - unit * 11, unit * 0.12, unit * 5.6, fill)
  )
}
