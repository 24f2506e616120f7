import * as vscode from 'vscode'
import { formatDuration } from '../core/model/time'
import type { Place } from '../core/service/messages'
import { dateText } from './dateText'
import { labelText } from './labelText'
import type { Library } from './library'
import { episodeIdOf } from './places'
import type { Places } from './places'
import { playPlace } from './play'
import type { Settings } from './settings'

interface CommandDeps {
  readonly library: Library
  readonly places: Places
  readonly settings: Settings
  readonly log: vscode.LogOutputChannel
}

/** The commands that belong to no single view. Anyone may call a command, so arguments are checked. */
export function registerCommands({ library, places, settings, log }: CommandDeps): vscode.Disposable {
  const command = vscode.commands.registerCommand
  const focus = () => vscode.commands.executeCommand('verbatim.episodes.focus')
  const rebuild = () => library.rebuild()
  const wanted = (what: unknown): Promise<Place | undefined> => placeMeant(what, places)
  return vscode.Disposable.from(
    command('verbatim.openEpisode', async (what?: unknown) => {
      const place = placeOf(what) ?? (await pickEpisode(library, vscode.l10n.t('Open an episode in the reader')))
      if (place !== undefined) await places.openPlace(place, { preview: false })
    }),
    command('verbatim.openPlace', async (what?: unknown) => {
      const place = what === undefined || isInFront(what) ? await wanted(what) : placeOf(what)
      if (place !== undefined) await places.openPlace(place)
    }),
    command('verbatim.play', async (what?: unknown) => {
      const place = await wanted(what)
      if (place === undefined) sayNoTranscript()
      else await playPlace(library, place)
    }),
    command('verbatim.openRawFile', async (what?: unknown) => {
      const place = await wanted(what)
      if (place === undefined) sayNoTranscript()
      else await places.openRaw(place, { preview: false })
    }),
    command('verbatim.openSampleLibrary', async () => {
      await settings.setSampleLibrary(true)
      await focus()
    }),
    command('verbatim.closeSampleLibrary', () => settings.setSampleLibrary(false)),
    command('verbatim.rebuildIndex', rebuild),
    command('verbatim.restartIndex', rebuild),
    command('verbatim.showLog', () => log.show()),
  )
}

/** The place that a command was called for, or that of the cursor in the transcript in front. */
export async function placeMeant(what: unknown, places: Places): Promise<Place | undefined> {
  // An editor's own menus name its document; what is meant is the place of the cursor in it.
  return (isInFront(what) ? await places.current() : undefined) ?? placeOf(what) ?? (await places.current())
}

/**
 * The place that a command was called for: itself, or that of a row of a view; the start of the episode for an
 * address of the reader. Undefined for anything else.
 */
export function placeOf(what: unknown): Place | undefined {
  if (what instanceof vscode.Uri) {
    const episode = episodeIdOf(what)
    return episode === undefined ? undefined : { episode, offset: 0 }
  }
  if (typeof what !== 'object' || what === null) return undefined
  if ('place' in what) return placeOf(what.place)
  if (!('episode' in what) || typeof what.episode !== 'string') return undefined
  const offset = 'offset' in what && isCount(what.offset) ? what.offset : 0
  const startTime = 'startTime' in what && isCount(what.startTime) ? what.startTime : undefined
  return { episode: what.episode, offset, ...(startTime === undefined ? {} : { startTime }) }
}

function isInFront(what: unknown): boolean {
  const inFront = vscode.window.activeTextEditor?.document.uri.toString()
  return what instanceof vscode.Uri && what.toString() === inFront
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** Lets the person choose an episode; undefined where there is none, after one plain message, or none was chosen. */
export async function pickEpisode(library: Library, placeHolder: string): Promise<Place | undefined> {
  await library.ready
  const items = library.state.episodes.map(({ id, title, metadata, duration }) => {
    const date = metadata.date?.value
    const facts = [
      metadata.show?.value,
      date === undefined ? undefined : dateText(date, vscode.env.language),
      duration === undefined ? undefined : formatDuration(duration),
    ]
    return {
      id,
      label: labelText(title),
      detail: facts.filter((fact) => fact !== undefined).join(' · '),
    }
  })
  if (items.length === 0) {
    sayNoTranscript()
    return undefined
  }
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDetail: true,
  })
  return picked === undefined ? undefined : { episode: picked.id, offset: 0 }
}

function sayNoTranscript(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('There is no transcript here. Choose one in the Episodes view of Verbatim.'),
  )
}
