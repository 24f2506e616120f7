/**
 * Repairs single characters of UTF-8 that were once read as Mac Roman or Windows-1252: `‚ù§` becomes `❤`, `â€™`
 * becomes `’`. Only sequences that are valid UTF-8 when turned back are changed.
 */
export function repairMojibake(text: string): string {
  // Two or more characters from outside ASCII in a row are rare in sound text, so most texts cost one test.
  if (!/[^\p{ASCII}]{2}/u.test(text)) return text
  return text.replace(/[^\p{ASCII}]{2,}/gu, (run) => decoded(run, windows1252) ?? decoded(run, macRoman) ?? run)
}

const macRoman =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'
const windows1252 =
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
  Array.from({ length: 96 }, (_, i) => String.fromCharCode(160 + i)).join('')

function decoded(run: string, table: string): string | undefined {
  const bytes: number[] = []
  for (const character of run) {
    const index = table.indexOf(character)
    if (index < 0) return undefined
    bytes.push(128 + index)
  }
  return utf8(bytes)
}

/** The text of bytes that are all parts of multi-byte characters, or undefined where they are no UTF-8. */
function utf8(bytes: readonly number[]): string | undefined {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] as number
    const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
    // Of two bytes only the letters of Latin-1: "É»" is the end of a French quotation.
    if (lead < 0xc2 || (size === 2 && lead > 0xc3) || lead > 0xf4 || at + size > bytes.length) return undefined
    let point = lead & (0xff >> (size + 1))
    for (let i = 1; i < size; i++) {
      const next = bytes[at + i] as number
      if (next > 0xbf) return undefined
      point = (point << 6) | (next & 0x3f)
    }
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000) || (size === 3 && point < 0x800)) return undefined
    text += String.fromCodePoint(point)
    at += size
  }
  return text
}
