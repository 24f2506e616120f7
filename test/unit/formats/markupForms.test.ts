import { strict as assert } from 'node:assert'
import type { Format } from '../../../src/core/formats/format'
import { podcastHtml } from '../../../src/core/formats/podcastHtml'
import { youtubeXml } from '../../../src/core/formats/youtubeXml'
import { itReadsFixtures, readExactly } from '../../support/formatFixtures'

const formats = [podcastHtml, youtubeXml]

for (const format of formats) describe(format.name, () => itReadsFixtures(format))

describe('markup of transcripts', () => {
  const others: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['an old page', '<?xml version="1.0"?><html><body><p>A <tt>word</tt></p></body></html>'],
    ['a page', '<html><body><h1>A page</h1><p>With a paragraph.</p></body></html>'],
    [
      'a page with dates and titles of books',
      '<article><time datetime="2024-05-01">May 1</time><p>In <cite>Emma</cite> one reads.</p><p>And so on.</p></article>',
    ],
    ['another kind of XML', '<rss><channel><item><text>a</text><p t="1">b</p></item></channel></rss>'],
    [
      'timed text of another kind',
      '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s">a</p></div></body></tt>',
    ],
    ['a transcript without captions', '<transcript><p>Some prose.</p></transcript>'],
  ]
  for (const [what, source] of others) {
    it(`is not ${what}`, () => {
      for (const format of formats) assert.equal(format.confidence(source, 'a.xml'), 0, format.name)
    })
  }

  it('is no note that holds a few tags', () => {
    const source = '<cite>Ada:</cite>\n<time>0:01</time>\n<p>So she said.</p>\n\nWhich I think is right.\n'
    assert.ok(podcastHtml.confidence(source, 'note.md') < 0.5)
  })

  describe('is read in linear time @size, whatever it holds:', () => {
    const size = 2_000_000
    const fill = (part: string, head: string): string => head + part.repeat(Math.ceil(size / part.length))
    const worst: readonly (readonly [string, Format, string])[] = [
      ['entities in one cue', youtubeXml, fill('&amp;', '<transcript><text start="1">')],
      ['entities that are none', youtubeXml, fill('&amp;&', '<transcript><text start="1">')],
      ['tags that are written as text', youtubeXml, fill('&lt;font &quot;', '<transcript><text start="1">')],
      ['nested tags', youtubeXml, fill('<s>', '<timedtext><p t="1">')],
      ['cues that never end', youtubeXml, fill('<p t="1">a', '<timedtext>')],
      ['a tag that never ends', youtubeXml, fill('a="b" ', '<timedtext><p t="1">a</p><p ')],
      ['words', youtubeXml, fill('<s t="1"> a</s>', '<timedtext><p t="1">')],
      ['names', podcastHtml, fill('<cite>A:', '')],
      ['cues at one time', podcastHtml, fill('<p>a', '<cite>A:</cite><time>0:00</time>')],
      ['line breaks', podcastHtml, fill('<br>', '<cite>A:</cite><p>')],
    ]
    for (const [what, format, source] of worst) {
      it(what, () => {
        const confidence = format.confidence(source, 'a.xml')
        assert.ok(confidence >= 0 && confidence <= 1)
        readExactly(format, source)
      })
    }
  })
})
