import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { baseName } from '../../src/core/library/episode'
import type { Hit } from '../../src/core/search/hit'
import type { FindOptions } from '../../src/core/search/finder'
import { LibraryService } from '../../src/core/service/libraryService'
import { LibraryReader } from '../../src/worker/libraryReader'
import { fileEntry } from '../../src/cli/libraryFolders'

/** A query with the places that answer it: seconds, or in a transcript without times characters of its file. */
export interface GoldQuery {
  /** The first letters of the file's name. */
  readonly seed: string
  readonly q: string
  readonly style: string
  readonly relevant?: readonly Stretch[]
  readonly relevantChars?: readonly Stretch[]
  /** The stretch whose places are all listed. */
  readonly scope?: Stretch
}

type Stretch = readonly [from: number, to: number]

/** How often the first hit answers, how often one of the first five, and the mean of one divided by the rank up to 10. */
export interface Score {
  readonly queries: number
  readonly first: number
  readonly five: number
  readonly reciprocal: number
}

/** A hit may open so much before the place. */
const lead = { seconds: 6, characters: 120 }
/** Hits outside the scope are left out, so the list is long enough to hold ten inside it. */
const hitsWanted = 200

export function goldQueries(file: string): GoldQuery[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as GoldQuery)
}

/** The sample library as the command line reads it. */
export async function sampleLibrary(root: string): Promise<LibraryService> {
  const service = new LibraryService()
  const seeds = join(root, 'seeds')
  const files = readdirSync(seeds).filter((name) => name.endsWith('.txt'))
  const nothing = (): undefined => undefined
  await new LibraryReader(service, nothing, nothing).sync(
    files.map((name) => fileEntry(join(seeds, name), seeds)),
    [{ file: join(root, 'media', 'glossaries', 'ai.md'), name: 'Verbatim: AI' }],
  )
  return service
}

/** The rank of the first hit that answers; undefined when none does. */
export function rankOf(service: LibraryService, gold: GoldQuery, options: FindOptions): number | undefined {
  const { relevant, relevantChars, scope, seed, q } = gold
  const before = relevant === undefined ? lead.characters : lead.seconds
  const placeOf = (hit: Hit): number | undefined => (relevant === undefined ? hit.offset : hit.startTime)
  const places = service
    .search(q, hitsWanted, options)
    .hits.filter(({ episode }) => baseName(service.episode(episode)?.path ?? '').startsWith(seed))
    .flatMap((hit) => placeOf(hit) ?? [])
    .filter((at) => scope === undefined || (at >= scope[0] && at <= scope[1]))
  const answers = relevant ?? relevantChars ?? []
  const found = places.findIndex((at) => answers.some(([from, to]) => at >= from - before && at < to + 0.01))
  return found < 0 ? undefined : found + 1
}

/** The scores of each style and of `all`. */
export function scoresOf(
  service: LibraryService,
  golds: readonly GoldQuery[],
  options: FindOptions,
): Map<string, Score> {
  const ranks = golds.map((gold) => ({ style: gold.style, rank: rankOf(service, gold, options) ?? Infinity }))
  const styles = ['all', ...[...new Set(ranks.map(({ style }) => style))].sort()]
  return new Map(
    styles.map((style) => {
      const own = ranks.filter((each) => style === 'all' || each.style === style).map(({ rank }) => rank)
      const share = (worth: (rank: number) => number): number =>
        own.reduce((sum, rank) => sum + worth(rank), 0) / own.length
      return [
        style,
        {
          queries: own.length,
          first: share((rank) => (rank === 1 ? 1 : 0)),
          five: share((rank) => (rank <= 5 ? 1 : 0)),
          reciprocal: share((rank) => (rank <= 10 ? 1 / rank : 0)),
        },
      ]
    }),
  )
}
