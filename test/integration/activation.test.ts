import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { READER_LANGUAGE } from '../../src/editor/places'
import { episodeOf, verbatim } from '../support/verbatim'

describe('the extension', () => {
  it('registers every command that it contributes', async () => {
    await verbatim()
    const known = new Set(await vscode.commands.getCommands(true))
    const missing = contributed('commands').filter((command) => !known.has(command))
    assert.deepEqual(missing, [])
  })

  it('has no text that is only a key', () => {
    const { contributes } = manifest()
    assert.doesNotMatch(JSON.stringify(contributes), /"%[\w.]+%"/)
  })

  it('opens an episode in the reader, and its raw file at the same place', async () => {
    const { id, chapters } = await episodeOf('transcripts/harbour.txt')
    await vscode.commands.executeCommand('verbatim.openPlace', { episode: id, offset: chapters[0]?.start ?? 0 })
    assert.equal(vscode.window.activeTextEditor?.document.languageId, READER_LANGUAGE)
    await vscode.commands.executeCommand('verbatim.openRawFile', { episode: id, offset: 40 })
    const raw = vscode.window.activeTextEditor
    assert.equal(raw?.document.uri.toString(), id)
    assert.equal(raw?.document.offsetAt(raw.selection.active), 40)
  })

  const wrong: readonly unknown[] = [
    42,
    'text',
    {},
    { episode: 7 },
    { episode: 'file:///nowhere.txt', offset: -1 },
    [[]],
  ]
  for (const argument of wrong) {
    it(`leaves the editor alone when asked to open ${JSON.stringify(argument)}`, async () => {
      await verbatim()
      const before = vscode.window.activeTextEditor?.document.uri.toString()
      await vscode.commands.executeCommand('verbatim.openPlace', argument)
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), before)
    })
  }
})

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] }
}

function manifest(): Manifest {
  return vscode.extensions.getExtension('verbatim-notes.verbatim')?.packageJSON as Manifest
}

function contributed(_kind: 'commands'): readonly string[] {
  return manifest().contributes.commands.map(({ command }) => command)
}
