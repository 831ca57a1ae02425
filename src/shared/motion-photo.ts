/** As Pixel phones name them, since 2020 and before. */
const names = /^(?:MVIMG_.+\.jpe?g|.+\.MP\.(?:jpe?g|heic))$/i

/** Whether a picture with this name is a motion photo: one with a short video in its file. Others are, without such a name. */
export function isMotionPhotoName(name: string): boolean {
  return names.test(name)
}
