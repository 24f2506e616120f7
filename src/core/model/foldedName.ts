/**
 * The key under which spellings of one name are the same: case and blanks do not tell names apart.
 *
 * @example foldedName('ADA  LOVELACE ') // 'ada lovelace'
 */
export function foldedName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}
