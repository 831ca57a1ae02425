/** Pixels of three bytes each, row by row. */
export interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

/** Whether the picture is stored on its side (Exif orientations 5 to 8). */
export const isSideways = (orientation: number): boolean => orientation >= 5

/**
 * Upright pixels as a camera that was held so would have stored them: who applies the orientation sees them upright
 * again. Source: TIFF 6.0 tag 274, which says where the stored row 0 and column 0 are in the upright picture.
 */
export function storeOriented(upright: Pixels, orientation: number): Pixels {
  if (orientation === 1) return upright
  const { width, height } = upright
  const sideways = isSideways(orientation)
  const [storedWidth, storedHeight] = sideways ? [height, width] : [width, height]
  const data = Buffer.allocUnsafe(upright.data.length)
  const fromRight = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 6
  const fromBottom = orientation === 3 || orientation === 4 || orientation === 7 || orientation === 8
  let at = 0
  for (let row = 0; row < storedHeight; row++) {
    for (let column = 0; column < storedWidth; column++) {
      const [across, down] = sideways ? [row, column] : [column, row]
      const x = fromRight ? width - 1 - across : across
      const y = fromBottom ? height - 1 - down : down
      const from = (y * width + x) * 3
      data[at++] = upright.data[from] ?? 0
      data[at++] = upright.data[from + 1] ?? 0
      data[at++] = upright.data[from + 2] ?? 0
    }
  }
  return { data, width: storedWidth, height: storedHeight }
}
