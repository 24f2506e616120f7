import assert from 'node:assert/strict'
import { readEpisode } from '../../../src/core/library/readEpisode'
import { speechOf } from '../../../src/core/model/speech'
import { cueAtTime, type Span } from '../../../src/core/model/transcript'
import { citationKeys } from '../../../src/core/notes/citationKeys'
import { quoteOf } from '../../../src/core/notes/quote'
import { quoteText, type QuoteForm } from '../../../src/core/notes/quoteText'
import { seed } from '../../support/seeds'

function episode(number: '000' | '001' | '002' | '003' | { source: string }) {
  const text = typeof number === 'string' ? seed(number) : { path: 'talk.txt', source: number.source }
  const { transcript, metadata } = readEpisode({ id: text.path, ...text })
  if (transcript === undefined) throw new Error(`${text.path} is no transcript`)
  const speech = speechOf(transcript.cues)
  const key = citationKeys([{ id: text.path, path: text.path, metadata: metadata ?? {} }]).get(text.path) ?? ''
  const source = {
    key,
    metadata: metadata ?? {},
    title: metadata?.title?.value ?? 'A talk',
    file: `/library/${text.path}`,
  }
  const at = (seconds: number): Span => transcript.cues[cueAtTime(transcript.cues, seconds)] as Span
  return {
    transcript,
    speech,
    quote: (range: Span, exactly = false) => quoteOf(transcript.cues, speech, range, exactly),
    between: (from: number, to: number) => quoteOf(transcript.cues, speech, { start: at(from).start, end: at(to).end }),
    written: (from: number, to: number, form: QuoteForm = 'blockquote') => {
      const quote = quoteOf(transcript.cues, speech, { start: at(from).start, end: at(to).end })
      return quote && quoteText(quote, source, form, '/notes/reading')
    },
    source,
    text: text.source,
  }
}

const lines = (...of: string[]): string => of.join('\n')

describe('a quotation', () => {
  it('stands in a note with show, title, time and a link that plays it', () => {
    assert.equal(
      episode('001').written(86.58, 92),
      lines(
        "> There is a lot of hype in the media about what AI is and isn't.",
        '>',
        '> — Lex Fridman, [*DeepSeek, China, OpenAI, NVIDIA, xAI, TSMC, Stargate, and …*, 00:01:26](https://www.youtube.com/watch?v=_1f-o0nqpEI&t=86s)',
      ),
    )
  })

  it('is widened to whole sentences over cues', () => {
    const quote = episode('001').between(10.4, 10.5)
    assert.equal(
      quote?.paragraphs[0]?.text,
      'Dylan runs SemiAnalysis, a well-respected research and analysis company that specializes in semiconductors, GPUs, CPUs, and AI hardware in general.',
    )
    assert.deepEqual([quote.startTime, quote.endTime], [4.66, 16.86])
  })

  it('leaves annotations and dashes out and begins a paragraph at each turn', () => {
    const quote = episode('002').between(0, 27)
    assert.deepEqual(
      quote?.paragraphs.map(({ text }) => text.slice(0, 24)),
      ['Hey, everyone. Welcome t', 'Hey, this is our long-aw', "Yeah, it's been a while.", 'People really enjoyed it'],
    )
  })

  it('of a transcript without a URL links to the file at its times', () => {
    assert.match(
      episode('002').written(5.5, 8) ?? '',
      /\(\.\.\/\.\.\/library\/002_1520e3598801e6f9\.txt#t=5\.02,10\.26\)$/,
    )
  })

  it('of a transcript without times links to its characters, which hold the words', () => {
    const talk = episode('003')
    const at = talk.text.indexOf('they fire the rower')
    const quote = talk.quote({ start: at, end: at + 5 })
    assert.ok(quote)
    assert.ok(talk.text.slice(quote.start, quote.end).includes('they fire the rower'))
    const markdown = quoteText(quote, talk.source, 'blockquote', '/library/notes')
    assert.ok(markdown.endsWith(`](../003_1e3b21db528d768f.txt#char=${quote.start},${quote.end})`), markdown)
    assert.doesNotMatch(markdown, /\d\d:\d\d/)
  })

  it('of exactly a selection has its words and no more', () => {
    const talk = episode('000')
    const at = talk.text.indexOf(' the new language')
    const quote = talk.quote({ start: at, end: at + 18 }, true)
    assert.equal(quote?.paragraphs[0]?.text, 'the new language')
  })

  it('reads exactly as transcribed at every place of every seed', () => {
    for (const number of ['000', '001', '002', '003'] as const) {
      const talk = episode(number)
      for (let i = 0; i < talk.transcript.cues.length; i += 7) {
        const quote = talk.quote(talk.transcript.cues[i] as Span)
        if (quote === undefined) continue
        const words = quote.paragraphs.map(({ text }) => text).join(' ')
        assert.ok(talk.speech.text.includes(words), words)
        assert.ok(quote.end > quote.start)
      }
    }
  })

  it('of a transcript without cues is none', () => {
    assert.equal(quoteOf([], speechOf([]), { start: 0, end: 10 }), undefined)
  })
})

describe('the forms of a quotation', () => {
  const forms: Readonly<Record<QuoteForm, RegExp>> = {
    blockquote:
      /^> I will disagree\. [^\n]+\n>\n> — Moonshots - Peter Diamandis, \[\*.+\*, 00:24:31\]\(https:\/\/www\.youtube\.com\/watch\?v=Xt4cMYg43cA&t=1471s\)$/,
    callout:
      /^> \[!quote\] Moonshots - Peter Diamandis, \[\*.+\*, 00:24:31\]\(https:\/\/www\.youtube\.com\/watch\?v=Xt4cMYg43cA&t=1471s\)\n> I will disagree\. [^\n]+$/,
    list: /^- “I will disagree\. .+” \(Moonshots - Peter Diamandis, \[\*.+\*, 00:24:31\]\(https:.+\)\)$/,
    inline: /^“I will disagree\. .+” \(Moonshots - Peter Diamandis, \[\*.+\*, 00:24:31\]\(https:.+\)\)$/,
    footnote:
      /^“I will disagree\. .+”\[\^(moonshotspeter2024top-00-24-31)\]\n\n\[\^\1\]: Moonshots - Peter Diamandis, \[/,
    pandoc: /^> I will disagree\. .+ \[@moonshotspeter2024top, \{00:24:31\}\]$/,
  }
  for (const [form, expected] of Object.entries(forms)) {
    it(form, () => assert.match(episode('000').written(1471.58, 1475, form as QuoteForm) ?? '', expected))
  }
})

describe('what a file calls itself', () => {
  const text = 'Hello there my friends.'
  const cues = [{ start: 0, end: text.length, text, startTime: 0 }]
  const quote = quoteOf(cues, speechOf(cues), { start: 0, end: 5 })
  const cited = (title: string, media?: string): string => {
    const metadata = media === undefined ? {} : { media: { value: media, origin: 'sidecar' } as const }
    return (quote && quoteText(quote, { key: 'a', metadata, title, file: '/a.txt' }, 'blockquote', '/')) ?? ''
  }

  it('stays in the line and in the link', () => {
    assert.equal(
      cited('A\n\n# B](javascript:alert(1)) `c` <b>\u202e'),
      '> Hello there my friends.\n>\n> — [*A # B\\](javascript:alert(1)) \\`c\\` \\<b>*, 00:00:00](a.txt#t=0)',
    )
  })

  it('is cut between characters', () => assert.ok(!/\p{Cs}/u.test(cited(`a${'😀'.repeat(60)}`))))

  it('leads nowhere but to its recording', () => {
    assert.match(
      cited('A', 'https://e.org/a](javascript:alert(1))'),
      /\]\(https:\/\/e\.org\/a\]%28javascript:alert%281%29%29#t=0\)$/,
    )
    assert.match(cited('A', 'javascript:alert(1)'), /\]\(a\.txt#t=0\)$/)
  })
})

describe('speakers in a quotation', () => {
  const cue = (start: number, text: string, speaker?: string) => ({
    start,
    end: start + text.length,
    text,
    ...(speaker === undefined ? {} : { speaker }),
  })
  const text = (cues: Parameters<typeof speechOf>[0]): string | undefined => {
    const quote = quoteOf(cues, speechOf(cues), { start: 0, end: 100 })
    const show = { value: 'A show', origin: 'file' } as const
    return (
      quote && quoteText(quote, { key: 'a', metadata: { show }, title: 'A talk', file: '/a.txt' }, 'blockquote', '/')
    )
  }

  it('one speaker is named before the link', () => {
    assert.match(text([cue(0, 'One thing.', 'Ada Lovelace')]) ?? '', /^> One thing\.\n>\n> — Ada Lovelace, \[/)
  })

  it('two speakers give two attributed paragraphs, and the show is not taken for a speaker', () => {
    assert.equal(
      text([cue(0, 'One thing.', 'Ada'), cue(11, 'Another.', 'Charles')]),
      '> **Ada:** One thing.\n>\n> **Charles:** Another.\n>\n> — [*A talk*](a.txt#char=0,19)',
    )
  })
})
