import type { z } from 'zod'
import { PlaceError } from '../places/place-error'

/** @throws PlaceError `failed` for an answer of another form */
export function parseAnswer<T extends z.ZodType>(form: T, answer: unknown): z.infer<T> {
  const read = form.safeParse(answer)
  if (read.success) return read.data
  // Its own words may quote the answer, and with it a secret.
  throw new PlaceError('failed', 'rclone answered in a form that is not known.')
}
