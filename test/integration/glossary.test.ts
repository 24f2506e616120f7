import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import type { VerbatimApi } from '../../src/extension'
import { eventually } from '../support/eventually'
import { closeEverything, episodeNamed, inWorkspace, openNote, openRaw, readLibrary, writeFile } from './transcripts'

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
}

describe('the terms of glossaries', () => {
  afterEach(closeEverything)

  it('lead to their entry in the glossary', async () => {
    await episodeNamed('harbour')
    const { document } = await openNote('notes/terms.md', 'A tide table.')
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      new vscode.Position(0, 4),
    )
    const places = found.map((each) =>
      'uri' in each ? [each.uri.path, each.range.start.line] : [each.targetUri.path, each.targetRange.start.line],
    )
    assert.deepEqual(places, [[inWorkspace('glossary.md').path, 2]])
  })

  it('lead to every mention in the library', async () => {
    const { document } = await openNote('notes/terms.md', 'A tide table.')
    const episode = await episodeNamed('harbour')
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      new vscode.Position(0, 4),
    )
    const ours = found.filter(({ uri }) => uri.toString() === episode.id)
    assert.equal(ours.length, 1)
    const raw = await openRaw(episode)
    assert.equal(raw.document.getText(ours[0]?.range), 'tied table')
  })

  it('complete what is written in a note, when asked to', async () => {
    const { document } = await openNote('notes/completed.md', 'A tide ch')
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 6),
    )
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label))
    assert.ok(labels.includes('tide table'), labels.join())
  })

  it('are abbreviations in the preview, with what they are as text', async () => {
    const extension = vscode.extensions.getExtension<VerbatimApi>('verbatim-notes.verbatim')
    const { extendMarkdownIt } = (await extension?.activate()) as VerbatimApi
    await episodeNamed('harbour')
    const rules: ((state: unknown) => void)[] = []
    extendMarkdownIt({ core: { ruler: { push: (_name, rule) => void rules.push(rule as (state: unknown) => void) } } })
    class Token {
      readonly type: string
      content = ''
      attrs: [string, string][] | null = null
      children: Token[] | null = null
      constructor(type: string) {
        this.type = type
      }
    }
    const rendered = (): string[] => {
      const text = Object.assign(new Token('text'), { content: 'A tide table <b>.' })
      const paragraph = Object.assign(new Token('inline'), { children: [text] })
      for (const rule of rules) rule({ src: text.content, tokens: [paragraph], Token })
      return paragraph.children.map(({ type, content, attrs }) => attrs?.[0]?.[1] ?? (content || type))
    }
    const parts = await eventually(() => {
      const now = rendered()
      return now.length > 1 && now
    }, 'the abbreviation')
    assert.deepEqual(parts, [
      'A ',
      'A printed or computed list of the times and heights of high and low water for a place.',
      'tide table',
      'abbr_close',
      ' <b>.',
    ])
  })

  it('are written into the person’s glossary, and hold at once', async () => {
    const glossary = inWorkspace('glossary.md')
    const before = await textOf(glossary)
    try {
      await openNote('notes/adding.md', 'The slack water is near.')
      const { showInputBox } = vscode.window
      const answers = ['slack water', 'The short time without a current.']
      Object.assign(vscode.window, { showInputBox: () => Promise.resolve(answers.shift()) })
      await Promise.resolve(vscode.commands.executeCommand('verbatim.addToGlossary')).finally(() =>
        Object.assign(vscode.window, { showInputBox }),
      )
      assert.match(await textOf(glossary), /\n## slack water\n\nThe short time without a current\.\n$/)
      const document = vscode.window.activeTextEditor?.document
      await eventually(async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document?.uri,
          new vscode.Position(0, 6),
        )
        const texts = hovers.flatMap(({ contents }) => contents)
        return texts.some((text) => (typeof text === 'string' ? text : text.value).includes('without a current'))
      }, 'the card')
    } finally {
      await writeFile('glossary.md', before)
    }
  })

  it('are offered for names that sound like them, and take the mis-hearing in', async () => {
    await writeFile('names/glossary.md', '## Spilhaus Institute\nA school of tides.\n')
    await writeFile(
      'transcripts/misheard.txt',
      '[00:00:00.000 --> 00:00:03.000]   - We went to Spillhouse Institute.\n[00:00:03.000 --> 00:00:06.000]   And that was good.\n',
    )
    try {
      await episodeNamed('misheard')
      const library = await readLibrary()
      await eventually(() => library.state.glossaries.some(({ file }) => file.includes('names')), 'the glossary')
      void vscode.commands.executeCommand('verbatim.suggestCorrections')
      await eventually(async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
        return /^Heard as: "Spillhouse Institute"$/m.test(await textOf(inWorkspace('names/glossary.md')))
      }, 'the mis-hearing in the glossary')
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
    } finally {
      await vscode.workspace.fs.delete(inWorkspace('transcripts/misheard.txt'))
      const library = await readLibrary()
      // More than one may have been accepted, and is written while the folder goes.
      await eventually(async () => {
        await Promise.resolve(vscode.workspace.fs.delete(inWorkspace('names'), { recursive: true })).catch(() => {})
        return library.state.glossaries.every(({ file }) => !file.includes('names'))
      }, 'the glossary to go')
    }
  })
})
