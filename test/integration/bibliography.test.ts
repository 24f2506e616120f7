import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { closeEverything, episodeNamed, inWorkspace, openNote, withSampleLibrary, writeFile } from './transcripts'

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
}

describe('a bibliography in the workspace', () => {
  withSampleLibrary()
  before(() => episodeNamed('DeepSeek'))
  afterEach(closeEverything)

  it('is exported, kept up to date on command, and none of its other entries is touched', async () => {
    const bib = await writeFile('notes/references.bib', '@book{mill, title = {On Liberty}}\n')
    await vscode.commands.executeCommand('verbatim.exportBibliography', { to: bib })
    const written = await textOf(bib)
    assert.match(written, /^@book\{mill, title = \{On Liberty\}\}\n\n@misc\{/)
    assert.match(written, /@misc\{lexfridman2025deepseek,\n/)
    await writeFile(
      'notes/references.bib',
      written.replace(/DeepSeek, China/, 'An old title').replace('Liberty', 'Freedom'),
    )
    await vscode.commands.executeCommand('verbatim.updateBibliography')
    assert.equal(await textOf(bib), written.replace('Liberty', 'Freedom'))
    const json = inWorkspace('notes/references.json')
    await vscode.commands.executeCommand('verbatim.exportBibliography', { to: json })
    assert.ok((JSON.parse(await textOf(json)) as { id: string }[]).some(({ id }) => id === 'lexfridman2025deepseek'))
    await vscode.workspace.fs.delete(bib)
    await vscode.workspace.fs.delete(json)
  })

  it('has keys that are completed in notes, and the times of chapters behind them', async () => {
    const { document } = await openNote('notes/cite.md', 'Said [@lex and [@lexfridman2025deepseek, {] so.\n')
    const at = async (behind: string): Promise<vscode.CompletionItem[]> => {
      const position = document.positionAt(document.getText().indexOf(behind) + behind.length)
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      )
      return items
    }
    const key = (await at('[@lex')).find(({ insertText }) => insertText === '@lexfridman2025deepseek')
    assert.match(key?.detail ?? '', /^DeepSeek, China/)
    const times = (await at(', {')).map(({ label }) =>
      typeof label === 'string' ? label : `${label.label} ${label.description ?? ''}`,
    )
    assert.ok(times.includes('{00:03:33} DeepSeek-R1 and DeepSeek-V3'), times.join('\n'))
    await vscode.workspace.fs.delete(document.uri)
  })

  it('is cited in cards of the preview, by its own markdown-it', async () => {
    const { document } = await openNote(
      'notes/preview.md',
      '> A tied table. [@lexfridman2025deepseek, {00:01:26}]\n\n> One.\n>\n> — [*harbour*, 00:00:09](../transcripts/harbour.txt#t=9.9)\n',
    )
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', document)
    assert.equal(html.match(/<blockquote [^>]*class="(?:code-line )?verbatim-quotation/g)?.length, 2, html)
    assert.match(html, /Lex Fridman, <em>DeepSeek, China.*<\/em>, 00:01:26<\/span>/)
    await vscode.workspace.fs.delete(document.uri)
  })
})
