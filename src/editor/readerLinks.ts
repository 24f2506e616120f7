import * as vscode from 'vscode'
import { formatTimestamp } from '../core/model/time'
import type { Place } from '../core/service/messages'
import type { Library } from './library'
import { playAddress } from './play'
import type { ReaderTexts } from './readerTexts'

/** The time in front of a paragraph. */
class TimeLink extends vscode.DocumentLink {
  readonly place: Place

  constructor(range: vscode.Range, place: Place & { readonly startTime: number }) {
    super(range)
    this.place = place
    this.tooltip = vscode.l10n.t('Play from {0}', formatTimestamp(place.startTime))
  }
}

/** Makes the times of the reader play the recording there, where one is known. */
export class ReaderLinks implements vscode.DocumentLinkProvider<TimeLink> {
  private readonly library: Library
  private readonly readers: ReaderTexts

  constructor(library: Library, readers: ReaderTexts) {
    this.library = library
    this.readers = readers
  }

  async provideDocumentLinks(document: vscode.TextDocument): Promise<TimeLink[]> {
    const shown = await this.readers.shownIn(document)
    const episode = shown && this.library.episode(shown.id)
    if (
      shown === undefined ||
      episode === undefined ||
      playAddress(episode, { episode: episode.id, offset: 0 }) === undefined
    )
      return []
    const { paragraphs, text } = shown.reader
    const links: TimeLink[] = []
    for (let i = 0; i + 1 < paragraphs.length; i += 2) {
      const offset = paragraphs[i] ?? 0
      const time = paragraphs[i + 1] ?? -1
      const end = text.indexOf(']', offset)
      if (time < 0 || text[offset] !== '[' || end < 0) continue
      const start = document.positionAt(offset).translate(0, 1)
      const place = { episode: shown.id, offset: 0, startTime: time / 1000 }
      links.push(new TimeLink(new vscode.Range(start, document.positionAt(end)), place))
    }
    return links
  }

  resolveDocumentLink(link: TimeLink): TimeLink {
    const episode = this.library.episode(link.place.episode)
    const address = episode && playAddress(episode, link.place)
    if (address !== undefined) link.target = vscode.Uri.parse(address, true)
    return link
  }
}
