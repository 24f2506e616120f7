import { strict as assert } from 'node:assert'
import { readTranscript } from '../../../src/core/formats/formats'
import { speechOf, spanToSource } from '../../../src/core/model/speech'
import { words } from '../../../src/core/model/words'
import { readExactly, spokenIn } from '../../support/formatFixtures'

/** Lines as whisper.cpp writes them. */
const timed = (...lines: string[]) =>
  lines.map((line, i) => `[00:00:0${i}.000 --> 00:00:0${i + 1}.000]   ${line}\n`).join('')
const segments = (...texts: string[]) =>
  `{"segments": [${texts.map((text, i) => `{"start": ${i}, "end": ${i + 1}, "text": "${text}"}`).join(', ')}]}`
const vtt = (...texts: string[]) =>
  `WEBVTT\n\n${texts.map((text, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n${text}\n`).join('\n')}`

describe('unsound characters in a transcript', () => {
  const nul = '\u0000'
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'mojibake',
      'a.txt',
      timed('It’s fine.', 'Itâ€™s at the cafÃ© â€” so', '‚Äúyes‚Äù (laughs) Ã©tÃ©'),
      ['It’s fine.', 'It’s at the café — so', '“yes” été'],
    ],
    ['sound letters', 'a.txt', timed('« L’ÉTÉ », là-bas…”', '„Spaß“'), ['« L’ÉTÉ », là-bas…”', '„Spaß“']],
    ['mojibake beside markup', 'a.vtt', vtt('<i>Itâ€™s</i> &amp; cafÃ©', 'na<b>Ã¯ve</b>'), ['It’s & café', 'naïve']],
    [
      'mojibake written with escapes',
      'a.json',
      segments(' It\\u00e2\\u0080\\u0099s the caf\\u00c3\\u00a9', ' \\u00e2\\u20ac\\u2122 Ã\\u00a9t\\u00c3©', ' café'),
      ['It’s the café', '’ été', 'café'],
    ],
    [
      'control characters',
      'a.txt',
      timed(
        `Good evening and wel${nul}come${nul} to`,
        `\u0001the \u001b light${nul}${nul}house, where the keeper waits for us`,
        `${nul}${nul}`,
      ),
      ['Good evening and welcome to', 'the lighthouse, where the keeper waits for us', ''],
    ],
    [
      'escapes for what is no character',
      'a.json',
      segments(' na\\ud800ve \\udc00 so\\u0000 on', ' \\ud83d\\ude00 it\\u0007 is', ' half\\ud83d'),
      ['na\ufffdve \ufffd so on', '😀 it is', 'half\ufffd'],
    ],
    ['numbers of Windows-1252', 'a.vtt', vtt('don&#146;t &#151; so', 'it &#x80; 5'), ['don’t — so', 'it € 5']],
    ['a lone bad byte', 'a.txt', timed('the na\ufffdve one', 'is here'), ['the na\ufffdve one', 'is here']],
    [
      'half a character',
      'a.txt',
      timed('the na\ud800ve one', 'is \udc00here'),
      ['the na\ud800ve one', 'is \udc00here'],
    ],
  ]
  for (const [what, path, source, expected] of cases) {
    it(`${what}: words are read, offsets are the source's`, () => {
      const { transcript } = readTranscript(source, path)
      assert.ok(transcript)
      readExactly({ name: '', confidence: () => 1, read: () => transcript }, source)
      assert.deepEqual(spokenIn(transcript), expected)
      const speech = speechOf(transcript.cues)
      for (const { start, end } of words(speech.text)) {
        const span = spanToSource(speech, { start, end })
        assert.ok(span.start < span.end && span.end <= source.length)
      }
    })
  }

  it('are read as well where one string writes a hundred thousand of them with escapes @size', () => {
    const { transcript } = readTranscript(segments(`So ${'caf\\u00c3\\u00a9 '.repeat(100_000)}`), 'a.json')
    const [cue] = transcript?.cues ?? []
    assert.equal(cue?.marks?.length, 100_000)
    assert.equal(cue.marks[0]?.text, 'é')
  })

  it('do not part words', () => {
    const { transcript } = readTranscript(timed(`wel${nul}come, na\ufffdve na\ud800ve cafÃ©`, 'so'), 'a.txt')
    assert.ok(transcript)
    assert.deepEqual(
      words(speechOf(transcript.cues).text).map(({ norm }) => norm),
      ['welcome', 'na\ufffdve', 'na\ud800ve', 'cafe', 'so'],
    )
  })

  it('are repaired in titles and names too', () => {
    const source = `---
Date Generated: May 30, 2025
Length: 12s
Video Description: A cafÃ© â€” with
Zoë Müller, Ã‰crivaine, Paris
---

# Itâ€™s a cafÃ©
**CafÃ© Ã‰lan:** [March 04, 2024](https://example.org/v/1)
*  One. [[00:00:00](https://example.org/v/1?t=0s)]
*  Two. [[00:00:04](https://example.org/v/1?t=4s)]
`
    const { title, show, description } = readTranscript(source, 'a.md').transcript?.metadata ?? {}
    assert.deepEqual(
      [title?.value, show?.value, description?.value.split('\n')[0]],
      ['It’s a café', 'Café Élan', 'A café — with'],
    )
    const spoken = vtt('<v ZoÃ« MÃ¼ller>so it is</v>', '<v Zoë Müller>yes</v>')
    assert.deepEqual(
      readTranscript(spoken, 'a.vtt').transcript?.cues.map(({ speaker }) => speaker),
      ['Zoë Müller', 'Zoë Müller'],
    )
  })

  it('a file of which they are a large part is no text', () => {
    for (const source of [`ELF${nul}${nul}${nul}\u0001 text`, `${'word '.repeat(50)}${nul.repeat(50)}`]) {
      assert.deepEqual(readTranscript(source, 'a.txt').problems, [{ code: 'binary-file', line: 1 }])
    }
  })
})
