import { commandText } from '../../../shared/terminal-commands'
import { say } from '../../words/say'
import { refreshPlaces } from '../../store/places'
import { useSettings } from '../../store/settings'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { useAction } from '../../ui/use-action'
import { CopyableCommand } from '../connect/copyable-command'
import { ErrorNotice } from '../problem/error-notice'

/** Services need a program that is not here: how to come by it. */
export function RcloneNotice() {
  const platform = useSettings(({ info }) => info?.platform ?? null)
  const { pending, error, run } = useAction()
  const text = platform && commandText('install-rclone', { platform, usb: null })
  return (
    <>
      <Notice
        tone="warning"
        quiet
        title={say('places.service.missingTitle')}
        actions={
          <Button disabled={pending} onClick={() => run(refreshPlaces)}>
            {say('places.service.missingCheck')}
          </Button>
        }
      >
        <p>{say('places.service.missingText')}</p>
        {text !== null && <CopyableCommand name="install-rclone" text={text} />}
      </Notice>
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}
