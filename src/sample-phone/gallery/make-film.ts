import { encodeMp4 } from './media/mp4'
import type { Pixels } from './media/orient'
import { fromPixels } from './make-photo'
import { times } from './random'

/** What one film shows: a slow walk across a drawing, there and back. */
export interface FilmPlan {
  readonly path: string
  readonly onCard: boolean
  readonly scene: number
  readonly width: number
  readonly height: number
  /** How many times there and back; the file grows with it. */
  readonly rounds: number
  readonly recorded: Date
}

const film = (path: string, scene: number, rounds: number, recorded: string): FilmPlan => ({
  path,
  onCard: false,
  scene,
  width: 960,
  height: 540,
  rounds,
  recorded: new Date(`${recorded}Z`),
})

export const filmPlans: readonly FilmPlan[] = [
  film('DCIM/Camera/PXL_20240704_190211480.mp4', 3, 3, '2024-07-04T19:02:11.480'),
  film('DCIM/Camera/PXL_20250812_101502113.mp4', 0, 2, '2025-08-12T10:15:02.113'),
  film('DCIM/Camera/VID_20230820_174455.mp4', 10, 4, '2023-08-20T17:44:55'),
  film('Movies/Winter evening.mp4', 13, 7, '2025-01-12T20:30:00'),
  { ...film('DCIM/Camera/VID_20221009_120000.mp4', 8, 2, '2022-10-09T12:00:00'), onCard: true },
]

const frameCount = 24
const frameRate = 12

/** The MP4 of a planned film. */
export async function makeFilm(plan: FilmPlan, drawing: Pixels): Promise<Buffer> {
  const width = Math.floor(drawing.width * 0.85)
  const height = Math.floor((width * plan.height) / plan.width)
  const there = await Promise.all(
    times(frameCount, index => {
      const left = Math.floor(((drawing.width - width) * index) / (frameCount - 1))
      const top = Math.floor((drawing.height - height) / 2)
      const part = fromPixels(drawing).extract({ left, top, width, height }).resize(plan.width, plan.height)
      return part.jpeg({ quality: 92 }).toBuffer()
    }),
  )
  const round = [...there, ...[...there].reverse()]
  const { width: filmWidth, height: filmHeight, recorded } = plan
  const frames = times(plan.rounds, () => round).flat()
  return encodeMp4({
    frames,
    width: filmWidth,
    height: filmHeight,
    framesPerSecond: frameRate,
    recorded,
  })
}
