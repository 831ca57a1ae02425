import { Notification } from 'electron'

// One that nothing refers to is collected, and its click is lost.
const shown = new Set<Notification>()

/** Shows a notification of the system, where it has any. */
export function showNotification(text: { title: string; body: string }, onClick: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification(text)
  shown.add(notification)
  notification.on('click', onClick)
  notification.on('close', () => shown.delete(notification))
  notification.show()
}
