import { words } from '../../messages/words'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

interface MoreFoundProps {
  readonly count: number
  readonly onShow: () => void
}

export function MoreFound({ count, onShow }: MoreFoundProps) {
  return (
    <Notice
      tone="info"
      title={words.items.more(count)}
      actions={<Button onClick={onShow}>{words.items.showMore}</Button>}
    />
  )
}
