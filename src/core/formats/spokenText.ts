/**
 * True when a plain text looks like speech written down: hardly any markup, and either running words without
 * punctuation, or long paragraphs with the words that people say and do not write (`um`, `you know`, `gonna`).
 * Read-me files, notes, tables, source code and lists are not. When in doubt it is false: a transcript left out is
 * said to be left out, a letter taken for one would turn up in every search.
 */
export function looksSpoken(text: string): boolean {
  const words = text.match(/[^\s]+/g) ?? []
  if (words.length < 60 || text.length / words.length > 12) return false
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const lineLength = text.length / lines.length
  if (share(text, /[^\p{L}\p{M}\p{N}\s.,?!;:'’"“”…()[\]%$&–—-]/gu) > 0.004) return false
  if (share(text, /\p{L}/gu) < 0.65) return false
  const stops = (text.match(/[.?!…]["'”’)\]]*(?=\s|$)/g) ?? []).length
  const commas = (text.match(/,\s/g) ?? []).length
  const spoken = text.match(spokenPattern) ?? []
  const unpunctuated = stops * 80 < words.length && commas * 40 < words.length
  if (unpunctuated) return lineLength > 1000 || (lineLength > 20 && spoken.length * 150 > words.length)
  // One such word may be the habit of a writer.
  const kinds = new Set(spoken.map((word) => word.toLowerCase())).size
  return lineLength > 100 && kinds > 1 && spoken.length * 100 > words.length && share(text, /["“”]/g) < 0.004
}

const spokenPattern =
  /\b(?:um+|uh+|hmm|yeah|okay|gonna|wanna|you know|i mean|kind of|sort of|right\?)(?![\p{L}'])|\[(?:applause|music|laughter)\]/giu

function share(text: string, pattern: RegExp): number {
  return (text.match(pattern) ?? []).length / text.length
}
