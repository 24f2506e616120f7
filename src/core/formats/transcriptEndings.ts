/** Endings of files that may be transcripts; whether one is, is told by its content. */
const endings = new Set(
  'txt md markdown vtt webvtt srt sbv ass ssa ttml dfxp lrc json json3 srv1 srv2 srv3 xml html htm'.split(' '),
)

/** True for the name of a file that may be a transcript. */
export function mayBeTranscript(name: string): boolean {
  return endings.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
}
