import { times, type Random } from '../random'
import { circle, drawing, ellipse, hsl, linear, mix, paint, path, rect, white, type Color } from '../svg'
import { chart, icons, weather } from './screen-panels'
import { tall, wide, bar, type Screen } from './screen-parts'

/** What was on the phone's screen: a chat, a map, music, the weather, a chart or the icons. Text is bars. */
export function screenshot(random: Random): string {
  const hue = random.between(0, 360)
  const kinds = [chat, map, music, weather, chart, icons] as const
  const { defs, body } = random.pick(kinds)(random, hue)
  const status =
    rect(60, 46, 110, 26, paint(white, 0.85), 'rx="13"') +
    times(3, index => circle(900 + index * 46, 59, 14, paint(white, 0.85))).join('')
  return drawing(defs, body + status + rect(390, 2356, 300, 12, paint(white, 0.8), 'rx="6"'), wide, tall)
}

const chat: Screen = (random, hue) => {
  const own = hsl(hue, 0.55, 0.5)
  let y = 330
  const bubbles = times(11, () => {
    const mine = random.chance(0.5)
    const lines = random.int(1, 3)
    const width = random.between(340, 720)
    const x = mine ? wide - 60 - width : 60
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
    rect(0, 0, wide, 270, paint(hsl(hue, 0.6, 0.32))) +
    circle(150, 185, 54, paint(hsl(hue + 60, 0.7, 0.65))) +
    bar(236, 160, 300, white) +
    bar(236, 204, 180, white, 0.6)
  return {
    defs: linear('chat', [
      [0, hsl(hue, 0.3, 0.9)],
      [1, hsl(hue + 40, 0.35, 0.82)],
    ]),
    body:
      rect(0, 0, wide, tall, 'url(#chat)') +
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
      random.between(0, wide),
      random.between(0, tall),
      random.between(90, 260),
      random.between(80, 200),
      paint(hsl(110, 0.35, 0.75)),
    ),
  )
  const road = (width: number, tint: Color): string => {
    const [x, y] = [random.between(-100, wide), random.between(0, tall)]
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
      rect(0, 0, wide, tall, paint(land)) +
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
      rect(0, 0, wide, tall, 'url(#music)') +
      `<g clip-path="url(#cover)">${rect(140, 400, 800, 800, paint(hsl(hue + 180, 0.5, 0.3)))}${rings.join('')}</g>` +
      bar(140, 1290, 520, white) +
      bar(140, 1346, 330, white, 0.6) +
      wave.join('') +
      keys,
  }
}
