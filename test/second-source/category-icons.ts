import { NotebookPen } from 'lucide-react'
import { categoryIcons as own } from '../../src/renderer/ui/category-icons'

export const categoryIcons = { ...own, notes: { Icon: NotebookPen, tint: '--audio' } }
