import assert from 'node:assert/strict'
import { words } from '../../../src/core/model/words'
import { LibraryService } from '../../../src/core/service/libraryService'

/** A talk in a script, each line a cue, and what is looked for in it. */
interface Talk {
  readonly language: string
  readonly lines: readonly string[]
  /** What a person types, and the cue that it leads to. */
  readonly query: string
  readonly cue: number
  /** The sentence that is quoted there. */
  readonly quoted: string
}

// Sentences written for this test: a host greets, a guest speaks of a lighthouse.
const talks: readonly Talk[] = [
  {
    language: 'Arabic',
    lines: ['مساء الخير وأهلا بكم.', 'اليوم نتحدث عن', 'المنارة القديمة في الميناء.', 'متى بُنيت؟ قبل مئة عام.'],
    query: 'بنيت',
    cue: 3,
    quoted: 'متى بُنيت؟',
  },
  {
    language: 'Hebrew',
    lines: ['ערב טוב וברוכים הבאים.', 'היום נדבר על', 'המגדלור הישן בנמל.', 'הוא נבנה לפני מאה שנה.'],
    query: 'המגדלור',
    cue: 2,
    quoted: 'היום נדבר על המגדלור הישן בנמל.',
  },
  {
    language: 'Persian',
    lines: ['شب بخیر و خوش آمدید.', 'امروز می\u200cخواهم از', 'فانوس دریایی بگویم.', 'آن را کی ساختند؟'],
    query: 'میخواهم',
    cue: 1,
    quoted: 'امروز می\u200cخواهم از فانوس دریایی بگویم.',
  },
  {
    language: 'Chinese',
    lines: ['大家晚上好，欢迎收听。', '今天我们讨论港口的', '旧灯塔。', '它是一百年前建造的。'],
    query: '灯塔',
    cue: 2,
    quoted: '今天我们讨论港口的旧灯塔。',
  },
  {
    language: 'Japanese',
    lines: ['こんばんは、ようこそ。', '今日は港の古い', '灯台について話します。', '百年前に建てられました。'],
    query: '灯台',
    cue: 2,
    quoted: '今日は港の古い灯台について話します。',
  },
  {
    language: 'Hindi',
    lines: ['नमस्ते और स्वागत है।', 'आज हम बंदरगाह के', 'पुराने प्रकाशस्तंभ की बात करेंगे।', 'वह सौ साल पहले बना था।'],
    query: 'प्रकाशस्तंभ',
    cue: 2,
    quoted: 'आज हम बंदरगाह के पुराने प्रकाशस्तंभ की बात करेंगे।',
  },
  {
    language: 'Thai',
    lines: ['สวัสดีครับ ยินดีต้อนรับ', 'วันนี้เราจะพูดถึง', 'ประภาคารเก่าที่ท่าเรือ', 'มันสร้างเมื่อร้อยปีก่อน'],
    query: 'ประภาคาร',
    cue: 2,
    quoted: 'ประภาคารเก่าที่ท่าเรือ',
  },
  {
    language: 'Vietnamese, decomposed',
    lines: ['Xin chào các bạn.', 'Hôm nay chúng ta nói về', 'ngọn hải đăng cũ.', 'Nó ở đâu?'].map((line) =>
      line.normalize('NFD'),
    ),
    query: 'hải đăng'.normalize('NFC'),
    cue: 2,
    quoted: 'Hôm nay chúng ta nói về ngọn hải đăng cũ.'.normalize('NFD'),
  },
]

it('a date is not shown behind Arabic words, which would turn it', () => {
  const service = new LibraryService()
  const source = 'WEBVTT\n\n00:00.000 --> 00:09.000\nمساء الخير.\n'
  for (const show of ['منارة', 'Lighthouse']) {
    service.put({ id: show, path: 'a.vtt', file: '/a.vtt', source, sidecar: `show: ${show}\ndate: 2024-03-26\n` })
  }
  const facts = (id: string) => service.reader(id)?.text.split('\n')[1]
  assert.equal(facts('منارة'), '9 s · 2024-03-26 · منارة')
  assert.equal(facts('Lighthouse'), 'Lighthouse · 2024-03-26 · 9 s')
})

describe('a transcript in any script', () => {
  for (const { language, lines, query, cue, quoted } of talks) {
    const source = `WEBVTT\n\n${lines
      .map((line, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n<v ${i < 1 ? 'دان' : 'سارة'}>${line}</v>\n`)
      .join('\n')}`
    const service = new LibraryService()
    service.put({ id: 'talk', path: 'talk.vtt', file: '/talk.vtt', source })
    service.derive()

    it(`${language}: is found and quoted, and its words lie where they say`, () => {
      const [hit] = service.search(query, 3).hits
      assert.ok(hit)
      const found = words(source.slice(hit.matched.start, hit.matched.end)).map(({ norm }) => norm)
      assert.deepEqual(
        found,
        words(query).map(({ norm }) => norm),
      )
      const at = source.indexOf(lines[cue] ?? '')
      assert.ok(hit.matched.start >= at && hit.matched.end <= at + (lines[cue] ?? '').length)

      const quote = service.quote({ episode: 'talk', from: hit.matched.start, to: hit.matched.end, form: 'blockquote' })
      assert.equal(quote?.text, quoted)
      assert.ok(quote.markdown.startsWith(`> ${quoted}\n`))
      assert.ok(source.slice(quote.start).startsWith(quoted.slice(0, 3)))
      assert.ok(source.slice(0, quote.end).endsWith(quoted.slice(-3)))
    })

    it(`${language}: can be read, each run the source's`, () => {
      const { text, runs } = service.reader('talk') ?? assert.fail()
      assert.match(text, /^\[00:00:00\] دان: /m)
      assert.match(text, /^\[00:00:01\] سارة: /m)
      for (let i = 0; i < runs.length; i += 3) {
        const [reader = 0, at = 0, length = 0] = runs.subarray(i, i + 3)
        assert.equal(text.slice(reader, reader + length), source.slice(at, at + length))
      }
    })
  }
})
