import { deserialize, serialize } from 'node:v8'
import type { EpisodeTerms } from '../core/library/episodeTerms'
import type { DerivedFacts, KeptEpisode } from '../core/service/keptEpisode'

/** An episode as it lies in a bucket: what few ask for is packed once more. */
export interface PackedEpisode extends Omit<KeptEpisode, 'derived'> {
  readonly derived?: Omit<DerivedFacts, 'terms'> & { readonly terms: Uint8Array }
}

export function packedEpisode({ derived, ...episode }: KeptEpisode): PackedEpisode {
  return { ...episode, ...(derived === undefined ? {} : { derived: { ...derived, terms: serialize(derived.terms) } }) }
}

/** The episode again. Its terms are unpacked each time they are asked for: as objects they take three times the memory. */
export function unpackedEpisode({ derived, index, ...episode }: PackedEpisode): KeptEpisode {
  const kept = { ...episode, index: own(index) }
  if (derived === undefined) return kept
  const { terms, ...rest } = derived
  const packed = Uint8Array.from(terms)
  return {
    ...kept,
    derived: {
      ...rest,
      get terms() {
        return deserialize(packed) as EpisodeTerms
      },
    },
  }
}

/** Copies of its arrays: as they are read they may be parts of the whole bucket, which they would hold in memory. */
function own<T extends object>(record: T): T {
  const copies = Object.entries(record).map(([key, value]: [string, unknown]) => [key, owned(value)])
  return Object.fromEntries(copies) as T
}

function owned(value: unknown): unknown {
  if (value instanceof Uint8Array || value instanceof Uint16Array || value instanceof Int32Array) return value.slice()
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? own(value) : value
}
