import { create } from 'zustand'
import type { Api } from '../../shared/ipc/contract'
import type { PlaceRule, PlacesView, PlaceView } from '../../shared/model/place'
import { call } from '../call'

interface PlacesStore {
  /** Null until main has told. */
  readonly view: PlacesView | null
}

export const usePlaces = create<PlacesStore>(() => ({ view: null }))

export async function loadPlaces(api: Api): Promise<void> {
  const answer = await api.places.get()
  // An event that came meanwhile is newer.
  if (answer.ok && usePlaces.getState().view === null) usePlaces.setState({ view: answer.value })
}

/** Asks anew, e.g. whether rclone has been installed meanwhile. @throws {ApiError} */
export async function refreshPlaces(): Promise<void> {
  usePlaces.setState({ view: await call(window.api.places.get()) })
}

/** @throws {ApiError} */
export async function changePlaceRule(
  { id, rule }: Pick<PlaceView, 'id' | 'rule'>,
  part: Partial<PlaceRule>,
): Promise<void> {
  await call(window.api.places.setRule({ placeId: id, rule: { ...rule, ...part } }))
}

/** Where something has been waiting for too long. */
export function overduePlaces({ view }: PlacesStore): readonly PlaceView[] {
  return view?.places.filter(({ overdue }) => overdue) ?? []
}
