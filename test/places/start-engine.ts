// Starts an rclone, says its process's id, and waits: for a test that kills it.
import { startTestEngine } from '../rclone-kit'

const { engine } = await startTestEngine()
console.log(engine.pid)
setInterval(() => undefined, 1_000)
