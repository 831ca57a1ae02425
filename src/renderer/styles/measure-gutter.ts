/** Tells the style sheets how much room a scroll bar takes here, so that what scrolls lines up with what does not. */
export function measureGutter(): void {
  const probe = document.createElement('div')
  probe.style.overflowY = 'scroll'
  probe.style.position = 'absolute'
  document.body.append(probe)
  document.documentElement.style.setProperty('--gutter', `${probe.offsetWidth - probe.clientWidth}px`)
  probe.remove()
}
