import { macRoman, windows1252 } from '../model/singleByteTables'
import type { Span } from '../model/transcript'

/** A stretch of a text that was UTF-8 and was once read as single bytes, and what it says. */
export interface Repair extends Span {
  readonly text: string
}

/**
 * Where UTF-8 was once, or twice, read as Windows-1252 or Mac Roman: `â€™` and `‚Äô` for `’`, `Ã©` for `é`. Only what
 * is valid UTF-8 when turned back, and where no sound text would have it: behind a capital, `É»` is the end of a
 * quotation.
 */
export function mojibakeIn(text: string): Repair[] {
  // Two characters from outside ASCII in a row are rare in sound text, so most texts cost one test.
  if (!/[^\p{ASCII}]{2}/u.test(text)) return []
  const found: Repair[] = []
  for (let at = 0; at < text.length;) {
    const repair = text.charCodeAt(at) < 128 ? undefined : (repairAt(text, at, western) ?? repairAt(text, at, mac))
    if (repair !== undefined) found.push(repair)
    at = repair?.end ?? at + 1
  }
  return found
}

/** A text with all that {@link mojibakeIn} finds in it read. */
export function repairMojibake(text: string): string {
  const repairs = mojibakeIn(text)
  if (repairs.length === 0) return text
  let at = 0
  let sound = ''
  for (const repair of repairs) {
    sound += text.slice(at, repair.start) + repair.text
    at = repair.end
  }
  return sound + text.slice(at)
}

/** One character of UTF-8, as its bytes were read. */
interface Sequence {
  /** The bytes. */
  readonly lead: number
  readonly second: number
  /** What is written: the first character, and those that continue it. */
  readonly continuation: string
  readonly point: number
  readonly end: number
}

/** A table of single bytes, and which sequences no sound text that is written with it holds. */
interface Misreading {
  /** By UTF-16 unit; 0 where it is none of the table. */
  readonly byteOf: Uint8Array
  certain(sequence: Sequence, before: string, after: string): boolean
}

const western: Misreading = {
  byteOf: bytesIn(windows1252),
  certain({ lead, second, continuation, point }, before, after) {
    const sign = punctuation.test(continuation.slice(-1))
    switch (true) {
      case lead >= 0xf0:
        return lead === 0xf0 && second === 0x9f
      case lead === 0xe2:
        // Not "hâlâ…”": what begins the second half of a sentence is left alone.
        return [0x80, 0x86, 0x98, 0x99, 0x9a, 0x9c, 0x9d, 0x9e].includes(second) || point === 0x20ac || point === 0x2122
      case lead === 0xe1:
        return (second === 0xba || second === 0xbb) && (!sign || isLetter(after))
      case lead === 0xef:
        return point === 0xfeff || [0xb8, 0xbc, 0xbd].includes(second)
      case lead >= 0xe0:
        return false
      // A capital behind a small letter. × and ß are none: "„Spaß“".
      case isSmall(before):
        return lead !== 0xd7 && lead !== 0xdf
      // “Â”
      case point < 0xa0:
        return false
      case lead > 0xc6 || (lead === 0xc6 && !/[°¡]/.test(continuation)):
        return false
      case isLetter(before):
        return sign
          ? isSmall(after) && isSmall(String.fromCodePoint(point))
          : isLetter(after) || !/[\u00a0\u00ad®™©°ªº²³¹¼½¾]/.test(continuation)
      default:
        return !sign || isLetter(after) || (continuation === '«' && !/\S/.test(before))
    }
  },
}

const mac: Misreading = {
  byteOf: bytesIn(macRoman),
  certain({ lead, second, continuation, point }, before, after) {
    switch (lead) {
      case 0xf0:
        return second === 0x9f
      case 0xe2:
        // Behind a low quote a word may begin with two accents.
        return second < 0x88 || (second >= 0x98 && second < 0x9f && !isLetter(continuation.slice(-1)))
      case 0xe1:
        return second === 0xba || second === 0xbb
      case 0xef:
        return [0xb8, 0xbb, 0xbc, 0xbd].includes(second)
      case 0xc2:
        return point >= 0xa0
      case 0xc3:
        // "√π" is mathematics.
        return isSmall(before) || !/[π∑Ω∞≠≤≥±]/.test(continuation)
      case 0xc4:
      case 0xc5:
        return isSmall(before) || (isLetter(continuation) && isLetter(after))
      default:
        return false
    }
  },
}

/** Signs that follow a letter in sound text. */
const punctuation = /[‘’“”‚„‹›«»…–—•¡¿]/

function repairAt(text: string, start: number, misreading: Misreading): Repair | undefined {
  const first = sequenceAt(text, start, misreading)
  if (first === undefined) return undefined
  const few = sequencesFrom(first, text, misreading, chainLength)
  const certain = isChain(few) || misreading.certain(first, text.charAt(start - 1), text.charAt(first.end))
  if (!certain) return undefined
  // What stands beside something misread was read in the same way.
  const sequences = few.length < chainLength ? few : sequencesFrom(first, text, misreading, text.length)
  const { end } = sequences.at(-1) ?? first
  const read = sequences.map(({ point }) => String.fromCodePoint(point)).join('')
  const sound = repairMojibake(read)
  return /[\u0080-\u009f]/.test(sound) ? undefined : { start, end, text: sound }
}

// Enough to tell a chain; to look at all of it from each of its characters would take its length squared.
const chainLength = 8

function sequencesFrom(first: Sequence, text: string, misreading: Misreading, most: number): Sequence[] {
  const sequences = [first]
  for (let next: Sequence | undefined = first; next !== undefined && sequences.length < most;) {
    next = sequenceAt(text, next.end, misreading)
    if (next !== undefined) sequences.push(next)
  }
  return sequences
}

/** Two capitals with a sign behind each that is no punctuation, or three, are no sound text in any language. */
function isChain(sequences: readonly Sequence[]): boolean {
  const signs = sequences.filter(({ lead, continuation }) => lead < 0xe0 && punctuation.test(continuation)).length
  return signs === 0 ? sequences.length > 1 : sequences.length > 2 && signs * 2 < sequences.length
}

function sequenceAt(text: string, at: number, { byteOf }: Misreading): Sequence | undefined {
  const lead = byteOf[text.charCodeAt(at)] ?? 0
  if (lead < 0xc2 || lead > 0xf4) return undefined
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  let point = lead & (0xff >> (size + 1))
  for (let i = 1; i < size; i++) {
    const byte = byteOf[text.charCodeAt(at + i)] ?? 0
    if ((byte & 0xc0) !== 0x80) return undefined
    point = (point << 6) | (byte & 0x3f)
  }
  if (!isCharacter(point, size)) return undefined
  const second = byteOf[text.charCodeAt(at + 1)] ?? 0
  return { lead, second, continuation: text.slice(at + 1, at + size), point, end: at + size }
}

/** No halves of characters, nothing that would be written in fewer bytes. */
function isCharacter(point: number, size: number): boolean {
  if (size === 2) return point >= 0x80
  if (size === 3) return point >= 0x800 && (point < 0xd800 || point >= 0xe000)
  return point >= 0x10000 && point <= 0x10ffff
}

/** The bytes from 128 on of a table; those up to 159 also as the control characters of that number. */
function bytesIn(table: string): Uint8Array {
  const bytes = new Uint8Array(0x10000)
  for (let byte = 128; byte < 160; byte++) bytes[byte] = byte
  for (let i = 0; i < table.length; i++) bytes[table.charCodeAt(i)] = 128 + i
  return bytes
}

function isSmall(character: string): boolean {
  return /\p{Ll}/u.test(character)
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character)
}
