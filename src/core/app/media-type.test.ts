import { expect, it } from 'vitest'
import { mediaType } from './media-type'
import { isOpenable } from './openable'

it('gives a type to what the window shows, and to nothing that could be a page or run', () => {
  expect(mediaType('IMG_1.JPG')).toBe('image/jpeg')
  expect(mediaType('a.b.mp4')).toBe('video/mp4')
  expect(mediaType('x.pdf')).toBe('application/pdf')
  for (const name of [
    'x.svg',
    'x.html',
    'x.xhtml',
    'x.xml',
    'x.js',
    'x',
    'x.constructor',
    'x.jpg.svg',
    '__proto__',
  ])
    expect(mediaType(name)).toBe('application/octet-stream')
})

it('opens in other programs what is looked at, and nothing that runs or has macros', () => {
  for (const name of ['a.jpg', 'a.HEIC', 'a.mp4', 'a.opus', 'a.pdf', 'a.docx', 'a.odt', 'a.txt', 'a.epub'])
    expect(isOpenable(name), name).toBe(true)
  for (const extension of 'exe bat cmd com scr lnk desktop sh py js vbs ps1 jar apk app command html htm xhtml svg xml docm xlsm pptm doc xls ppt zip url webloc reg msi dmg iso'.split(
    ' ',
  ))
    expect(isOpenable(`a.pdf.${extension}`), extension).toBe(false)
  for (const name of ['pdf', '.pdf', 'a.pdf ', 'a.pdf_', 'a']) expect(isOpenable(name), name).toBe(false)
})
