import type { Random } from './random'
import { balloons } from './scenes/balloons'
import { cat } from './scenes/cat'
import { city } from './scenes/city'
import { dunes } from './scenes/dunes'
import { flower } from './scenes/flower'
import { forest } from './scenes/forest'
import { lights } from './scenes/lights'
import { meadow } from './scenes/meadow'
import { mountains } from './scenes/mountains'
import { night } from './scenes/night'
import { sea } from './scenes/sea'
import { stillLife } from './scenes/still-life'
import { table } from './scenes/table'
import { winter } from './scenes/winter'

/** Draws a picture as SVG on the common canvas. */
export type Scene = (random: Random) => string

/** In an order in which neighbours look different. */
export const scenes: readonly [Scene, ...Scene[]] = [
  mountains,
  flower,
  city,
  sea,
  table,
  forest,
  night,
  cat,
  meadow,
  stillLife,
  balloons,
  lights,
  dunes,
  winter,
]
