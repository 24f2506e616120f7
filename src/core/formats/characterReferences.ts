import { windows1252 } from '../model/singleByteTables'

/** The references of HTML, XML and WebVTT, with their signs: for `matchAll`, or as a part of a pattern. */
export const characterReference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g

/**
 * The character for which a reference stands, undefined for a name that is not known.
 *
 * @param reference with its signs
 * @example characterOf('&amp;') // &
 * @example characterOf('&#xE9;') // é
 */
export function characterOf(reference: string): string | undefined {
  const inside = reference.slice(1, -1)
  if (!inside.startsWith('#')) return named.get(inside)
  const code = /^#x/i.test(inside) ? parseInt(inside.slice(2), 16) : Number(inside.slice(1))
  // Control characters, halves of pairs and what lies beyond Unicode are no text.
  if (code === 9 || code === 10 || code === 13) return ' '
  if (!(code >= 32) || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return undefined
  // HTML: these numbers mean what Windows-1252 writes with them.
  return code >= 128 && code < 160 ? windows1252[code - 128] : String.fromCodePoint(code)
}

/** A text with its references read. */
export function withCharacters(text: string): string {
  return text.includes('&')
    ? text.replace(characterReference, (reference) => characterOf(reference) ?? reference)
    : text
}

// Those that captions and pages use in running text.
const named = new Map(
  (
    'amp:& lt:< gt:> quot:" apos:\' hellip:… mdash:— ndash:– lsquo:‘ rsquo:’ ldquo:“ rdquo:” laquo:« raquo:» bull:• ' +
    'middot:· copy:© reg:® trade:™ deg:° euro:€ pound:£ cent:¢ sect:§ para:¶ times:× divide:÷ frac12:½ iexcl:¡ iquest:¿ ' +
    'agrave:à aacute:á acirc:â atilde:ã auml:ä aring:å aelig:æ ccedil:ç egrave:è eacute:é ecirc:ê euml:ë igrave:ì ' +
    'iacute:í icirc:î iuml:ï ntilde:ñ ograve:ò oacute:ó ocirc:ô otilde:õ ouml:ö oslash:ø ugrave:ù uacute:ú ucirc:û ' +
    'uuml:ü yacute:ý yuml:ÿ szlig:ß Agrave:À Aacute:Á Acirc:Â Auml:Ä Aring:Å AElig:Æ Ccedil:Ç Egrave:È Eacute:É ' +
    'Ecirc:Ê Ntilde:Ñ Oacute:Ó Ocirc:Ô Ouml:Ö Oslash:Ø Uacute:Ú Ucirc:Û Uuml:Ü'
  )
    .split(' ')
    .map((entry): [string, string] => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)]),
)
named.set('nbsp', '\u00a0').set('ensp', ' ').set('emsp', ' ').set('thinsp', ' ')
// Signs that are not seen and part no words.
for (const name of ['shy', 'zwnj', 'zwj', 'lrm', 'rlm']) named.set(name, '')
