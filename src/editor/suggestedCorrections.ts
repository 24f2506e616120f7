import * as vscode from 'vscode'
import type { GlossaryForm } from '../core/glossary/entry'
import type { WrittenEntry } from '../core/glossary/glossaryEdit'
import type { Correction } from '../core/service/messages'
import { indexTrouble } from './indexTrouble'
import { labelText } from './labelText'
import type { Library } from './library'
import type { OwnGlossary } from './ownGlossary'
import type { Places } from './places'

interface CorrectionsDeps {
  readonly library: Library
  readonly glossary: OwnGlossary
  readonly places: Places
  /** Remembers what was rejected. */
  readonly memory: vscode.Memento
}

interface CorrectionItem extends vscode.QuickPickItem {
  readonly correction: Correction
}

const REJECTED = 'verbatim.rejectedCorrections'

const accept: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('check'),
  tooltip: vscode.l10n.t('Misheard: write it into my glossary'),
}
const reject: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('close'),
  tooltip: vscode.l10n.t('Right as it is: do not ask again'),
}
const show: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('book'),
  tooltip: vscode.l10n.t('Show the place'),
}

/** Names that may be misheard, with what was said around them: accepted ones go into the person's glossary. */
export function registerSuggestedCorrections(deps: CorrectionsDeps): vscode.Disposable {
  return vscode.commands.registerCommand('verbatim.suggestCorrections', () => suggest(deps))
}

async function suggest({ library, glossary, places, memory }: CorrectionsDeps): Promise<void> {
  const found = await correctionsOf(library)
  if (found === undefined) return
  const rejected = new Set(memory.get<readonly string[]>(REJECTED, []))
  const items = found.filter((each) => !rejected.has(keyOf(each))).map(itemOf)
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No name in the transcripts looks misheard.'))
    return
  }
  const pick = vscode.window.createQuickPick<CorrectionItem>()
  pick.placeholder = vscode.l10n.t('Names that may be misheard: Enter accepts one')
  pick.matchOnDetail = true
  pick.ignoreFocusOut = true
  pick.items = items
  const settle = (item: CorrectionItem): void => {
    pick.items = pick.items.filter((other) => other !== item)
    if (pick.items.length === 0) pick.hide()
  }
  const take = async (item: CorrectionItem): Promise<void> => {
    const { entry, file } = await entryWith(library, item.correction)
    if (await glossary.add(entry, file)) settle(item)
  }
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems
    if (item !== undefined) void take(item)
  })
  pick.onDidTriggerItemButton(({ item, button }) => {
    const [place] = item.correction.contexts
    if (button === accept) void take(item)
    else if (button === reject) {
      rejected.add(keyOf(item.correction))
      void memory.update(REJECTED, [...rejected])
      settle(item)
    } else if (place !== undefined) void places.openPlace(place, { preserveFocus: true })
  })
  pick.onDidHide(() => pick.dispose())
  pick.show()
}

async function correctionsOf(library: Library): Promise<readonly Correction[] | undefined> {
  const title = vscode.l10n.t('Looking for misheard names')
  try {
    return await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
      library.index.request('corrections', {}),
    )
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Misheard names could not be looked for. {0}', indexTrouble(error, library.index)),
    )
    return undefined
  }
}

/** The entry that is meant, with one more mis-hearing, which holds in the show where it was met. */
async function entryWith(
  library: Library,
  { written, meant, show: scope }: Correction,
): Promise<{ readonly entry: WrittenEntry; readonly file?: string }> {
  // A bracket would end the scope; a part of the name does as well.
  const within = scope?.replace(/[()].*$/s, '').trim()
  const heard: GlossaryForm = { text: written, kind: 'heard', exactCase: true, ...(within ? { scope: within } : {}) }
  const known = await library.index.request('entry', { label: meant }).catch(() => undefined)
  if (known !== undefined) return { file: known.file, entry: { ...known.entry, forms: [...known.entry.forms, heard] } }
  const definition = scope === undefined ? '' : vscode.l10n.t('Takes part in {0}.', scope)
  return { entry: { label: meant, forms: [heard], definition } }
}

function itemOf(correction: Correction): CorrectionItem {
  const { written, meant, count, contexts } = correction
  return {
    label: `${labelText(written)} → ${labelText(meant)}`,
    description: count === 1 ? vscode.l10n.t('once') : vscode.l10n.t('{0} times', count),
    detail: contexts.map(({ text }) => `… ${labelText(text)} …`).join('  ·  '),
    buttons: [accept, reject, show],
    correction,
  }
}

function keyOf({ written, meant }: Correction): string {
  return `${written}\n${meant}`
}
