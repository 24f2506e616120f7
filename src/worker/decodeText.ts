import { isAscii, isUtf8 } from 'node:buffer'
import type { TextEncoding } from '../core/model/encoding'
import { macRoman, windows1252 } from '../core/model/singleByteTables'

/** A text as editors show it, without a byte order mark, so that offsets count from its first character. */
export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

/**
 * The text of a file: UTF-16 where a byte order mark or the places of its zero bytes say so, UTF-8 where the bytes are
 * that (but for a few bad ones, in whose place U+FFFD stands), else Windows-1252 or Mac Roman. Bytes that can be none of
 * these are taken as UTF-8 too: all those U+FFFD tell that the text is not to be read. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  // Most transcripts are; a tenth of the time of decoding. Zero bytes may mean UTF-16.
  if (isAscii(bytes) && !bytes.subarray(0, headLength).includes(0)) return { text: latin1Of(bytes), encoding: 'utf8' }
  const encoding = encodingOf(bytes)
  switch (encoding) {
    case 'utf8':
      return { text: new TextDecoder().decode(bytes), encoding }
    case 'utf16le':
    case 'utf16be':
      return { text: new TextDecoder(encoding === 'utf16le' ? 'utf-16le' : 'utf-16be').decode(bytes), encoding }
    case 'windows1252':
    case 'macroman':
      return { text: singleByteText(bytes, encoding === 'macroman' ? macRoman : windows1252), encoding }
  }
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  const utf16 = utf16Of(bytes)
  if (utf16 !== undefined) return utf16
  if (isUtf8(bytes) || isNearlyUtf8(bytes) || !isWestern(bytes)) return 'utf8'
  return isMacRoman(bytes) ? 'macroman' : 'windows1252'
}

/** Without a mark, one half of the units of any text with blanks, digits and line ends is often zero, the other hardly. */
function utf16Of(bytes: Uint8Array): 'utf16le' | 'utf16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be'
  const length = Math.min(bytes.length, headLength) & ~1
  const zeros = [0, 0] as [number, number]
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[(at & 1) as 0 | 1] += 1
  const isHighHalf = (high: number, low: number): boolean => high * 20 > length && high > low * 20
  if (isHighHalf(zeros[1], zeros[0])) return 'utf16le'
  return isHighHalf(zeros[0], zeros[1]) ? 'utf16be' : undefined
}

const headLength = 8192

/** True when at least as many characters of several bytes are sound as there are bad bytes. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  let sound = 0
  let bad = 0
  for (let at = 0; at < bytes.length;) {
    const size = sizeOf(bytes, at)
    if (size > 1) sound += 1
    else if (size === 0) {
      // A file that is cut in the middle of a character; one byte alone is rather a letter of another encoding.
      if (at + 2 <= bytes.length && at + 3 >= bytes.length && isCutOff(bytes, at)) return sound >= bad
      bad += 1
    }
    at += Math.max(1, size)
  }
  return sound >= bad
}

/** How many bytes the UTF-8 character at a place has, 0 where there is none. */
function sizeOf(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number
  if (lead < 0x80) return 1
  const size = leadSize(lead)
  for (let i = 1; i < size; i++) if (!isContinuation(bytes[at + i])) return 0
  return size
}

function isCutOff(bytes: Uint8Array, at: number): boolean {
  const rest = bytes.length - at
  return leadSize(bytes[at] as number) > rest && bytes.subarray(at + 1).every(isContinuation)
}

function leadSize(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

/**
 * In Western languages most letters are of ASCII (French, German: 95 %; Finnish, Icelandic: 85 %). Where they are not, the
 * bytes mean another alphabet, and which one cannot be told.
 */
function isWestern(bytes: Uint8Array): boolean {
  let plain = 0
  let others = 0
  for (const byte of bytes) {
    if (byte >= 128) others += 1
    else if ((byte | 32) >= 97 && (byte | 32) <= 122) plain += 1
  }
  return others < plain
}

/**
 * True where the bytes make sense as Mac Roman and for the most part do not as Windows-1252: capitals and signs would
 * stand in the middle of words there (`donÕt`, `cafŽ`).
 */
function isMacRoman(bytes: Uint8Array): boolean {
  let seen = 0
  let sound = 0
  let soundAsMac = 0
  for (let at = 0; at < bytes.length && seen < enoughSeen; at++) {
    if ((bytes[at] as number) < 128) continue
    seen += 1
    if (makesSense(bytes, at, windows1252)) sound += 1
    if (makesSense(bytes, at, macRoman)) soundAsMac += 1
  }
  // Sentences in ten languages: read rightly all make sense, of Mac Roman read as Windows-1252 at most 71 %.
  return soundAsMac >= seen * 0.95 && sound <= seen * 0.8
}

const enoughSeen = 5000

function makesSense(bytes: Uint8Array, at: number, table: string): boolean {
  const character = characterOf(bytes[at], table)
  const inside = isLetter(characterOf(bytes[at - 1], table))
  const goesOn = isLetter(characterOf(bytes[at + 1], table))
  if (isLetter(character)) return /\p{Lu}/u.test(character) ? !/\p{Ll}/u.test(characterOf(bytes[at - 1], table)) : true
  if (/[’—…·\u00ad]/.test(character)) return true
  if (/[¿¡]/.test(character)) return !inside && goesOn
  return !(inside && goesOn) && !/[\u0080-\u009f]/.test(character)
}

/** Ligatures are letters that no keyboard writes; a byte that means one is read in the wrong table. */
function isLetter(character: string): boolean {
  return /\p{L}/u.test(character) && !/[ﬁﬂªºƒˆˇ]/.test(character)
}

function characterOf(byte: number | undefined, table: string): string {
  if (byte === undefined) return ' '
  return byte < 128 ? String.fromCharCode(byte) : (table[byte - 128] as string)
}

function singleByteText(bytes: Uint8Array, table: string): string {
  return latin1Of(bytes).replace(/[\u0080-\u00ff]/g, (character) => table[character.charCodeAt(0) - 128] as string)
}

function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
