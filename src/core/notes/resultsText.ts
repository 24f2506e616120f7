import { beginningOf, oneLine } from '../model/oneLine'
import { formatTimestamp } from '../model/time'
import { countText } from '../search/countText'
import type { SearchAnswer } from '../search/hit'
import { queryProblemText } from '../search/queryProblemText'
import { escapeMarkdown } from './markdownText'
import type { Quote } from './quote'
import { anchor, type QuoteSource } from './quoteText'

/** An episode with the sentences in it that answer a query. */
export interface EpisodeResults {
  readonly source: QuoteSource
  readonly quotes: readonly Quote[]
}

/** What was searched for, when, and how much of the answer is listed. */
export interface ResultsHead {
  readonly query: string
  /** ISO date of the day. */
  readonly date: string
  readonly answer: SearchAnswer
}

/** More characters than these are cut: a result is one line. */
export const longestResult = 400

/**
 * The results of a search as a note: a heading, and under the title of each episode a line for each moment, with its
 * time, its words and a link that opens it. Results of one episode are in the order in which they are said.
 *
 * @param noteFolder absolute folder of the note, for relative links
 */
export function resultsText(
  { query, date, answer }: ResultsHead,
  episodes: readonly EpisodeResults[],
  noteFolder: string | undefined,
): string {
  const problems = answer.problems.map((problem) => `*${escapeMarkdown(oneLine(queryProblemText(problem)))}*`)
  const sections = episodes.flatMap(({ source, quotes }) => [
    `## ${titleText(source)}`,
    [...quotes]
      .sort((a, b) => a.start - b.start)
      .map((quote) => resultLine(quote, source, noteFolder))
      .join('\n'),
  ])
  const head = [`# Found: ${inLine(query)}`, `${shownText(answer)}, ${date}.`, ...problems]
  return `${[...head, ...sections].join('\n\n')}\n`
}

function shownText(answer: SearchAnswer): string {
  const shown = answer.hits.length
  const count = countText(answer)
  if (shown < answer.total || answer.more) return `The best ${shown.toLocaleString('en-US')} of ${count}`
  return count.charAt(0).toUpperCase() + count.slice(1)
}

/** `Lex Fridman: DeepSeek, China, OpenAI, 2025-02-03`. */
function titleText({ metadata: { show, date }, title }: QuoteSource): string {
  const named = show === undefined ? title : `${show.value}: ${title}`
  return inLine(date === undefined ? named : `${named}, ${date.value}`)
}

/** `- [00:01:26](https://…) **Nathan Lambert:** There is a lot of hype.` */
function resultLine(quote: Quote, source: QuoteSource, noteFolder: string | undefined): string {
  const time = quote.startTime === undefined ? 'open' : formatTimestamp(quote.startTime)
  const link = `[${time}](${anchor(quote, source.metadata, source.file, noteFolder)})`
  const words = quote.paragraphs.map(({ speaker, text }) => {
    const said = inLine(shortened(text))
    return speaker === undefined ? said : `**${inLine(speaker)}:** ${said}`
  })
  return `- ${[link, ...words].join(' ')}`
}

function shortened(text: string): string {
  if (text.length <= longestResult) return text
  const cut = beginningOf(text, longestResult)
  return `${beginningOf(cut, Math.max(cut.lastIndexOf(' '), longestResult / 2))} …`
}

function inLine(text: string): string {
  return escapeMarkdown(oneLine(text))
}
