import { strict as assert } from 'node:assert'
import { repairMojibake } from '../../../src/core/formats/mojibake'
import { macRoman, windows1252 } from '../../../src/core/model/singleByteTables'

const latin1 = Array.from({ length: 128 }, (_, index) => String.fromCharCode(128 + index)).join('')

/** A text as a program shows it that takes the bytes of its UTF-8 for single characters. */
function misread(text: string, table: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) =>
    byte < 128 ? String.fromCharCode(byte) : (table[byte - 128] ?? ''),
  ).join('')
}

describe('mojibake', () => {
  const sound: readonly (readonly [string, string])[] = [
    ['English', 'It’s “naïve” — façade, isn’t it?'],
    [
      'French',
      '« L’ÉTÉ, là-bas, à la plage… » Voilà\u00a0! «\u00a0C’est thaï\u00a0» – «CAFÉ», crème brûlée\u00a0: déjà vu.',
    ],
    ['German', '„Spaß“, sagte er. „Groß…“ Die ÄÖÜ – Straße, Übermaß“. ‚Öde‘ und ‚Ähnlich‘'],
    ['Czech', '„Příliš žluťoučký kůň úpěl ďábelské ódy“ – ŽÍŽALA, ÚŽAS, MÝŠ, VÝŠKA, Úžas… „Íš“'],
    ['Portuguese', 'AMANHÃ… “IRMÔ, MAÇû e “Ã”: não há; VIETNÔ. A MANHÃ—e o PÃO. Irmã”, disse.'],
    ['Vietnamese', 'Đã… “đã”, Việt Nam; ở Hà Nội. ĐÃ” — “ngày mai tôi sẽ đi”. Ăn… “Ân”; TÂ»'],
    ['Spanish', '—Ya está», dijo. «¿Qué pasó? ¡Ahí está»… 1.ª y 2.º; ESPAÑA™'],
    ['Turkish', 'Hâlâ…” dedi. “hâlâ” İĞŞ kâr…'],
    ['Romanian', '„România”, ROMÂ”, și „în”… «ţară»'],
    ['Swedish and Finnish', 'PÅ… ”VENÄJÄ”, PÅ» och ”Å”. KYLÄ’s, å…'],
    ['Greek', '«Καλημέρα» σας… Ά, Έ”, Ώ» και ΐ.'],
    ['Russian', '«Привет», сказал он… “Ё”, Й»'],
    ['Japanese', '日本語「ÄÖ」。…“é”'],
    ['Arabic and Hebrew', '«مرحبا»، “שלום”…'],
    ['signs', '√2, √π ≈ 1.77, ±5 °C, NESCAFÉ®, CITROËN™, £5–£10, ½, 10 € … ©2024, Â, Ã, É'],
    ['code', 'a ¬ b, ƒ(x), x × y… “×”'],
  ]
  for (const [language, text] of sound) {
    it(`leaves ${language} as it is`, () => {
      assert.equal(repairMojibake(text), text)
      assert.equal(repairMojibake(text.normalize('NFD')), text.normalize('NFD'))
      assert.equal(repairMojibake(text.toUpperCase()), text.toUpperCase())
    })
  }

  const spoiled: readonly (readonly [string, string])[] = [
    ['English', 'It’s “naïve” — isn’t it… 5 € – 20 °C ❤ 😀 ™'],
    ['French', 'Ça, c’est l’été à l’école où François était\u00a0; «\u00a0voilà\u00a0» dit-il « là. À Noël, œuvre.'],
    ['German', 'Für die Größe der Straße, „ja“ – Österreich und Übung. Äpfel.'],
    ['Spanish', '¿Qué pasó mañana? ¡Está aquí, señor! El niño. “Sí”, dijo.'],
    ['Portuguese', 'Não há informação; São Paulo. Amanhã começará às três.'],
    ['Greek', 'Καλημέρα σας'],
    ['Russian', 'Привет как дела'],
    ['Japanese', 'こんにちは'],
  ]
  for (const [language, text] of spoiled) {
    it(`repairs ${language}`, () => {
      for (const table of [windows1252, latin1, macRoman]) assert.equal(repairMojibake(misread(text, table)), text)
    })
  }

  // Czech and Vietnamese in Mac Roman look like mathematics in places, and stay so.
  for (const text of ['Dánsko, Škoda, příliš žluťoučký', 'Tiếng Việt được người']) {
    it(`repairs ${text}`, () => assert.equal(repairMojibake(misread(text, windows1252)), text))
  }

  it('repairs what was misread twice', () => {
    for (const text of ['It’s', 'Café', '“so” — well', 'naïve…']) {
      assert.equal(repairMojibake(misread(misread(text, windows1252), windows1252)), text)
    }
  })

  it('repairs what stands beside sound letters', () => {
    assert.equal(repairMojibake('“cafÃ©” and “café”'), '“café” and “café”')
    assert.equal(repairMojibake('listening ‚ù§ Check'), 'listening ❤ Check')
  })

  it('is quick whatever the text @size', () => {
    for (const part of ['Ã', 'Ã©', 'â€', 'ðŸ˜', '‚Ä', 'é…”', 'ÃƒÂ']) repairMojibake(part.repeat(200_000))
  })
})
