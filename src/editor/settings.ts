import * as vscode from 'vscode'
import { readTemplate, type QuoteTemplate, type TemplateProblem } from '../core/notes/quoteTemplate'
import { quoteForms, type QuoteForm } from '../core/notes/quoteText'
import { globExpression, literalGlob } from './globs'

/** Globs of what is looked for in a workspace folder and what is left out, relative to the folder. */
export interface FilePatterns {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

/** Folders in which no person keeps transcripts, whatever the settings say. */
const NEVER = ['**/node_modules/**', '**/.git/**']

/** The person's settings, typed. The only file that reads or writes the configuration. */
export class Settings implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>()
  private readonly libraryChanges = new vscode.EventEmitter<void>()
  private readonly listening: vscode.Disposable

  /** Any of the values changed. */
  readonly onDidChange: vscode.Event<void> = this.changes.event
  /** What decides which files are in the library changed. */
  readonly onDidChangeLibrary: vscode.Event<void> = this.libraryChanges.event

  constructor() {
    const library = [
      'verbatim.transcripts',
      'verbatim.sampleLibrary',
      'verbatim.glossary',
      'files.exclude',
      'search.exclude',
    ]
    this.listening = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('verbatim')) this.changes.fire()
      if (library.some((section) => event.affectsConfiguration(section))) this.libraryChanges.fire()
    })
  }

  /** Which files of a workspace folder are transcripts. */
  transcripts(folder: vscode.WorkspaceFolder): FilePatterns {
    const own = vscode.workspace.getConfiguration('verbatim', folder)
    return {
      include: texts(own.get('transcripts.include')),
      exclude: [...NEVER, ...texts(own.get('transcripts.exclude')), ...hidden(folder)],
    }
  }

  /** Takes files of a workspace folder, by their paths relative to it, into its transcripts. */
  async includeTranscripts(folder: vscode.WorkspaceFolder, paths: readonly string[]): Promise<void> {
    const own = vscode.workspace.getConfiguration('verbatim', folder)
    const globs = [...texts(own.get('transcripts.include')), ...paths.map(literalGlob)]
    const several = vscode.workspace.workspaceFile !== undefined
    const target = several ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace
    await own.update('transcripts.include', [...new Set(globs)], target)
  }

  /** Which files of a workspace folder are the person's glossaries. */
  glossaries(folder: vscode.WorkspaceFolder): FilePatterns {
    const own = vscode.workspace.getConfiguration('verbatim', folder)
    return { include: texts(own.get('glossary.files')), exclude: [...NEVER, ...hidden(folder)] }
  }

  /** Whether the transcripts that come with the extension are in the library. */
  get sampleLibrary(): boolean {
    return vscode.workspace.getConfiguration('verbatim').get('sampleLibrary') === true
  }

  /** Writes where the value in force comes from; the person's own settings when nothing was set yet. */
  async setSampleLibrary(on: boolean): Promise<void> {
    await this.update('sampleLibrary', on)
  }

  /** Hover cards at all, in the person's own notes, for first occurrences only, and the terms that have none (in small letters). */
  get cards(): {
    readonly enabled: boolean
    readonly inNotes: boolean
    readonly firstOnly: boolean
    readonly muted: ReadonlySet<string>
  } {
    const own = vscode.workspace.getConfiguration('verbatim')
    return {
      enabled: own.get('cards.enabled') !== false,
      inNotes: own.get('cards.inNotes') !== false,
      firstOnly: own.get('cards.firstOnly') === true,
      muted: new Set(this.mutedTerms.map((term) => term.toLowerCase())),
    }
  }

  /** The terms without a card, as they are written in the settings. */
  get mutedTerms(): readonly string[] {
    return texts(vscode.workspace.getConfiguration('verbatim').get('cards.muted'))
  }

  async setMutedTerms(terms: readonly string[]): Promise<void> {
    await this.update('cards.muted', terms)
  }

  /** Whether the quotations of Markdown notes are compared with their sources. */
  get checkNotes(): boolean {
    return vscode.workspace.getConfiguration('verbatim').get('check.notes') !== false
  }

  /** Whether transcripts show where notes quote them. */
  get quotedPlaces(): boolean {
    return vscode.workspace.getConfiguration('verbatim').get('quotedPlaces') === true
  }

  /** The form in which quotations are written, or why the person's own cannot be used. */
  get quoteForm(): QuoteForm | QuoteTemplate | TemplateProblem {
    const own = vscode.workspace.getConfiguration('verbatim')
    const form: unknown = own.get('quote.form')
    if (form === 'template') return readTemplate(String(own.get('quote.template')))
    return quoteForms.find((each) => each === form) ?? 'blockquote'
  }

  /** Whether quotations have right names in [brackets] for what the glossary knows as mis-hearings. */
  get quoteCorrected(): boolean {
    return vscode.workspace.getConfiguration('verbatim').get('quote.corrected') === true
  }

  /** Whether VS Code's Markdown features themselves change links when this file is moved. */
  markdownFollows(file: vscode.Uri): boolean {
    const own = vscode.workspace.getConfiguration('markdown.updateLinksOnFileMove', file)
    const enabled: unknown = own.get('enabled')
    if (enabled !== 'always' && enabled !== 'prompt') return false
    return texts(own.get('include')).some((glob) => globExpression(glob).test(file.path.slice(1)))
  }

  private async update(name: string, value: unknown): Promise<void> {
    const own = vscode.workspace.getConfiguration('verbatim')
    const inWorkspace = own.inspect(name)?.workspaceValue !== undefined
    await own.update(
      name,
      value,
      inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
    )
  }

  dispose(): void {
    this.listening.dispose()
    this.changes.dispose()
    this.libraryChanges.dispose()
  }
}

/** What `files.exclude` and `search.exclude` name; `findFiles` honours only the first by itself. */
function hidden(folder: vscode.WorkspaceFolder): string[] {
  return ['files', 'search'].flatMap((section) => {
    const value: unknown = vscode.workspace.getConfiguration(section, folder).get('exclude')
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([glob, on]) => (on === true ? [glob] : []))
  })
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.filter((item): item is string => typeof item === 'string' && item.trim() !== '')
}
