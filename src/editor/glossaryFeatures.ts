import * as vscode from 'vscode'
import { registerAddToGlossary } from './addToGlossary'
import { DocumentTerms } from './documentTerms'
import { registerHoverCards } from './hoverCards'
import type { Library } from './library'
import { registerMutedTerms } from './mutedTerms'
import { OwnGlossary } from './ownGlossary'
import type { Places } from './places'
import type { ReaderTexts } from './readerTexts'
import type { Settings } from './settings'
import { registerSuggestedCorrections } from './suggestedCorrections'
import { registerTermCompletions } from './termCompletions'
import { registerTermPlaces } from './termPlaces'

interface GlossaryDeps {
  readonly library: Library
  readonly readers: ReaderTexts
  readonly settings: Settings
  readonly bundledGlossary: vscode.Uri
  readonly places: Places
  readonly memory: vscode.Memento
}

/** What a person does with terms: read cards, mute them, go to entries and mentions, complete and add terms. */
export function registerGlossaryFeatures({
  library,
  readers,
  settings,
  bundledGlossary,
  places,
  memory,
}: GlossaryDeps): vscode.Disposable {
  const terms = new DocumentTerms({ library, readers })
  const glossary = new OwnGlossary(library, bundledGlossary)
  return vscode.Disposable.from(
    terms,
    registerHoverCards({ library, settings, terms }),
    registerMutedTerms(settings),
    registerTermPlaces({ library, terms }),
    registerTermCompletions(library),
    registerAddToGlossary({ library, glossary }),
    registerSuggestedCorrections({ library, glossary, places, memory }),
  )
}
