import { parseTimestamp } from '../model/time'
import { shortened } from '../model/oneLine'
import type { Problem } from '../model/problem'
import type { Metadata } from '../model/transcript'
import { cuesOf, type CueRecord } from './cueRecords'
import { withCharacters } from './characterReferences'
import { isoDate } from './dates'
import type { Format } from './format'
import { headOf, lineAt } from './lines'
import { attributesOf, markupTokens, textPieces, type MarkupToken } from './markupText'
import { facts, webAddress } from './namedFacts'
import { addTo, textOf, type Piece } from './pieces'

/**
 * The HTML of Podcasting 2.0: `<cite>` names the speaker, `<time>` says when, `<p>` holds what is said, up to the next
 * name. Times and names may be missing. The head of a page says what the episode is; the rest around them is left out.
 */
export const podcastHtml: Format = {
  name: 'podcast-html',

  confidence(source, path) {
    const head = headOf(source)
    if (!/^[\s\uFEFF]*</.test(head) || !/<(?:cite|time)[\s>]/i.test(head)) return 0
    const { records, named, timed } = new Page(head).read()
    if (records.length === 0 || timed + named < 2) return 0
    // Other pages have dates in <time> and titles of books in <cite>.
    const share = Math.max(timed, named) / records.length
    return share < 0.3 ? 0 : /\.(?:md|markdown)$/i.test(path) ? 0.4 : 0.9
  },

  read(source) {
    const { records, metadata, problems } = new Page(source).read()
    const found = cuesOf(source, records)
    return {
      form: podcastHtml.name,
      metadata,
      chapters: [],
      cues: found.cues,
      problems: [...found.problems, ...problems].sort((a, b) => a.line - b.line),
    }
  },
}

interface Found {
  readonly records: readonly CueRecord[]
  /** How many names end with a colon, and how many times there are. */
  readonly named: number
  readonly timed: number
  readonly metadata: Metadata
  readonly problems: readonly Problem[]
}

/** Reads one page from its first tag to its last. */
class Page {
  private readonly source: string
  private readonly records: CueRecord[] = []
  private pieces: Piece[] = []
  /** The text of the element that is open, where it is no speech. */
  private aside: { readonly name: string; readonly pieces: Piece[]; readonly attribute: string | undefined } | undefined
  private inParagraph = false
  /** A name or a time was the last thing, so that what follows is said, even outside of a paragraph. */
  private announced = false
  private speaker: string | undefined
  private startTime: number | undefined
  private title: string | undefined
  /** The values of `<meta>` and `<link>` by their names. */
  private readonly said = new Map<string, string>()
  private named = 0
  private timed = 0
  private unread: { at: number; text: string; count: number } | undefined

  constructor(source: string) {
    this.source = source
  }

  read(): Found {
    for (const token of markupTokens(this.source)) {
      if (token.kind === 'text') this.text(token)
      else this.tag(token)
    }
    this.endAside()
    this.endCue()
    const { unread } = this
    const problems: Problem[] =
      unread === undefined
        ? []
        : [{ code: 'line-unread', line: lineAt(this.source, unread.at), text: unread.text, count: unread.count }]
    const metadata = this.facts()
    return { records: this.records, named: this.named, timed: this.timed, metadata, problems }
  }

  private text(token: Extract<MarkupToken, { kind: 'text' }>): void {
    const pieces = textPieces(this.source, token)
    const { source } = this
    if (this.aside !== undefined) addTo(this.aside.pieces, pieces)
    else if (this.known() && (this.inParagraph || this.announced)) addTo(this.pieces, pieces)
    else if (source.slice(token.start, token.end).trim() !== '') {
      this.unread ??= { at: token.start, text: shortened(source.slice(token.start, token.end).trim()), count: 0 }
      this.unread.count += 1
    }
  }

  private tag(token: Exclude<MarkupToken, { kind: 'text' }>): void {
    const { name, kind } = token
    if (kind === 'open' && (name === 'meta' || name === 'link')) this.note(token)
    else if (name === 'br') {
      const pieces = this.aside === undefined ? this.pieces : this.aside.pieces
      pieces.push({ start: token.start, end: token.end, text: '\n' })
    } else if (name === 'cite' || name === 'time' || name === 'title') {
      this.endAside()
      if (kind === 'open') {
        this.endCue()
        this.aside = { name, pieces: [], attribute: attributesOf(this.source, token).get('datetime') }
      }
    } else if (name === 'p') {
      this.endAside()
      this.endCue()
      this.inParagraph = kind === 'open'
      this.announced = false
    } else if (blocks.has(name)) {
      this.endAside()
      this.endCue()
      this.inParagraph = false
      this.announced = false
    }
  }

  /** Keeps what the head of the page says in `<meta>` and `<link>`. */
  private note(token: MarkupToken): void {
    const attributes = attributesOf(this.source, token)
    const value = (name: string): string => withCharacters(attributes.get(name) ?? '').trim()
    const key = (value('property') || value('name') || value('rel')).toLowerCase()
    const text = value('content') || value('href')
    if (text !== '' && text.length <= longestFact && this.said.size < mostFacts && !this.said.has(key)) {
      this.said.set(key, text)
    }
  }

  private facts(): Metadata {
    const { said } = this
    return facts('file', {
      title: said.get('og:title') ?? this.title,
      date: isoDate(said.get('article:published_time') ?? said.get('date') ?? ''),
      url: webAddress(said.get('og:url') ?? said.get('canonical')),
      media: webAddress(said.get('og:audio')),
      description: said.get('og:description') ?? said.get('description'),
    })
  }

  private endAside(): void {
    const { aside } = this
    if (aside === undefined) return
    this.aside = undefined
    const text = textOf(this.source, aside.pieces).replace(/\s+/g, ' ').trim()
    if (aside.name === 'title') {
      if (text !== '' && text.length <= longestTitle) this.title ??= text
      return
    }
    this.announced = true
    if (aside.name === 'cite') {
      const name = text.replace(/\s*:$/, '')
      if (/:$/.test(text)) this.named += 1
      this.speaker = name === '' || name.length > longestName ? undefined : name
      return
    }
    const time = parseTimestamp(text.replace(/^[[(]|[\])]$/g, '')) ?? parseTimestamp(aside.attribute ?? '')
    if (time === undefined) return
    this.timed += 1
    this.startTime = time
  }

  private endCue(): void {
    const { pieces, startTime, speaker } = this
    if (pieces.length === 0) return
    this.pieces = []
    if (textOf(this.source, pieces).trim() !== '') this.records.push({ pieces, startTime, speaker })
  }

  /** Before the first name or time nothing is speech. */
  private known(): boolean {
    return this.speaker !== undefined || this.startTime !== undefined
  }
}

const longestTitle = 500
const longestName = 200
const longestFact = 5000
const mostFacts = 100
const blocks = new Set(
  'html head body div section article main header footer nav aside form table tr td ul ol dl h1 h2 h3 h4 h5 h6 hr figure button'.split(
    ' ',
  ),
)
