import { renderPart, type PicturePart } from '../core/media/render-part'

/** What the image process is asked; see `image-process.ts`. */
export interface RenderRequest {
  readonly id: number
  readonly bytes: Uint8Array
  readonly part: PicturePart
}

export type RenderAnswer =
  | { readonly id: number; readonly ok: true; readonly webp: Uint8Array | null }
  | { readonly id: number; readonly ok: false }

/** A process of its own: a picture that kills it, or fills its memory, takes nothing else along. */
process.parentPort.on('message', ({ data }: { data: RenderRequest }) => {
  void answer(data).then(reply => process.parentPort.postMessage(reply))
})

async function answer({ id, bytes, part }: RenderRequest): Promise<RenderAnswer> {
  try {
    return { id, ok: true, webp: await renderPart(bytes, part) }
  } catch {
    return { id, ok: false }
  }
}
