import type { Metadata } from '../model/transcript'
import { isoDate } from './dates'

// What programs write below what was said.
const programs =
  /^(?:Transcribed by https?:\/\/|Transcription ended after \d|This editable transcript was computer generated)/

/**
 * Lines that nobody says: an address with a title at most, rules and pictures, what programs add, and facts above the
 * first turn.
 *
 * @param began true below the first turn
 */
export function isReference(text: string, began: boolean): boolean {
  // A title with its address; who says where to look says a sentence.
  if (/^(?:[^.?!:]{1,100}:\s*)?<?https?:\/\/\S+$/u.test(text.slice(0, 2200))) return true
  if (/^(?:\*{3,}|-{3,}|_{3,}|\{\{.{0,200}\}\}|!\[[^\]]{0,200}\]\(\S{0,1000}\))$/.test(text)) return true
  if (programs.test(text)) return true
  if (!began && /https?:\/\/\S{1,2000}$/.test(text.slice(-2100))) return true
  return !began && /^\p{Lu}[\p{L} ]{1,40}:\s/u.test(text) && text.length < 120
}

/**
 * True for what most lines are: words, and nothing that the functions here, a heading, a time or a rule could be. One
 * look instead of many.
 */
export function isPlainlyWords(text: string): boolean {
  return /^\p{L}/u.test(text) && !text.includes(':') && !/^Trans|^This editable|Transcript$/.test(text)
}

/** Title and day of a meeting: `Weekly mills (2024-01-15 10:03 GMT) – Transcript`, as Google Meet writes it. */
export function meetingFacts(text: string): Pick<Metadata, 'title' | 'date'> | undefined {
  const match = /^(\S.{0,200}?) \((\d{4}[-/]\d{2}[-/]\d{2})[^()]{0,40}\)\s[–-] Transcript$/.exec(text.slice(0, 300))
  const date = isoDate((match?.[2] ?? '').replaceAll('/', '-'))
  if (match?.[1] === undefined || date === undefined) return undefined
  return { title: { value: match[1], origin: 'file' }, date: { value: date, origin: 'file' } }
}
