import type { Random } from './random.js'
import { balloons } from './scenes/balloons.js'
import { cat } from './scenes/cat.js'
import { city } from './scenes/city.js'
import { dunes } from './scenes/dunes.js'
import { flower } from './scenes/flower.js'
import { forest } from './scenes/forest.js'
import { lights } from './scenes/lights.js'
import { meadow } from './scenes/meadow.js'
import { mountains } from './scenes/mountains.js'
import { night } from './scenes/night.js'
import { sea } from './scenes/sea.js'
import { stillLife } from './scenes/still-life.js'
import { table } from './scenes/table.js'
import { winter } from './scenes/winter.js'

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
