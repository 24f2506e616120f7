import type { Cue } from '../model/transcript'
import { folded } from './spokenParts'

/** The name of a cue's speaker in one line; undefined where the source has none, or one of nothing but blanks. */
export function speakerName({ speaker }: Cue): string | undefined {
  const name = folded(speaker ?? '')
  return name === '' ? undefined : name
}
