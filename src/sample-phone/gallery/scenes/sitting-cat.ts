import type { Part } from '../landscape'
import { times, type Random } from '../random'
import { black, circle, ellipse, hsl, linear, mix, paint, path, polygon, white, type Color } from '../svg'

/** Where it sits: the middle of its feet. */
interface Seat {
  readonly x: number
  readonly y: number
}

interface Coat {
  readonly fur: Color
  readonly iris: Color
  readonly striped: boolean
  readonly paleMuzzle: boolean
}

/** A cat that sits and looks at whoever takes the picture. */
export function sittingCat(random: Random, seat: Seat, fur: Color): Part {
  const coat = {
    fur,
    iris: hsl(random.pick([48, 95, 195]), 0.8, 0.55),
    striped: random.chance(0.6),
    paleMuzzle: random.chance(0.6),
  }
  return {
    defs: linear('fur', [
      [0, mix(fur, white, 0.18)],
      [1, mix(fur, black, 0.22)],
    ]),
    body: trunk(seat, coat) + head(seat, coat) + face(seat, coat),
  }
}

const markings = (fur: Color): string => paint(mix(fur, black, 0.4))

function trunk({ x, y }: Seat, { fur, striped }: Coat): string {
  const tail = path(
    `M${x + 130} ${y + 40}C${x + 290} ${y + 60} ${x + 330} ${y - 60} ${x + 270} ${y - 130}`,
    'none',
    `stroke="${paint(fur)}" stroke-width="50" stroke-linecap="round"`,
  )
  const body = path(
    `M${x - 165} ${y + 60}C${x - 190} ${y - 130} ${x - 120} ${y - 290} ${x} ${y - 310}C${x + 120} ${y - 290} ${x + 190} ${y - 130} ${x + 165} ${y + 60}Z`,
    'url(#fur)',
  )
  const chest = ellipse(x, y - 110, 82, 150, paint(mix(fur, white, 0.55), 0.75))
  const paws = [-62, 62].map(dx => ellipse(x + dx, y + 52, 62, 34, paint(mix(fur, white, 0.4))))
  return tail + body + chest + (striped ? stripes({ x, y }, fur) : '') + paws.join('')
}

/** Across the flanks, and down the forehead. */
function stripes({ x, y }: Seat, fur: Color): string {
  const stroke = markings(fur)
  const flanks = times(4, index =>
    path(
      `M${x - 160 + index * 8} ${y - 40 - index * 52}q60 -14 100 8M${x + 160 - index * 8} ${y - 40 - index * 52}q-60 -14 -100 8`,
      'none',
      `stroke="${stroke}" stroke-opacity="0.5" stroke-width="15" stroke-linecap="round"`,
    ),
  )
  const forehead = path(
    `M${x - 34} ${y - 480}v42M${x} ${y - 494}v46M${x + 34} ${y - 480}v42`,
    'none',
    `stroke="${stroke}" stroke-opacity="0.55" stroke-width="12" stroke-linecap="round"`,
  )
  return flanks.join('') + forehead
}

function head(seat: Seat, { fur }: Coat): string {
  return ear(seat, fur, -1) + ear(seat, fur, 1) + ellipse(seat.x, seat.y - 380, 142, 122, 'url(#fur)')
}

/** @param sign -1 for the left one, 1 for the right one */
function ear({ x, y }: Seat, fur: Color, sign: number): string {
  const outer = polygon(
    [
      [x + sign * 132, y - 420],
      [x + sign * 122, y - 548],
      [x + sign * 36, y - 478],
    ],
    paint(fur),
  )
  const inner = polygon(
    [
      [x + sign * 114, y - 440],
      [x + sign * 110, y - 516],
      [x + sign * 58, y - 474],
    ],
    paint([244, 170, 170], 0.8),
  )
  return outer + inner
}

function face(seat: Seat, { fur, iris, paleMuzzle }: Coat): string {
  const { x, y } = seat
  const muzzle = paleMuzzle ? ellipse(x, y - 332, 58, 40, paint(mix(fur, white, 0.6))) : ''
  const nose = polygon(
    [
      [x - 15, y - 346],
      [x + 15, y - 346],
      [x, y - 329],
    ],
    paint([226, 130, 130]),
  )
  const mouth = path(
    `M${x} ${y - 329}q-4 24 -32 22M${x} ${y - 329}q4 24 32 22`,
    'none',
    `stroke="${markings(fur)}" stroke-width="5" stroke-linecap="round"`,
  )
  return muzzle + eye(seat, iris, -1) + eye(seat, iris, 1) + nose + mouth + whiskers(seat)
}

function eye({ x, y }: Seat, iris: Color, sign: number): string {
  return (
    ellipse(x + sign * 56, y - 386, 29, 31, paint(iris)) +
    ellipse(x + sign * 56, y - 386, 11, 27, paint([18, 14, 20])) +
    circle(x + sign * 56 - 7, y - 398, 7, paint(white))
  )
}

function whiskers({ x, y }: Seat): string {
  const stroke = paint(white, 0.75)
  const lines = [-1, 1].flatMap(sign =>
    [-12, 4, 20].map(dy =>
      path(
        `M${x + sign * 46} ${y - 330 + dy * 0.5}q${sign * 60} ${dy - 8} ${sign * 132} ${dy}`,
        'none',
        `stroke="${stroke}" stroke-width="3"`,
      ),
    ),
  )
  return lines.join('')
}
