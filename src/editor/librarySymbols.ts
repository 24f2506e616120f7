import type { Chapter, EpisodeId } from '../core/library/episode'
import type { EpisodeSummary, TopicSummary } from '../core/service/messages'

/** Something in the library with a name that leads to a place. */
export interface LibrarySymbol {
  readonly kind: 'episode' | 'chapter' | 'topic'
  readonly name: string
  /** What it is part of: the show, the episode; of a topic the episode in which it is mentioned most. */
  readonly container: string
  readonly episode: EpisodeId
  /** Source offset; a topic's first mention is only looked up when it is chosen. */
  readonly offset: number
  /** The name as it is compared. */
  readonly lower: string
}

/** Episodes, topics and chapters, in the order in which equally good ones are listed. */
export function librarySymbols(
  episodes: readonly Pick<EpisodeSummary, 'id' | 'title' | 'metadata' | 'chapters'>[],
  topics: readonly TopicSummary[],
): readonly LibrarySymbol[] {
  const symbols: LibrarySymbol[] = []
  const add = (symbol: Omit<LibrarySymbol, 'lower'>): void => {
    symbols.push({ ...symbol, lower: symbol.name.toLowerCase() })
  }
  const titles = new Map(episodes.map(({ id, title }) => [id, title]))
  for (const { id, title, metadata } of episodes)
    add({ kind: 'episode', name: title, container: metadata.show?.value ?? '', episode: id, offset: 0 })
  for (const { label, episodes: places } of topics) {
    const [most] = [...places].sort((a, b) => b.mentions - a.mentions)
    const container = most && titles.get(most.episode)
    if (most === undefined || container === undefined) continue
    add({ kind: 'topic', name: label, container, episode: most.episode, offset: 0 })
  }
  for (const { id, title, chapters } of episodes) {
    const addAll = (each: readonly Chapter[]): void => {
      for (const chapter of each) {
        if (chapter.title.trim() !== '')
          add({ kind: 'chapter', name: chapter.title, container: title, episode: id, offset: chapter.start })
        addAll(chapter.children)
      }
    }
    addAll(chapters)
  }
  return symbols
}

/**
 * The symbols whose names hold the letters of each word of a query in order, at most `limit`: those that begin with
 * it first, then those in which a word does, then those that hold it anywhere. The editor ranks finer by itself.
 */
export function symbolsLike(symbols: readonly LibrarySymbol[], query: string, limit: number): LibrarySymbol[] {
  const wanted = query.trim().toLowerCase()
  const pieces = wanted.split(/\s+/)
  const ranks: LibrarySymbol[][] = [[], [], [], []]
  for (const symbol of symbols) {
    if (pieces.every((piece) => inOrder(piece, symbol.lower))) ranks[rankOf(wanted, symbol.lower)]?.push(symbol)
  }
  return ranks.flat().slice(0, limit)
}

function rankOf(wanted: string, name: string): number {
  if (name.startsWith(wanted)) return 0
  if (name.includes(` ${wanted}`)) return 1
  return name.includes(wanted) ? 2 : 3
}

function inOrder(letters: string, name: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
