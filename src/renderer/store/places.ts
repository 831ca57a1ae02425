import { create } from 'zustand'
import type { Api } from '../../shared/ipc/contract'
import type { PlaceRule, PlacesView, PlaceView } from '../../shared/model/place'
import { call } from '../call'
import { ApiError } from '../lib/api-error'

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

/** Holds at once: main's news comes only when it has looked at what that means. @throws {ApiError} */
export async function changePlaceRule(placeId: string, part: Partial<PlaceRule>): Promise<void> {
  const place = usePlaces.getState().view?.places.find(({ id }) => id === placeId)
  if (place === undefined) throw new ApiError({ code: 'place-gone' })
  const rule = { ...place.rule, ...part }
  usePlaces.setState(({ view }) => ({ view: view && withRule(view, placeId, rule) }))
  try {
    await call(window.api.places.setRule({ placeId, rule }))
  } catch (error) {
    await refreshPlaces()
    throw error
  }
}

function withRule(view: PlacesView, placeId: string, rule: PlaceRule): PlacesView {
  return { ...view, places: view.places.map(each => (each.id === placeId ? { ...each, rule } : each)) }
}

/** Where something has been waiting for too long. */
export function overduePlaces({ view }: PlacesStore): readonly PlaceView[] {
  return view?.places.filter(({ overdue }) => overdue) ?? []
}
