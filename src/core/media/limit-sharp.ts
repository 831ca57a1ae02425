import sharp from 'sharp'

/** The loaders for what is rendered; see `picture-kind.ts`. */
const loaders = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map(
  format => `VipsForeignLoad${format}Buffer`,
)

/**
 * Leaves sharp only what pictures from a phone need: no SVG, PDF or whatever else the library may know, nothing that is
 * read from a path, one thread, nothing kept. Holds for the whole process, so only the image process calls it.
 */
export function limitSharp(): void {
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: loaders })
}
