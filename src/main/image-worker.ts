import { limitSharp } from '../core/media/limit-sharp'
import { renderTask, type RenderTask } from '../core/media/render-task'

/** What the image process answers to a `RenderTask`, one at a time; see `image-process.ts`. */
export type RenderAnswer = { readonly ok: true; readonly webp: Uint8Array | null } | { readonly ok: false }

limitSharp()

/** A process of its own: a picture that kills it, or fills its memory, takes nothing else along. */
process.parentPort.on('message', ({ data }: { data: RenderTask }) => {
  void answer(data).then(reply => process.parentPort.postMessage(reply))
})

async function answer(task: RenderTask): Promise<RenderAnswer> {
  try {
    return { ok: true, webp: await renderTask(task) }
  } catch {
    return { ok: false }
  }
}
