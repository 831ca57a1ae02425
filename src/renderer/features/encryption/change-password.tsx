import { useState } from 'react'
import { words } from '../../messages/words'
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
        <p>{words.encryption.known}</p>
        <p className={styles.soft}>{words.encryption.knownText}</p>
      </div>
      <Dialog
        open={open}
        onOpenChange={show}
        trigger={<Button>{words.encryption.changePassword}</Button>}
        title={words.encryption.changeTitle}
        text={words.encryption.changeText}
      >
        {changed === null ? (
          <ChangePasswordForm folder={folder} onChanged={setChanged} />
        ) : (
          <>
            <div role="status">
              <Notice tone="info" title={words.encryption.changed(changed)}>
                {words.encryption.changedText}
              </Notice>
            </div>
            <div className={styles.actions}>
              <Button variant="primary" autoFocus onClick={() => show(false)}>
                {words.items.done}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </div>
  )
}
