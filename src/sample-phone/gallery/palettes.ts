import type { Random } from './random'
import { color, type Color } from './svg'

/** The light of a place and an hour: sky from the top down, sun, and the land from far to near. */
export interface Palette {
  readonly sky: readonly [Color, Color, Color]
  readonly sun: Color
  readonly far: Color
  readonly near: Color
  readonly water: Color
}

const palette = (sky: string, sun: string, land: string, water: string): Palette => {
  const [top = '#000000', middle = '#000000', low = '#000000'] = sky.split(' ')
  const [far = '#000000', near = '#000000'] = land.split(' ')
  return {
    sky: [color(top), color(middle), color(low)],
    sun: color(sun),
    far: color(far),
    near: color(near),
    water: color(water),
  }
}

export const dayPalettes: readonly [Palette, ...Palette[]] = [
  // noon in the Alps
  palette('#2f79c4 #7db7e6 #d8edf7', '#fffbe8', '#a9c4dc #1f3d34', '#3f86b5'),
  // golden hour
  palette('#5a86b8 #f2b877 #ffe2a8', '#fff3c9', '#d9a878 #3b2a2c', '#c98f5c'),
  // sunset
  palette('#3b2f6b #d9576a #ffb56b', '#ffe6a6', '#b8658a #241733', '#a8506b'),
  // pink dawn
  palette('#7a8fc9 #e8b4cf #ffe3d4', '#fff4ea', '#b9a3cf #3a3560', '#b79bc0'),
  // mint morning
  palette('#57a6a8 #b5e0cf #f6f3d6', '#fffdf0', '#9cc8ba #12403f', '#5da89f'),
  // violet dusk
  palette('#1c2356 #6a4c93 #f08a8a', '#ffd9b8', '#8a6aa8 #14122f', '#574a86'),
  // autumn haze
  palette('#86a7b8 #e6d3b0 #f7e8cf', '#fff7df', '#c9a98a #5a2f1e', '#9aa39a'),
  // overcast blue
  palette('#55708c #9db3c4 #dde6ea', '#ffffff', '#a6b8c4 #26343f', '#6f8aa0'),
  // burning red
  palette('#40122e #c8383b #ff9a3d', '#ffe08a', '#a84a3c #1e0b16', '#8f2f3a'),
  // emerald afternoon
  palette('#3a8fd0 #9fd6ee #eef8e6', '#fffde0', '#9ecfae #17472a', '#2f9aa0'),
]

export const nightPalettes: readonly [Palette, ...Palette[]] = [
  palette('#050b24 #12275a #35578f', '#f4f1de', '#24406e #050a18', '#10244d'),
  palette('#0a0620 #2b1450 #7a3b7a', '#fdf0d5', '#3c2660 #080412', '#241544'),
  palette('#02131c #0b3440 #2a7a6f', '#eef7e8', '#17504e #020b0d', '#0c3a40'),
]

export const anyPalette = (random: Random): Palette => random.pick(dayPalettes)
