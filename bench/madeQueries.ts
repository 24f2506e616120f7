import type { Episode } from '../src/core/library/episode'
import { eachWord } from '../src/core/model/words'
import { functionWords } from '../src/core/search/functionWords'
import { seeded } from './madeLibrary'

/** Queries of each kind, drawn from what is said in a library. */
export interface Queries {
  readonly common: readonly string[]
  readonly three: readonly string[]
  readonly rare: readonly string[]
  readonly typo: readonly string[]
  readonly phrase: readonly string[]
  /** What stands in the box after each keystroke. */
  readonly typing: readonly string[]
}

const ofEach = 100
/** So many queries are typed letter by letter. */
const typed = 12
const letters = 'abcdefghijklmnopqrstuvwxyz'

export function madeQueries(library: readonly Episode[]): Queries {
  const uses = new Map<string, number>()
  for (const { speech } of library) {
    eachWord(speech.text, (_start, _end, norm) => uses.set(norm, (uses.get(norm) ?? 0) + 1))
  }
  const telling = [...uses].filter(([norm]) => /^[a-z]{4,}$/.test(norm) && !functionWords.has(norm))
  const byUse = telling.sort((a, b) => b[1] - a[1]).map(([norm]) => norm)
  const random = seeded(7)
  const below = (end: number): number => Math.floor(random() * end)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const many = (make: () => string): string[] => Array.from({ length: ofEach }, make)

  const common = byUse.slice(0, 200)
  const rare = byUse.filter((norm) => (uses.get(norm) as number) <= 10)
  const known = byUse.filter((norm) => norm.length >= 6 && (uses.get(norm) as number) > 10)
  const sentence = (least: number): string[] => {
    for (;;) {
      const { text, sentences } = pick(library).speech
      const { start, end } = pick(sentences)
      const plain = text.slice(start, end).toLowerCase().split(' ')
      if (plain.length >= least && plain.every((word) => /^[a-z']+[.,?!]?$/.test(word)))
        return plain.map((word) => word.replace(/[.,?!]$/, ''))
    }
  }
  const three = (): string => {
    const said = [...new Set(sentence(8))].filter((word) => word.length >= 4 && !functionWords.has(word))
    return said.length < 3 ? three() : said.slice(0, 3).join(' ')
  }
  return {
    common: many(() => pick(common)),
    three: many(three),
    rare: many(() => pick(rare)),
    typo: many(() => {
      const word = pick(known)
      const at = 1 + below(word.length - 2)
      return word.slice(0, at) + letters.charAt(below(26)) + word.slice(at + 1)
    }),
    phrase: many(() => {
      const said = sentence(6)
      const at = below(said.length - 4)
      return `"${said.slice(at, at + 4).join(' ')}"`
    }),
    typing: Array.from({ length: typed }, three).flatMap((query) =>
      Array.from(query, (_, index) => query.slice(0, index + 1)),
    ),
  }
}
