import { writeFileSync } from 'node:fs'
import { allLevers, type Levers } from '../src/core/search/levers'
import { goldQueries, sampleLibrary, scoresOf, type Score } from '../test/support/evaluation'

// What each lever of the search earns: the evaluation sets with one after the other turned off.

const [root = '.', out = '', ...sets] = process.argv.slice(2)
const levers = Object.keys(allLevers) as (keyof Levers)[]
const settings: readonly (readonly [name: string, levers: Levers])[] = [
  ['all', allLevers],
  ...levers.map((lever) => [`no ${lever}`, { ...allLevers, [lever]: false }] as const),
  ['the very words alone', Object.fromEntries(levers.map((lever) => [lever, false])) as unknown as Levers],
]

function row(name: string, scores: ReadonlyMap<string, Score>): string {
  const cells = [...scores.values()].map(({ first, five, reciprocal }) =>
    [first, five, reciprocal].map((share) => share.toFixed(3).replace(/^0/, '')).join(' '),
  )
  return `| ${[name, ...cells].join(' | ')} |`
}

async function measure(): Promise<void> {
  const library = await sampleLibrary(root)
  const sections = sets.flatMap((file) => {
    const golds = goldQueries(file)
    return [true, false].map((glossary) => {
      const scored = settings.map(([name, levers]) => [name, scoresOf(library, golds, { glossary, levers })] as const)
      const styles = [...(scored[0]?.[1] ?? [])].map(([style, { queries }]) => `${style} (${queries})`)
      return [
        `## ${golds.length} queries, ${glossary ? 'with' : 'without'} the glossary`,
        '',
        `| | ${styles.join(' | ')} |`,
        `|---|${styles.map(() => '---|').join('')}`,
        ...scored.map(([name, scores]) => row(name, scores)),
        '',
      ].join('\n')
    })
  })
  const text = [
    '# What each part of the search earns',
    '',
    'Written by `npm run eval -- --ablation`: the sample library, each lever of `src/core/search/levers.ts` turned off in',
    'turn. Each cell says how often the first hit answers, how often one of the first five, and the mean reciprocal rank',
    '(of 10).',
    '',
    ...sections,
  ].join('\n')
  writeFileSync(out, text)
  console.log(text)
}

void measure()
