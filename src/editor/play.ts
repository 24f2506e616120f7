import * as vscode from 'vscode'
import { mediaUrlAt } from '../core/notes/locator'
import type { EpisodeSummary, Place } from '../core/service/messages'
import type { Library } from './library'

/** The web address that plays an episode at a place; undefined without a recording or without times. */
export function playAddress({ metadata, timed }: EpisodeSummary, place: Place): string | undefined {
  const address = metadata.media?.value ?? metadata.url?.value
  if (address === undefined || !timed) return undefined
  return mediaUrlAt(address, place.startTime ?? 0)
}

/** Opens the recording at a place in the browser, or says plainly why it cannot. */
export async function playPlace(library: Library, place: Place): Promise<void> {
  const episode = library.episode(place.episode)
  const address = episode === undefined ? undefined : playAddress(episode, place)
  if (address === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No recording is known for this transcript. A sidecar file can name it: media: https://…'),
    )
    return
  }
  // As a string, not as a Uri, which would encode what is encoded already.
  await vscode.commands.executeCommand('vscode.open', address)
}
