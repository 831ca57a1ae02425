import { times } from '../random'
import { black, circle, hsl, linear, paint, path, rect, white, type Color } from '../svg'
import { tall, wide, bar, type Screen } from './screen-parts'

export const weather: Screen = (random, hue) => {
  const warm = random.chance(0.5)
  const hills = times(3, index =>
    path(
      `M0 ${1500 + index * 120}Q${270 + random.between(-80, 80)} ${1330 + index * 130} 540 ${1480 + index * 110}T${wide} ${1450 + index * 120}L${wide} ${tall}L0 ${tall}Z`,
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
      rect(0, 0, wide, tall, 'url(#weather)') +
      circle(470, 480, 190, paint(hsl(48, 1, 0.68))) +
      cloud +
      rect(330, 820, 420, 130, paint(white, 0.95), 'rx="65"') +
      bar(410, 1000, 260, white, 0.8) +
      hills.join('') +
      rect(40, 1950, 1000, 270, paint(black, 0.18), 'rx="50"') +
      days.join(''),
  }
}

export const chart: Screen = (random, hue) => {
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
      rect(0, 0, wide, tall, paint(hsl(hue, 0.25, 0.1))) +
      bar(60, 170, 360, white) +
      bar(60, 220, 240, white, 0.5) +
      rings.join('') +
      rect(60, 1290, 960, 540, paint(white, 0.06), 'rx="48"') +
      bars.join('') +
      lines.join(''),
  }
}

export const icons: Screen = (random, hue) => {
  const hills = times(5, index =>
    path(
      `M0 ${1250 + index * 220}Q${300 + random.between(-150, 150)} ${1000 + index * 230} 560 ${1200 + index * 210}T${wide} ${1150 + index * 230}L${wide} ${tall}L0 ${tall}Z`,
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
      rect(0, 0, wide, tall, 'url(#home)') +
      circle(780, 520, 150, paint(hsl(48, 0.95, 0.8), 0.9)) +
      hills.join('') +
      rect(90, 250, 420, 90, paint(white, 0.92), 'rx="20"') +
      rect(90, 370, 260, 34, paint(white, 0.7), 'rx="17"') +
      tiles.join('') +
      rect(90, 2170, 900, 120, paint(white, 0.9), 'rx="60"'),
  }
}
