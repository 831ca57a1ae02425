import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './features/shell/app'
import { CrashGuard } from './features/shell/crash-guard'
import { measureGutter } from './styles/measure-gutter'
import './styles/tokens.css'
import './styles/base.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

measureGutter()
createRoot(root).render(
  <StrictMode>
    <CrashGuard>
      <App />
    </CrashGuard>
  </StrictMode>,
)
