import assert from 'node:assert/strict'
import { mediaUrlAt, relativeLink } from '../../../src/core/notes/locator'
import { escapeMarkdown } from '../../../src/core/notes/markdownText'
import MarkdownIt from 'markdown-it'

describe('the address that plays a recording at a time', () => {
  const table: readonly (readonly [string, string | undefined])[] = [
    ['https://www.youtube.com/watch?v=_1f-o0nqpEI', 'https://www.youtube.com/watch?v=_1f-o0nqpEI&t=86s'],
    ['https://www.youtube.com/watch?list=PL1&v=_1f-o0nqpEI&t=5s', 'https://www.youtube.com/watch?v=_1f-o0nqpEI&t=86s'],
    ['https://youtu.be/_1f-o0nqpEI?si=x', 'https://www.youtube.com/watch?v=_1f-o0nqpEI&t=86s'],
    ['https://www.youtube.com/live/_1f-o0nqpEI', 'https://www.youtube.com/watch?v=_1f-o0nqpEI&t=86s'],
    ['https://vimeo.com/76979871', 'https://vimeo.com/76979871#t=86s'],
    ['https://example.org/talk.mp3', 'https://example.org/talk.mp3#t=86'],
    ['https://example.org/talk.mp3#t=5', 'https://example.org/talk.mp3#t=86'],
    ['https://www.youtube.com/@somebody', 'https://www.youtube.com/@somebody#t=86'],
    ['https://notyoutube.com/watch?v=_1f-o0nqpEI', 'https://notyoutube.com/watch?v=_1f-o0nqpEI#t=86'],
    ['javascript:alert(1)', undefined],
    ['file:///etc/passwd', undefined],
    ['command:workbench.action.quit', undefined],
    ['https://example.org/a b', undefined],
    ['https://example.org/a\u202eb', undefined],
  ]
  for (const [url, expected] of table) it(url, () => assert.equal(mediaUrlAt(url, 86.58), expected))
})

describe('the link from a note to a file', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['/notes', '/notes/a.txt', 'a.txt'],
    ['/notes/deep', '/talks/a.txt', '../../talks/a.txt'],
    ['/notes', '/notes/talks/a (1) [x].txt', 'talks/a%20%281%29%20%5Bx%5D.txt'],
    ['/notes', '/notes/100%.txt', '100%25.txt'],
    ['c:/notes', 'c:/talks/a.txt', '../talks/a.txt'],
    ['c:/notes', 'd:/talks/a.txt', 'file:///d:/talks/a.txt'],
    ['/notes', '/notes/Ünïcode.txt', 'Ünïcode.txt'],
    ['/notes', '/notes/Interview: one.txt', './Interview:%20one.txt'],
    ['/notes', '/notes/javascript:alert(1)/a.txt', './javascript:alert%281%29/a.txt'],
    ['/notes', '/talks/a: b.txt', '../talks/a:%20b.txt'],
    ['/notes', '/notes/a\u00a0b\u3000c.txt', 'a%C2%A0b%E3%80%80c.txt'],
    ['/notes', '/notes/a\nb\u0007\u202e.txt', 'a%0Ab%07%E2%80%AE.txt'],
    ['//server/share/notes', '//server/share/a.txt', '../a.txt'],
    ['c:/notes', '//server/share/a.txt', 'file://server/share/a.txt'],
    ['//server/share', 'c:/a.txt', 'file:///c:/a.txt'],
  ]
  for (const [from, to, expected] of table)
    it(JSON.stringify(`${from} → ${to}`), () => assert.equal(relativeLink(from, to), expected))

  it('of a note that has no folder yet is the whole address', () =>
    assert.equal(relativeLink(undefined, '/talks/a b.txt'), 'file:///talks/a%20b.txt'))
})

describe('transcript words in Markdown', () => {
  const spoken = [
    'There is a lot of hype.',
    'a * b and _x_ and `code` and <b>bold</b> and [link](url)',
    '# not a heading',
    '- not a list',
    '1. not a list',
    '1986. A great year.',
    '> not a quote',
    'R&amp;D is &copy; not an entity',
    'back\\slash and ~~struck~~',
    'snake_case stays, 2 * 3 too',
    '+1 for that',
    '=== not a heading',
  ]
  const rendered = (markdown: string): string =>
    new MarkdownIt({ html: true })
      .render(markdown)
      .replace(/^<p>|<\/p>\n$/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
  for (const words of spoken) it(words, () => assert.equal(rendered(escapeMarkdown(words)), words))

  it('dollar signs make no formula, and sums of money stay as they are', () => {
    assert.equal(escapeMarkdown('A$AP Rocky and Ke$ha'), 'A\\$AP Rocky and Ke\\$ha')
    assert.equal(escapeMarkdown('from $5 to $10, in US$7'), 'from $5 to $10, in US$7')
  })

  it('Pandoc sees no citation, formula or raised text in them', () =>
    assert.equal(escapeMarkdown('@sama paid $5 for H~2~O^2^', 'pandoc'), '\\@sama paid \\$5 for H\\~2\\~O\\^2\\^'))

  it('ordinary speech stays as it is', () =>
    assert.equal(escapeMarkdown('It’s 9.9 – 100% (really) "so".'), 'It’s 9.9 – 100% (really) "so".'))
})
