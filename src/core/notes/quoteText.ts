import type { Metadata } from '../model/transcript'
import { beginningOf, oneLine } from '../model/oneLine'
import { formatTimestamp } from '../model/time'
import { mediaFragment, mediaUrlAt, relativeLink, textFragment } from './locator'
import { escapeMarkdown } from './markdownText'
import { citedKey } from './pandocKey'
import type { Quote } from './quote'
import { filledTemplate, type QuoteTemplate, type TemplateVariable } from './quoteTemplate'

/** The forms in which a quotation can stand in a note. */
export const quoteForms = ['blockquote', 'callout', 'list', 'inline', 'footnote', 'pandoc'] as const
export type QuoteForm = (typeof quoteForms)[number]

/** What a quotation says of the episode it is from. */
export interface QuoteSource {
  /** The key by which notes cite it. */
  readonly key: string
  readonly metadata: Metadata
  /** The title to show. */
  readonly title: string
  /** Absolute path of the transcript, with forward slashes. */
  readonly file: string
}

/** Longer titles are shortened at a word in a citation; the link leads to the whole one. */
const longestTitle = 60

/**
 * The Markdown of a quotation: the words, and a citation of speaker (or show), title and place, whose link is the
 * anchor by which the words can be found again.
 *
 * @param noteFolder absolute folder of the note, for a relative link to a transcript without a URL; absent for a note
 * that has no place yet
 */
export function quoteText(
  quote: Quote,
  source: QuoteSource,
  form: QuoteForm | QuoteTemplate,
  noteFolder: string | undefined,
): string {
  if (typeof form !== 'string') return filledTemplate(form, bodyOf(quote), valuesOf(quote, source, noteFolder))
  switch (form) {
    case 'blockquote':
      return blockquote([...bodyOf(quote), `— ${reference(quote, source, noteFolder)}`])
    case 'callout':
      return `> [!quote] ${reference(quote, source, noteFolder)}\n${blockquote(bodyOf(quote))}`
    case 'list':
      return `- ${quotedInline(quote)} (${reference(quote, source, noteFolder)})`
    case 'inline':
      return `${quotedInline(quote)} (${reference(quote, source, noteFolder)})`
    case 'footnote': {
      const label = `${source.key}-${placeLabel(quote)}`
      return `${quotedInline(quote)}[^${label}]\n\n[^${label}]: ${reference(quote, source, noteFolder)}`
    }
    case 'pandoc': {
      const body = bodyOf(quote, 'pandoc')
      const citation = `[${citedKey(source.key)}, {${placeText(quote)}}]`
      return blockquote([...body.slice(0, -1), `${body.at(-1) ?? ''} ${citation}`])
    }
  }
}

/** What a template can say of a quotation besides its words; what is not known is absent. */
function valuesOf(
  quote: Quote,
  { key, metadata, title, file }: QuoteSource,
  noteFolder: string | undefined,
): Partial<Record<TemplateVariable, string>> {
  const speaker = onlySpeaker(quote)
  const { show, date } = metadata
  return {
    ...(speaker === undefined ? {} : { speaker: labelText(speaker) }),
    ...(show === undefined ? {} : { show: labelText(show.value) }),
    episode: labelText(title),
    ...(date === undefined ? {} : { date: date.value }),
    ...(quote.startTime === undefined ? {} : { time: formatTimestamp(quote.startTime) }),
    ...(quote.endTime === undefined ? {} : { end: formatTimestamp(quote.endTime) }),
    link: anchor(quote, metadata, file, noteFolder),
    key,
  }
}

/** The quoted words alone, a line a paragraph. */
export function plainText(quote: Quote): string {
  return quote.paragraphs.map((paragraph) => paragraph.text).join('\n')
}

/** `Lex Fridman, [*Title*, 00:01:26](https://…)`: the name is the one speaker the source names, else the show. */
function reference(quote: Quote, { metadata, title, file }: QuoteSource, noteFolder?: string): string {
  const name = onlySpeaker(quote) ?? (speakersNamed(quote) ? undefined : metadata.show?.value)
  const place = quote.startTime === undefined ? '' : `, ${formatTimestamp(quote.startTime)}`
  const link = `[*${labelText(shortened(oneLine(title)))}*${place}](${anchor(quote, metadata, file, noteFolder)})`
  return name === undefined ? link : `${labelText(name)}, ${link}`
}

/** Where words stand in a transcript, as far as a citation says it. */
export type QuotedStretch = Pick<Quote, 'start' | 'end' | 'startTime' | 'endTime'>

/** The link target that leads to a quotation: the recording at its time, else the transcript with a fragment. */
export function anchor(quote: QuotedStretch, metadata: Metadata, file: string, noteFolder?: string): string {
  const url = metadata.media?.value ?? metadata.url?.value
  if (quote.startTime !== undefined) {
    const media = url === undefined ? undefined : mediaUrlAt(url, quote.startTime)
    if (media !== undefined) return linkTarget(media)
  }
  return fileAnchor(quote, file, noteFolder)
}

/** The link target that leads to a quotation in its transcript. */
export function fileAnchor(quote: QuotedStretch, file: string, noteFolder?: string): string {
  const { startTime, endTime } = quote
  const fragment = startTime === undefined ? textFragment(quote) : mediaFragment(startTime, endTime)
  return `${relativeLink(noteFolder, file)}#${fragment}`
}

/** An address with a bracket in it would end the link early. */
function linkTarget(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29')
}

function bodyOf(quote: Quote, dialect: 'markdown' | 'pandoc' = 'markdown'): string[] {
  const named = onlySpeaker(quote) === undefined
  return quote.paragraphs.map(({ speaker, text }) => {
    const said = escapeMarkdown(text, dialect)
    return named && speaker !== undefined ? `**${escapeMarkdown(oneLine(speaker), dialect)}:** ${said}` : said
  })
}

/** A name or a title in one line with others. */
function labelText(text: string): string {
  return escapeMarkdown(oneLine(text))
}

function quotedInline(quote: Quote): string {
  return quote.paragraphs.map(({ text }) => `“${escapeMarkdown(text)}”`).join(' ')
}

function blockquote(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `> ${paragraph}`).join('\n>\n')
}

function speakersNamed(quote: Quote): boolean {
  return quote.paragraphs.some(({ speaker }) => speaker !== undefined)
}

function onlySpeaker(quote: Quote): string | undefined {
  const [first, ...rest] = quote.paragraphs
  return rest.every(({ speaker }) => speaker === first?.speaker) ? first?.speaker : undefined
}

/** Where in the work, for a citation processor: the time, or the characters of a text without times. */
export function placeText(quote: QuotedStretch): string {
  return quote.startTime === undefined ? textFragment(quote) : formatTimestamp(quote.startTime)
}

function placeLabel(quote: Quote): string {
  return placeText(quote).replace(/[^\da-z]+/g, '-')
}

/** At most {@link longestTitle} characters, cut after a word and marked with an ellipsis. */
function shortened(title: string): string {
  if (title.length <= longestTitle) return title
  const cut = beginningOf(title, longestTitle)
  return `${beginningOf(cut, Math.max(cut.lastIndexOf(' '), longestTitle / 2)).replace(/[\s;:|–—-]+$/u, '')} …`
}
