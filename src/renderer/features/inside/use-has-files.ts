import { categoriesOf } from '../../../shared/model/category'
import { isRecordCategory } from '../../lib/record-category'
import { useTally } from '../../store/use-tally'

/** Whether files are among what is selected: they have a place on the phone, contacts and the like do not. */
export function useHasFiles(): boolean {
  const { each } = useTally()
  return categoriesOf(each).some(category => !isRecordCategory(category) && (each[category]?.count ?? 0) > 0)
}
