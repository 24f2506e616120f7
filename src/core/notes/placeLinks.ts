import type { Span } from '../model/transcript'

/** The path in a link of a quotation, as it is written in a note; the span is that of the path. */
export interface PlaceLink extends Span {
  readonly path: string
}

/** The links of a note to places in transcripts: paths with `#t=` or `#char=` behind them, not addresses of the web. */
export function placeLinks(note: string): PlaceLink[] {
  return [...note.matchAll(/\]\([ \t]{0,10}<?([^()<>\s#?]{1,2000})#(?:t|char)=\d/g)].flatMap((found) => {
    const [whole, path = ''] = found
    if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path)) return []
    const start = found.index + whole.lastIndexOf(path)
    return [{ path, start, end: start + path.length }]
  })
}
