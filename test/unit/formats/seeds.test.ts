import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTranscript } from '../../../src/core/formats/formats'
import { isTimed, type Mark, type Transcript } from '../../../src/core/model/transcript'

const files = {
  '000': '000_e37e7ffa454f41ec.txt',
  '001': '001_bcbdccec1200e6a3.txt',
  '002': '002_1520e3598801e6f9.txt',
  '003': '003_1e3b21db528d768f.txt',
} as const

type Seed = keyof typeof files

const sources = new Map(
  Object.entries(files).map(([seed, file]) => [seed, readFileSync(join(process.cwd(), 'seeds', file), 'utf8')]),
)
const transcripts = new Map<string, Transcript>()

function sourceOf(seed: Seed): string {
  return sources.get(seed) ?? assert.fail(seed)
}

function read(seed: Seed): Transcript {
  const known = transcripts.get(seed) ?? readTranscript(sourceOf(seed), files[seed]).transcript
  assert.ok(known, `${seed} is not read`)
  transcripts.set(seed, known)
  return known
}

function marks(seed: Seed, kind: Mark['kind']): string[] {
  const found = read(seed).cues.flatMap((cue) => cue.marks ?? [])
  return found.filter((mark) => mark.kind === kind).map(({ start, end }) => sourceOf(seed).slice(start, end))
}

describe('the seed transcripts', () => {
  const expected: readonly [Seed, string, number, number, boolean][] = [
    ['000', 'whisper-markdown', 357, 0, true],
    ['001', 'whisper-markdown', 7933, 25, true],
    ['002', 'whisper-cpp', 2298, 0, true],
    ['003', 'bare-captions', 0, 0, false],
  ]
  for (const [seed, form, cues, chapters, timed] of expected) {
    describe(seed, () => {
      it(`is read as ${form} without problems`, () => {
        const transcript = read(seed)
        assert.equal(transcript.form, form)
        assert.deepEqual(transcript.problems, [])
        assert.equal(transcript.chapters.length, chapters)
        assert.equal(isTimed(transcript), timed)
        if (cues > 0) assert.equal(transcript.cues.length, cues)
      })

      it('has cues that are exactly the characters at their offsets, in order, without blanks around them', () => {
        let end = 0
        for (const cue of read(seed).cues) {
          assert.equal(sourceOf(seed).slice(cue.start, cue.end), cue.text)
          assert.equal(cue.text, cue.text.trim())
          assert.ok(cue.text.length > 0 && cue.start >= end)
          end = cue.end
        }
      })

      it('has marks inside their cues, in order', () => {
        for (const cue of read(seed).cues) {
          let end = cue.start
          for (const mark of cue.marks ?? []) {
            assert.ok(mark.start >= end && mark.end > mark.start && mark.end <= cue.end)
            end = mark.end
          }
        }
      })

      it('has times exact to the millisecond that never run backwards', () => {
        let latest = 0
        for (const { startTime, endTime } of read(seed).cues) {
          if (!timed) assert.deepEqual([startTime, endTime], [undefined, undefined])
          else {
            assert.ok(startTime !== undefined && endTime !== undefined)
            assert.ok(startTime >= latest && endTime > startTime)
            for (const time of [startTime, endTime]) assert.match(String(time), /^\d+(?:\.\d{1,3})?$/)
            latest = startTime
          }
        }
      })
    })
  }

  describe('000: front matter that is no YAML', () => {
    it('ends each cue where the next begins, the last one at the length of the recording', () => {
      const { cues } = read('000')
      assert.deepEqual(cues[1], {
        start: cues[1]?.start,
        end: cues[1]?.end,
        text: "I don't think we get enough of this conversation going.",
        startTime: 7.52,
        endTime: 10.76,
      })
      assert.deepEqual(
        [cues.at(-1)?.text, cues.at(-1)?.startTime, cues.at(-1)?.endTime],
        ['Thank you. Thank you.', 1527.94, 1530],
      )
    })

    it('keeps the closing words that are said twice', () => {
      assert.deepEqual(
        read('000')
          .cues.slice(-2)
          .map(({ text }) => text),
        ['Thank you. Thank you.', 'Thank you. Thank you.'],
      )
    })

    it('takes the date of publication, not that of the recording or of the transcript', () => {
      assert.equal(read('000').metadata.date?.value, '2024-11-12')
    })

    it('has the title with its own signs', () => {
      assert.equal(read('000').metadata.title?.value, 'Top Minds in AI Explain What’s Coming After GPT-4o | EP #130')
    })

    it('names host and guests as the description spells them', () => {
      assert.deepEqual(read('000').metadata.people?.value, [
        { name: 'Peter Diamandis', role: 'host' },
        { name: 'Kai-Fu Lee', role: 'Chairman & CEO, Sinovation Ventures, CEO, 01.AI' },
        { name: 'Richard Socher', role: 'CEO & Founder, you.com, Co-Founder & Managing Director, AIX Ventures' },
        { name: 'Prem Akkaraju', role: 'CEO, Stability AI' },
      ])
    })

    it('has show, address, length and the whole description', () => {
      const { show, url, media, duration, description } = read('000').metadata
      assert.deepEqual(show, { value: 'Moonshots - Peter Diamandis', origin: 'file' })
      assert.equal(url?.value, 'https://www.youtube.com/watch?v=Xt4cMYg43cA')
      assert.equal(media, undefined)
      assert.equal(duration?.value, 1530)
      const text = description?.value ?? ''
      assert.ok(text.startsWith('In this episode, Peter is joined'))
      assert.ok(text.includes('*****--\nI send weekly emails'))
      assert.ok(text.endsWith('Spotify: https://spoti.fi/3DwLzgs'))
    })
  })

  describe('001: five hours with an outline', () => {
    it('has the chapters of the outline at their times', () => {
      const { chapters } = read('001')
      assert.deepEqual(chapters[0], { title: 'Introduction', startTime: 0 })
      assert.deepEqual(chapters[1], { title: 'DeepSeek-R1 and DeepSeek-V3', startTime: 213 })
      assert.deepEqual(chapters[6], { title: "China's manufacturing capacity", startTime: 4721 })
      assert.deepEqual(chapters[24], { title: 'Future of AI', startTime: 17670 })
    })

    it('tells two cues of the same second apart by the times in their links', () => {
      const times = read('001').cues.map(({ startTime = -1 }) => startTime)
      assert.ok(times.includes(1138.02) && times.includes(1138.86))
      assert.equal(new Set(times).size, 7933)
      const seconds = times.map(Math.floor)
      assert.equal(seconds.filter((second, i) => second === seconds[i + 1]).length, 50)
    })

    it('keeps the seven true echoes', () => {
      const texts = read('001').cues.map(({ text }) => text)
      assert.deepEqual(
        texts.filter((text, i) => text === texts[i + 1]),
        [
          'Nine to 10 months ago.',
          'Okay.',
          'Not good.',
          "It's magical.",
          'This is insane.',
          'Rapidly increasing set of features.',
          'Or zero.',
        ],
      )
    })

    it('reads the line below the title as show and date, not as a speaker', () => {
      const { show, date, url, duration } = read('001').metadata
      assert.deepEqual(
        [show?.value, date?.value, url?.value, duration?.value],
        ['Lex Fridman', '2025-02-02', 'https://www.youtube.com/watch?v=_1f-o0nqpEI', 18378],
      )
      assert.ok(read('001').cues.every(({ speaker }) => speaker === undefined))
    })

    it('repairs the heart of the description', () => {
      const { description } = read('001').metadata
      assert.ok(description?.value.includes('Thank you for listening ❤ Check out our sponsors'))
    })

    it('names host and guests, none of the sponsors', () => {
      assert.deepEqual(read('001').metadata.people?.value, [
        { name: 'Lex Fridman', role: 'host' },
        { name: 'Dylan Patel', role: 'founder of SemiAnalysis' },
        {
          name: 'Nathan Lambert',
          role: 'research scientist at the Allen Institute for AI (Ai2) and the author of a blog on AI called Interconnects',
        },
      ])
    })

    it('does not join what is cut off, and takes no dash for a change of speaker', () => {
      assert.equal(read('001').cues.filter(({ text }) => text.endsWith('-')).length, 40)
      assert.deepEqual(marks('001', 'turn'), [])
    })

    it('ends with the length of the recording', () => {
      const last = read('001').cues.at(-1)
      assert.deepEqual([last?.text, last?.startTime, last?.endTime], ['Next time.', 18368.88, 18378])
    })
  })

  describe('002: two speakers', () => {
    it('marks every change of speaker, at the beginning of a line and within', () => {
      assert.equal(marks('002', 'turn').length, 254 + 5)
      assert.ok(marks('002', 'turn').every((sign) => sign === '- '))
      const twice = read('002').cues.filter((cue) =>
        (cue.marks ?? []).some(({ kind, start }) => kind === 'turn' && start > cue.start),
      )
      assert.deepEqual(
        twice.map(({ text }) => text),
        [
          'So- - Yeah, no, exactly.',
          '- Yeah. - Lumetri voice?',
          "- Yeah, well. - They're all valuable.",
          "- Yeah. - There's some price.",
          '- Yeah. - Yeah, that makes sense.',
        ],
      )
    })

    it('keeps sounds apart from words, alone on a line and within', () => {
      const counts = new Map<string, number>()
      for (const sound of marks('002', 'annotation')) counts.set(sound, (counts.get(sound) ?? 0) + 1)
      assert.deepEqual(Object.fromEntries(counts), {
        '(upbeat music)': 5,
        '(laughing)': 3,
        '(all laughing)': 2,
        '(both laughing)': 1,
        '(laughs)': 9,
        '(indistinct)': 1,
      })
    })

    it('keeps the starts, the ends and the gaps between as they are written', () => {
      const { cues } = read('002')
      assert.deepEqual([cues[1]?.text, cues[1]?.startTime, cues[1]?.endTime], ['- Hey, everyone.', 2.58, 5.02])
      assert.equal(cues.at(-1)?.endTime, 5016.66)
      assert.equal(
        cues.filter((cue, i) => cues[i + 1] !== undefined && cues[i + 1]?.startTime !== cue.endTime).length,
        5,
      )
    })

    it('keeps echoes of another speaker', () => {
      assert.equal(read('002').cues.filter(({ text }) => text === '- LLMOS.').length, 2)
    })

    it('makes up no metadata', () => {
      assert.deepEqual(read('002').metadata, {})
    })
  })

  describe('003: one line of bare captions', () => {
    it('loses no words and makes up none', () => {
      const joined = read('003')
        .cues.map(({ text }) => text)
        .join(' ')
      assert.equal(joined, sourceOf('003').trim())
    })

    it('cuts stretches that are read at a glance', () => {
      const lengths = read('003').cues.map(({ text }) => text.split(' ').length)
      assert.ok(Math.max(...lengths) <= 24)
      assert.ok(lengths.slice(0, -1).every((length) => length >= 9))
      const average = lengths.reduce((sum, length) => sum + length) / lengths.length
      assert.ok(average > 10 && average < 18, `${average} words`)
    })

    it('begins most stretches where a thought begins', () => {
      const opening =
        /^(?:so|but|and|because|um|uh|okay|yeah|yes|i think|you know|or|like|if|when|which|what|how|where|now|i|well|then|\[)/i
      const { cues } = read('003')
      assert.ok(cues.filter(({ text }) => opening.test(text)).length > cues.length * 0.6)
    })

    it('marks applause and the words of the page', () => {
      assert.deepEqual(marks('003', 'annotation'), ['[Applause]', '[Applause]', 'Back To Top'])
    })

    it('makes up no metadata', () => {
      assert.deepEqual(read('003').metadata, {})
    })
  })
})
