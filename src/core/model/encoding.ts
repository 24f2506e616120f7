/** How the characters of a file are written in bytes, under the names by which VS Code knows them. */
export type TextEncoding = 'utf8' | 'utf16le' | 'utf16be' | 'windows1252' | 'macroman'

/** As people call it: `Windows-1252`. */
export function encodingName(encoding: TextEncoding): string {
  switch (encoding) {
    case 'utf8':
      return 'UTF-8'
    case 'utf16le':
      return 'UTF-16 LE'
    case 'utf16be':
      return 'UTF-16 BE'
    case 'windows1252':
      return 'Windows-1252'
    case 'macroman':
      return 'Mac Roman'
  }
}
