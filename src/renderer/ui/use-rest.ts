import { useEffect, useState } from 'react'

/** True once the component has been in the page for so many milliseconds. */
export function useRest(milliseconds: number): boolean {
  const [rested, setRested] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds])
  return rested
}
