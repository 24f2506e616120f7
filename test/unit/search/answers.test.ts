import assert from 'node:assert/strict'
import { goldQueries, sampleLibrary, scoresOf } from '../../support/evaluation'

/*
 * Queries as a researcher types them, with the places of the sample library that answer them, found by reading it.
 * Most say the gist in other words. The figures are floors: a change that falls below one made the search worse.
 */
const queries = goldQueries('test/fixtures/search/queries.jsonl')

const floors: readonly (readonly [glossary: boolean, style: string, first: number, five: number])[] = [
  [true, 'all', 0.84, 0.93],
  [true, 'paraphrase', 0.76, 0.89],
  [true, 'keyword', 1, 1],
  [true, 'phrase', 1, 1],
  [true, 'typo', 1, 1],
  [true, 'asr', 1, 1],
  [false, 'asr', 0.8, 1],
]

const library = sampleLibrary('.')

describe('the places that answer a query', () => {
  for (const glossary of [true, false]) {
    it(`come first, ${glossary ? 'with' : 'without'} the glossary`, async () => {
      const scores = scoresOf(await library, queries, { glossary })
      for (const [, style, first, five] of floors.filter(([which]) => which === glossary)) {
        const score = scores.get(style)
        assert.ok(
          score !== undefined && score.first >= first && score.five >= five,
          `${style}: ${JSON.stringify(score)}`,
        )
      }
    })
  }
})
