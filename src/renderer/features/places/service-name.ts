import type { ServiceDraft } from '../../lib/service-draft'
import { say } from '../../words/say'

/** With nothing in it. The name is that of its kind until somebody types another. */
export const firstDraft: ServiceDraft = {
  kind: 'dropbox',
  name: '',
  folder: '',
  fields: {},
  vendor: 'nextcloud',
  type: '',
  options: '',
}

/** What a service is called that nobody has named. */
export function usualName({ kind, vendor }: ServiceDraft): string {
  return kind === 'webdav' && vendor !== 'other'
    ? say(`places.service.vendors.${vendor}`)
    : say(`places.kinds.${kind}`)
}

export function draftWithName(draft: ServiceDraft): ServiceDraft {
  return draft.name.trim() === '' ? { ...draft, name: usualName(draft) } : draft
}
