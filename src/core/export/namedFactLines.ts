import type { Metadata } from '../model/transcript'
import { folded } from './spokenParts'

/** The facts of an episode that are a line each, by the names under which they are read again; people are not among them. */
export function namedFactLines(metadata: Metadata): readonly (readonly [name: string, value: string])[] {
  const { title, show, episode, season, date, url, media } = metadata
  const values: Readonly<Record<string, string>> = {
    title: folded(title?.value ?? ''),
    show: folded(show?.value ?? ''),
    episode: String(episode?.value ?? ''),
    season: String(season?.value ?? ''),
    date: date?.value ?? '',
    url: folded(url?.value ?? ''),
    media: folded(media?.value ?? ''),
  }
  return Object.entries(values).filter(([, value]) => value !== '')
}
