/** Whole numbers from 0 on, in as little room as the largest needs: an episode of some hours is counted in two bytes. */
export type Numbers = Uint16Array | Int32Array

/** The same numbers; a copy. */
export function packedNumbers(values: Int32Array): Numbers {
  // Numbers of which none has a bit above the sixteenth.
  let bits = 0
  for (let i = 0; i < values.length; i++) bits |= values[i] as number
  return bits < 1 << 16 && bits >= 0 ? new Uint16Array(values) : values.slice()
}
