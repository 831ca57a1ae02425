import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './features/shell/app'
import { CrashGuard } from './features/shell/crash-guard'
import { startLanguage } from './store/language'
import { measureGutter } from './styles/measure-gutter'
import './styles/tokens.css'
import './styles/base.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

measureGutter()
await startLanguage()
createRoot(root).render(
  <StrictMode>
    <CrashGuard>
      <App />
    </CrashGuard>
  </StrictMode>,
)
