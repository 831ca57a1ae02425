/** Hands on what comes out of a stream, whole lines only, the last one also without its end. */
export function copyLines(stream, onLine) {
  let rest = ''
  stream.setEncoding('utf8').on('data', text => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()
    lines.forEach(onLine)
  })
  stream.on('end', () => rest && onLine(rest))
}
