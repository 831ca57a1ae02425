import type { PlacesScreen as Shown } from '../../store/navigation'
import { JobScreen } from '../job/job-screen'
import { AddServiceScreen } from './add-service-screen'
import { PlacesScreen } from './places-screen'

export function PlacesSection({ screen }: { readonly screen: Shown }) {
  switch (screen.name) {
    case 'list':
      return <PlacesScreen />
    case 'add-service':
      return <AddServiceScreen />
    case 'job':
      return <JobScreen key={screen.id} id={screen.id} from={screen.from ?? null} />
  }
}
