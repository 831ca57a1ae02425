import type { Part } from '../landscape.js'
import { times, type Random } from '../random.js'
import {
  black,
  circle,
  drawing,
  ellipse,
  hsl,
  linear,
  mix,
  paint,
  path,
  rect,
  white,
  type Color,
} from '../svg.js'

const WIDE = 1080
const TALL = 2400

/** What was on the phone's screen: a chat, a map, music, the weather, a chart or the icons. Text is bars. */
export function screenshot(random: Random): string {
  const hue = random.between(0, 360)
  const kinds = [chat, map, music, weather, chart, icons] as const
  const { defs, body } = random.pick(kinds)(random, hue)
  const status =
    rect(60, 46, 110, 26, paint(white, 0.85), 'rx="13"') +
    times(3, index => circle(900 + index * 46, 59, 14, paint(white, 0.85))).join('')
  return drawing(defs, body + status + rect(390, 2356, 300, 12, paint(white, 0.8), 'rx="6"'), WIDE, TALL)
}

type Screen = (random: Random, hue: number) => Part

const bar = (x: number, y: number, width: number, tint: Color, opacity = 1): string =>
  rect(x, y, width, 26, paint(tint, opacity), 'rx="13"')

const chat: Screen = (random, hue) => {
  const own = hsl(hue, 0.55, 0.5)
  let y = 330
  const bubbles = times(11, () => {
    const mine = random.chance(0.5)
    const lines = random.int(1, 3)
    const width = random.between(340, 720)
    const x = mine ? WIDE - 60 - width : 60
    const height = 70 + lines * 42
    const tint = mine ? own : mix(white, hsl(hue, 0.2, 0.8), 0.15)
    const text = times(lines, line =>
      bar(
        x + 40,
        y + 40 + line * 42,
        (width - 80) * (line === lines - 1 ? 0.6 : 1),
        mine ? white : hsl(hue, 0.1, 0.45),
        0.75,
      ),
    )
    const bubble = rect(x, y, width, height, paint(tint), 'rx="44"') + text.join('')
    y += height + 34
    return bubble
  })
  const head =
    rect(0, 0, WIDE, 270, paint(hsl(hue, 0.6, 0.32))) +
    circle(150, 185, 54, paint(hsl(hue + 60, 0.7, 0.65))) +
    bar(236, 160, 300, white) +
    bar(236, 204, 180, white, 0.6)
  return {
    defs: linear('chat', [
      [0, hsl(hue, 0.3, 0.9)],
      [1, hsl(hue + 40, 0.35, 0.82)],
    ]),
    body:
      rect(0, 0, WIDE, TALL, 'url(#chat)') +
      bubbles.join('') +
      head +
      rect(60, 2210, 820, 100, paint(white), 'rx="50"') +
      circle(970, 2260, 50, paint(own)),
  }
}

const map: Screen = (random, hue) => {
  const land = hsl(45, 0.35, 0.9)
  const parks = times(7, () =>
    ellipse(
      random.between(0, WIDE),
      random.between(0, TALL),
      random.between(90, 260),
      random.between(80, 200),
      paint(hsl(110, 0.35, 0.75)),
    ),
  )
  const road = (width: number, tint: Color): string => {
    const [x, y] = [random.between(-100, WIDE), random.between(0, TALL)]
    return path(
      `M${x - 900} ${y - random.between(-400, 400)}Q${x} ${y} ${x + 1100} ${y + random.between(-600, 600)}`,
      'none',
      `stroke="${paint(tint)}" stroke-width="${width}"`,
    )
  }
  const streets =
    times(34, () => road(14, white)).join('') + times(7, () => road(34, hsl(42, 0.9, 0.7))).join('')
  const river = path(
    `M-50 ${random.between(300, 900)}C300 ${random.between(600, 1300)} 700 ${random.between(600, 1500)} 1150 ${random.between(1200, 2000)}`,
    'none',
    `stroke="${paint(hsl(205, 0.6, 0.75))}" stroke-width="120"`,
  )
  const route = path(
    'M240 1900C420 1500 380 1250 620 1080S800 700 820 560',
    'none',
    `stroke="${paint(hsl(215, 0.9, 0.55))}" stroke-width="26" stroke-linecap="round"`,
  )
  const pin =
    path(
      'M820 560c-70 -90 -96 -130 -96 -180a96 96 0 0 1 192 0c0 50 -26 90 -96 180Z',
      paint(hsl(4, 0.8, 0.55)),
    ) + circle(820, 380, 36, paint(white))
  const card =
    rect(40, 2010, 1000, 330, paint(white), 'rx="44"') +
    bar(90, 2070, 420, hsl(hue, 0.2, 0.3)) +
    bar(90, 2124, 620, hsl(hue, 0.1, 0.6)) +
    rect(90, 2200, 260, 84, paint(hsl(215, 0.9, 0.55)), 'rx="42"')
  return {
    defs: '',
    body:
      rect(0, 0, WIDE, TALL, paint(land)) +
      parks.join('') +
      river +
      streets +
      route +
      pin +
      circle(240, 1900, 34, paint(hsl(215, 0.9, 0.55)), `stroke="${paint(white)}" stroke-width="12"`) +
      rect(40, 110, 1000, 120, paint(white), 'rx="60"') +
      bar(110, 158, 460, hsl(hue, 0.1, 0.6)) +
      card,
  }
}

const music: Screen = (random, hue) => {
  const rings = times(9, index =>
    circle(
      540 + random.between(-60, 60),
      800 + random.between(-60, 60),
      400 - index * 44,
      paint(hsl(hue + index * 22, 0.75, 0.35 + index * 0.05)),
    ),
  )
  const wave = times(60, index =>
    rect(
      90 + index * 15,
      1590 - random.between(10, 60),
      8,
      random.between(20, 110),
      paint(white, index < 25 ? 0.95 : 0.35),
      'rx="4"',
    ),
  )
  const keys =
    circle(540, 1890, 104, paint(white)) +
    path('M505 1830L505 1950L600 1890Z', paint(hsl(hue, 0.6, 0.25))) +
    path('M300 1840v100l-80 -50ZM780 1840v100l80 -50Z', paint(white))
  return {
    defs:
      linear('music', [
        [0, hsl(hue, 0.6, 0.36)],
        [1, hsl(hue + 50, 0.6, 0.1)],
      ]) + '<clipPath id="cover"><rect x="140" y="400" width="800" height="800" rx="60"/></clipPath>',
    body:
      rect(0, 0, WIDE, TALL, 'url(#music)') +
      `<g clip-path="url(#cover)">${rect(140, 400, 800, 800, paint(hsl(hue + 180, 0.5, 0.3)))}${rings.join('')}</g>` +
      bar(140, 1290, 520, white) +
      bar(140, 1346, 330, white, 0.6) +
      wave.join('') +
      keys,
  }
}

const weather: Screen = (random, hue) => {
  const warm = random.chance(0.5)
  const hills = times(3, index =>
    path(
      `M0 ${1500 + index * 120}Q${270 + random.between(-80, 80)} ${1330 + index * 130} 540 ${1480 + index * 110}T${WIDE} ${1450 + index * 120}L${WIDE} ${TALL}L0 ${TALL}Z`,
      paint(hsl(warm ? 20 : 210, 0.4, 0.42 - index * 0.1)),
    ),
  )
  const days = times(
    6,
    index =>
      circle(140 + index * 160, 2030, 44, paint(hsl(45, 0.95, 0.62))) +
      rect(110 + index * 160, 2110, 60, 20, paint(white, 0.9), 'rx="10"') +
      rect(118 + index * 160, 2150, 44, 16, paint(white, 0.5), 'rx="8"'),
  )
  const cloud = [0, 90, 190, 280]
    .map((dx, index) => circle(560 + dx, 560 - (index % 2) * 60, 100, paint(white, 0.92)))
    .join('')
  return {
    defs: linear('weather', [
      [0, hsl(warm ? 18 : 215, 0.75, 0.5)],
      [0.6, hsl(warm ? 42 : 200, 0.85, 0.72)],
      [1, hsl(hue, 0.3, 0.6)],
    ]),
    body:
      rect(0, 0, WIDE, TALL, 'url(#weather)') +
      circle(470, 480, 190, paint(hsl(48, 1, 0.68))) +
      cloud +
      rect(330, 820, 420, 130, paint(white, 0.95), 'rx="65"') +
      bar(410, 1000, 260, white, 0.8) +
      hills.join('') +
      rect(40, 1950, 1000, 270, paint(black, 0.18), 'rx="50"') +
      days.join(''),
  }
}

const chart: Screen = (random, hue) => {
  const rings = times(3, index => {
    const radius = 300 - index * 80
    const length = 2 * Math.PI * radius
    const ring = (tint: Color, share: number, opacity: number): string =>
      `<circle cx="540" cy="700" r="${radius}" fill="none" stroke="${paint(tint, opacity)}" stroke-width="58" stroke-linecap="round" stroke-dasharray="${(length * share).toFixed(0)} ${length.toFixed(0)}" transform="rotate(-90 540 700)"/>`
    const tint = hsl(hue + index * 70, 0.85, 0.6)
    return ring(tint, 1, 0.2) + ring(tint, random.between(0.45, 0.95), 1)
  })
  const bars = times(14, index => {
    const height = random.between(60, 380)
    return rect(
      110 + index * 62,
      1780 - height,
      36,
      height,
      paint(hsl(hue + index * 6, 0.75, 0.6)),
      'rx="18"',
    )
  })
  const lines = times(
    3,
    index =>
      rect(60, 1880 + index * 140, 960, 110, paint(white, 0.08), 'rx="36"') +
      circle(126, 1935 + index * 140, 30, paint(hsl(hue + index * 70, 0.85, 0.6))) +
      bar(190, 1922 + index * 140, random.between(220, 480), white, 0.7),
  )
  return {
    defs: '',
    body:
      rect(0, 0, WIDE, TALL, paint(hsl(hue, 0.25, 0.1))) +
      bar(60, 170, 360, white) +
      bar(60, 220, 240, white, 0.5) +
      rings.join('') +
      rect(60, 1290, 960, 540, paint(white, 0.06), 'rx="48"') +
      bars.join('') +
      lines.join(''),
  }
}

const icons: Screen = (random, hue) => {
  const hills = times(5, index =>
    path(
      `M0 ${1250 + index * 220}Q${300 + random.between(-150, 150)} ${1000 + index * 230} 560 ${1200 + index * 210}T${WIDE} ${1150 + index * 230}L${WIDE} ${TALL}L0 ${TALL}Z`,
      paint(hsl(hue + index * 12, 0.5, 0.55 - index * 0.09)),
    ),
  )
  const tiles = times(20, index => {
    const [x, y] = [90 + (index % 4) * 240, 760 + Math.floor(index / 4) * 270]
    const tint = hsl(random.between(0, 360), 0.7, 0.58)
    const sign = random.chance(0.5)
      ? circle(x + 90, y + 90, 40, paint(white, 0.92))
      : rect(x + 54, y + 54, 72, 72, paint(white, 0.92), 'rx="18"')
    return (
      rect(x, y, 180, 180, paint(tint), 'rx="60"') +
      rect(x, y, 180, 90, paint(white, 0.1), 'rx="60"') +
      sign +
      rect(x + 36, y + 200, 108, 18, paint(white, 0.85), 'rx="9"')
    )
  })
  return {
    defs: linear('home', [
      [0, hsl(hue - 40, 0.7, 0.62)],
      [1, hsl(hue + 20, 0.7, 0.8)],
    ]),
    body:
      rect(0, 0, WIDE, TALL, 'url(#home)') +
      circle(780, 520, 150, paint(hsl(48, 0.95, 0.8), 0.9)) +
      hills.join('') +
      rect(90, 250, 420, 90, paint(white, 0.92), 'rx="20"') +
      rect(90, 370, 260, 34, paint(white, 0.7), 'rx="17"') +
      tiles.join('') +
      rect(90, 2170, 900, 120, paint(white, 0.9), 'rx="60"'),
  }
}
