import type { EpisodeId } from '../library/episode'
import type { EpisodeText } from '../library/heldEpisode'

/** Where texts of episodes are found again that are not held any more. */
export interface TextSource {
  /** The text of an episode as it was put; undefined when its file has changed since, is gone or cannot be read. */
  textOf(id: EpisodeId): EpisodeText | undefined
}

/** Thrown when a text is asked for whose file has changed: its episode has to be put again before anything is said of it. */
export class TextChanged extends Error {
  override readonly name = 'TextChanged'
  readonly episode: EpisodeId

  constructor(episode: EpisodeId) {
    super(`The file of ${episode} has changed since it was read.`)
    this.episode = episode
  }
}

/** So many characters of source are held, about a hundred hours of talk and 70 MB of memory. */
const usualRoom = 10_000_000

/**
 * The texts of episodes: the ones used last are held, the others are read again. Without a source to read from all
 * are held.
 */
export class EpisodeTexts {
  private readonly source: TextSource | undefined
  private readonly room: number
  /** The one used last comes last. */
  private readonly held = new Map<EpisodeId, EpisodeText>()
  private size = 0

  constructor(source?: TextSource, room = usualRoom) {
    this.source = source
    this.room = source === undefined ? Infinity : room
  }

  /** Keeps a text that is known anyway. */
  put(id: EpisodeId, text: EpisodeText): void {
    this.remove(id)
    this.held.set(id, text)
    this.size += text.source.length
    for (const [oldest] of this.held) {
      if (this.size <= this.room || oldest === id) break
      this.remove(oldest)
    }
  }

  /** @throws TextChanged when the file of the episode is not what it was when the episode was put */
  of(id: EpisodeId): EpisodeText {
    const known = this.held.get(id)
    if (known !== undefined) {
      this.held.delete(id)
      this.held.set(id, known)
      return known
    }
    const read = this.source?.textOf(id)
    if (read === undefined) throw new TextChanged(id)
    this.put(id, read)
    return read
  }

  remove(id: EpisodeId): void {
    const known = this.held.get(id)
    if (known === undefined) return
    this.held.delete(id)
    this.size -= known.source.length
  }
}
