import assert from 'node:assert/strict'
import { readTranscript } from '../../../src/core/formats/formats'
import type { TextEncoding } from '../../../src/core/model/encoding'
import { macRoman, windows1252 } from '../../../src/core/model/singleByteTables'
import { decodeText } from '../../../src/worker/decodeText'

/** The bytes of a text in an encoding; in a table of single bytes, every character must be in it. */
function encoded(text: string, encoding: TextEncoding): Buffer {
  switch (encoding) {
    case 'utf8':
      return Buffer.from(text, 'utf8')
    case 'utf16le':
      return Buffer.from(text, 'utf16le')
    case 'utf16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'windows1252':
      return inTable(text, windows1252)
    case 'macroman':
      return inTable(text, macRoman)
  }
}

function inTable(text: string, table: string): Buffer {
  return Buffer.from(
    [...text].map((character) => {
      const byte = character < '\u0080' ? character.charCodeAt(0) : 128 + table.indexOf(character)
      assert.ok(byte !== 127, `${character} is not in the table`)
      return byte
    }),
  )
}

const bytes = (...values: number[]): Buffer => Buffer.from(values)
const ascii = (text: string): Buffer => Buffer.from(text, 'ascii')

function reads(file: Uint8Array, text: string, encoding: TextEncoding): void {
  assert.deepEqual(decodeText(file), { text, encoding })
}

describe('decoding', () => {
  // Sentences as people say them, with the letters that their languages write beyond ASCII.
  const western: readonly (readonly [string, string])[] = [
    ['English with curly quotes', 'I don’t know what it’s like. “Well,” she said — “it’s fine…”'],
    ['one apostrophe', 'So that’s it.'],
    ['one accent', 'The café is closed.'],
    ['English with signs', 'The Nescafé™ brand © 2024 costs £5 – or was it 20 ¥? At 20° it is fine.'],
    ['dashes without blanks', 'word—word and more—yes. He said—no.'],
    ['French', 'Ça, c’est l’été à l’école où François était déjà allé ; « voilà » dit-il. À Noël, bien sûr, cœur.'],
    ['French in capitals', 'L’ÉTÉ À L’ÉCOLE DÉJÀ ALLÉE. FRANÇOIS ÉTAIT LÀ'],
    ['German', 'Für die Größe der Straße wäre das schön. „Ja“, sagte er – Österreich und Übung. Äpfel.'],
    ['Spanish', '¿Qué pasó mañana? ¡Está aquí, señor! El niño comió. “Sí”, dijo. ÁRBOL'],
    ['Portuguese', 'Não há informação; você está em São Paulo. Amanhã começará às três. ÉPOCA, NAÇÃO'],
    ['Italian', 'Perché è così? Già, più città. C’è un po’ di più… È vero.'],
    ['Swedish', 'Även på måndagar går vi till ön. Ska vi åka? Översätt. Är det så? ”Ja”, sa hon.'],
    ['Danish', 'Æblerne på øen blev spist af Åse. Både blåbær og rødgrød.'],
    ['Finnish', 'Hyvää päivää, mitä sinä täällä teet? Älä mene yöllä.'],
  ]
  for (const [what, text] of western) {
    it(`tells the encodings of ${what}`, () => {
      for (const encoding of ['utf8', 'utf16le', 'utf16be', 'windows1252', 'macroman'] as const) {
        reads(encoded(text, encoding), text, encoding)
      }
    })
  }

  const timed = (text: string) =>
    `[00:00:00.000 --> 00:00:04.000]   ${text}\n[00:00:04.000 --> 00:00:09.000]   ${text}\n`
  const anywhere: readonly (readonly [string, string])[] = [
    ['Russian', timed('Добрый вечер, добро пожаловать на маяк.')],
    ['Greek', timed('Καλησπέρα σας και καλώς ήρθατε.')],
    ['Arabic', timed('مساء الخير وأهلا بكم.')],
    ['Japanese', timed('こんばんは、灯台へようこそ。')],
    ['Chinese', timed('晚上好，欢迎来到灯塔。')],
    ['characters of two units', timed('😀 𝒳 done')],
  ]
  for (const [what, text] of anywhere) {
    it(`tells the encodings of ${what}`, () => {
      for (const encoding of ['utf8', 'utf16le', 'utf16be'] as const) reads(encoded(text, encoding), text, encoding)
    })
  }

  it('leaves the byte order mark out, so that offsets are those of editors', () => {
    for (const encoding of ['utf8', 'utf16le', 'utf16be'] as const)
      reads(encoded('\ufeff晚上好', encoding), '晚上好', encoding)
  })

  it('keeps UTF-8 with bad bytes, and puts U+FFFD in their places', () => {
    reads(
      Buffer.concat([encoded('“Good evening”, na', 'utf8'), bytes(0xef), ascii('ve')]),
      '“Good evening”, na\ufffdve',
      'utf8',
    )
    reads(Buffer.concat([bytes(0xc3), encoded(' été', 'utf8')]), '\ufffd été', 'utf8')
  })

  it('keeps UTF-8 that is cut in the middle of a character', () => {
    reads(Buffer.concat([ascii('so that'), bytes(0xe2, 0x80)]), 'so that\ufffd', 'utf8')
    reads(Buffer.concat([ascii('so '), bytes(0xf0, 0x9f, 0x98)]), 'so \ufffd', 'utf8')
    reads(Buffer.concat([ascii('at the caf'), bytes(0xe9)]), 'at the café', 'windows1252')
  })

  it('reads UTF-16 of odd length and with lone surrogates', () => {
    reads(Buffer.concat([encoded('\ufeffso', 'utf16le'), bytes(0x41)]), 'so\ufffd', 'utf16le')
    reads(encoded('\ufeffna\ud800ve', 'utf16le'), 'na\ufffdve', 'utf16le')
    reads(encoded('\ufeffna\udc00ve', 'utf16be'), 'na\ufffdve', 'utf16be')
  })

  it('keeps a text with a few NULs', () => {
    const text = 'Good evening and wel\u0000come to the light\u0000house, where the keeper waits.'
    reads(ascii(text), text, 'utf8')
  })

  it('reads nothing from nothing', () => {
    reads(bytes(), '', 'utf8')
    reads(bytes(0xef, 0xbb, 0xbf), '', 'utf8')
    reads(bytes(0xff, 0xfe), '', 'utf16le')
  })

  describe('of what cannot be told ends in a refusal', () => {
    const refused: readonly (readonly [string, Buffer])[] = [
      [
        'UTF-32 with a mark',
        Buffer.from([...'\ufeffGood evening'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8, 0, 0])),
      ],
      ['UTF-32 without', Buffer.from([...'Good evening'].flatMap((c) => [0, 0, 0, c.charCodeAt(0)]))],
      // "Привет, как дела?" in Windows-1251 and "大家好，欢迎收听" in GBK, a few times.
      ['Windows-1251', Buffer.from('cff0e8e2e5f22c20eae0ea20e4e5ebe03f20'.repeat(9), 'hex')],
      ['GBK', Buffer.from('b4f3bcd2bac3a3acbbb6d3adcad5ccfd'.repeat(9), 'hex')],
      ['a picture', Buffer.from('89504e470d0a1a0a0000000d4948445200000010000000100803000000282d0f53', 'hex')],
    ]
    for (const [what, file] of refused) {
      it(what, () => {
        const { text } = decodeText(file)
        assert.deepEqual(readTranscript(text, 'a.txt').problems, [{ code: 'binary-file', line: 1 }])
      })
    }

    it('so do bytes without order', () => {
      let state = 1
      const noise = Buffer.from(Array.from({ length: 20_000 }, () => (state = (state * 48271) % 0x7fffffff) & 255))
      assert.deepEqual(readTranscript(decodeText(noise).text, 'a.txt').problems, [{ code: 'binary-file', line: 1 }])
    })
  })
})
