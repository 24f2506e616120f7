import { words } from '../model/words'
import type { GlossaryScope } from './entry'

/**
 * Tells of the scopes that glossary forms are written with whether a text is within them: whether its show, title or
 * path contains their words in a row.
 */
export function scopeTest(text: GlossaryScope): (scope: string) => boolean {
  let places: readonly string[] | undefined
  const known = new Map<string, boolean>()
  return (scope) => {
    let within = known.get(scope)
    if (within === undefined) {
      places ??= [text.show, text.title, text.path].flatMap((name) => (name === undefined ? [] : [inWords(name)]))
      const wanted = inWords(scope)
      within = places.some((place) => place.includes(wanted))
      known.set(scope, within)
    }
    return within
  }
}

function inWords(text: string): string {
  return ` ${words(text)
    .map((word) => word.norm)
    .join(' ')} `
}
