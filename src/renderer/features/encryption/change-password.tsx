import { useState } from 'react'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'
import { ChangePasswordForm, type VaultFolder } from './change-password-form'
import styles from './encryption.module.css'

/** Nothing has to be typed: this computer has the key. The password can be changed from here. */
export function ChangePassword({ folder }: { readonly folder: VaultFolder }) {
  const [open, setOpen] = useState(false)
  const [changed, setChanged] = useState<number | null>(null)
  const show = (on: boolean) => {
    setOpen(on)
    if (on) setChanged(null)
  }
  return (
    <div className={styles.known}>
      <div>
        <p>{say('encryption.known')}</p>
        <p className={styles.soft}>{say('encryption.knownText')}</p>
      </div>
      <Dialog
        open={open}
        onOpenChange={show}
        trigger={<Button>{say('encryption.changePassword')}</Button>}
        title={say('encryption.changeTitle')}
        text={say('encryption.changeText')}
      >
        {changed === null ? (
          <ChangePasswordForm folder={folder} onChanged={setChanged} />
        ) : (
          <>
            <div role="status">
              <Notice tone="info" title={say('encryption.changed', { count: changed })}>
                {say('encryption.changedText')}
              </Notice>
            </div>
            <div className={styles.actions}>
              <Button variant="primary" autoFocus onClick={() => show(false)}>
                {say('items.done')}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </div>
  )
}
