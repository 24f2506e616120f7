import type { Place } from '../core/service/messages'
import type { Library } from './library'

/** The same place in the file from which the episode is read, where it is that of another form of the episode. */
export async function shownPlace(library: Library, place: Place): Promise<Place> {
  const file = place.episode
  const id = library.episode(file)?.id
  if (id === undefined || id === file) return place
  return (await library.index.request('place', { file, offset: place.offset }).catch(() => undefined)) ?? place
}
