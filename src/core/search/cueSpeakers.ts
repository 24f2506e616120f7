import type { Cue } from '../model/transcript'

/** Who says each cue of an episode, as far as its source tells; kept, so that conditions need not read the text. */
export interface CueSpeakers {
  readonly names: readonly string[]
  /** For each cue an index in `names`, -1 where nobody is named; empty where no cue names anybody. */
  readonly ofCue: Int32Array
}

export function cueSpeakersOf(cues: readonly Cue[]): CueSpeakers {
  const numbers = new Map<string, number>()
  const ofCue = Int32Array.from(cues, ({ speaker }) => {
    if (speaker === undefined) return -1
    const known = numbers.get(speaker) ?? numbers.size
    numbers.set(speaker, known)
    return known
  })
  return { names: [...numbers.keys()], ofCue: numbers.size === 0 ? new Int32Array(0) : ofCue }
}

/** The name of whoever says a cue; undefined where the source does not tell. */
export function speakerOf({ names, ofCue }: CueSpeakers, cue: number): string | undefined {
  return names[ofCue[cue] ?? -1]
}
