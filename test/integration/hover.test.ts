import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { eventually } from '../support/eventually'
import { closeEverything, episodeNamed, inWorkspace, openNote, openRaw, openReader, writeFile } from './transcripts'

/** The text of our card at the first of these words in a document; undefined without one. */
async function cardAt(document: vscode.TextDocument, words: string, of = 'tide table'): Promise<string | undefined> {
  const offset = document.getText().indexOf(words)
  assert.ok(offset >= 0, `“${words}” is not in the document`)
  const position = document.positionAt(offset + 1)
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  )
  const texts = hovers.flatMap(({ contents }) => contents).map((part) => (typeof part === 'string' ? part : part.value))
  return texts.find((text) => text.includes(of))
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('verbatim').update(name, value, vscode.ConfigurationTarget.Global)
}

describe('hover cards', () => {
  afterEach(closeEverything)

  it('tell in the reader what a mis-heard term is, and where else it comes up', async () => {
    const { document } = await openReader(await episodeNamed('harbour'))
    const card = await cardAt(document, 'tied table')
    assert.match(card ?? '', /^\*\*tide table\*\*/)
    assert.match(card ?? '', /heights of high and low water/)
    assert.match(card ?? '', /\*Also called\* tide chart/)
    assert.match(card ?? '', /\*Heard as\* “tied table”/)
    assert.match(card ?? '', /Mentioned once in \[harbour\]\(command:verbatim\.openPlace\?/)
    assert.match(card ?? '', /glossary/)
  })

  it('say who explains a term, and quote that into the note', async () => {
    const note = await openNote('notes/explained.md', 'Tides.\n\n|')
    const { document } = await openReader(await episodeNamed('harbour'))
    const card = (await cardAt(document, 'tied table')) ?? ''
    assert.match(card, /> A tied table is really just a sum of many small waves, one for each motion/)
    assert.match(card, /harbour, 00:00:09 · \[go there\]\(command:verbatim\.openPlace\?/)
    const args = /\(command:verbatim\.quotePlace\?([^)]*)\)/.exec(card)?.[1] ?? ''
    const [place] = JSON.parse(decodeURIComponent(args)) as [unknown]
    await vscode.commands.executeCommand('verbatim.quotePlace', place)
    await eventually(() => note.document.getText().includes('> A tied table is really just a sum'), 'the quotation')
  })

  it('name a handful of other names and leave the rest to the glossary', async () => {
    const names = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => `surge ${name}`)
    await writeFile('more/glossary.md', `## surge\n\nAlso: ${names.join(', ')}\n\nWater piled up by wind.\n`)
    const { document } = await openNote('notes/surge.md', 'A surge five came.')
    const card = await eventually(() => cardAt(document, 'surge', '**surge**'), 'the card')
    assert.match(card, /\*Also called\* surge one, surge two, surge three, surge four, surge five, …/)
    await vscode.workspace.fs.delete(inWorkspace('more'), { recursive: true })
  })

  it('lie over the whole term', async () => {
    const { document } = await openReader(await episodeNamed('harbour'))
    const position = document.positionAt(document.getText().indexOf('tied table') + 7)
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    )
    assert.equal(hover?.range && document.getText(hover.range), 'tied table')
  })

  it('are the same in the raw file', async () => {
    const { document } = await openRaw(await episodeNamed('harbour'))
    assert.match((await cardAt(document, 'tied table')) ?? '', /^\*\*tide table\*\*/)
    assert.equal(await cardAt(document, 'machine'), undefined)
  })

  it('are there in notes, across a line’s end too, but not in code, addresses and front matter', async () => {
    const { document } = await openNote(
      'notes/cards.md',
      '---\ntitle: tide tableA\n---\nA tide\ntable, and `tide tableB`, [a](http://x.org/tide-tableC).\n\n```\ntide tableD\n```\n',
    )
    assert.match((await cardAt(document, 'tide\ntable')) ?? '', /^\*\*tide table\*\*/)
    for (const words of ['tide tableA', 'tide tableB', 'tide-tableC', 'tide tableD']) {
      assert.equal(await cardAt(document, words), undefined, words)
    }
  })

  it('show what a glossary says as text: no commands, no pictures, no HTML', async () => {
    const uri = await writeFile(
      'hostile/glossary.md',
      '## spring tide\nA *high* tide. [x](command:workbench.action.quit) ![y](https://example.org/y.png) <b>z</b>\n',
    )
    try {
      const { document } = await openNote('notes/cards-hostile.md', 'A spring tide.')
      const card = await eventually(() => cardAt(document, 'spring tide', 'spring tide'), 'the card')
      assert.match(card, /A \*high\* tide\./)
      assert.match(card, /\\\[x\\\]\(command/)
      assert.match(card, /\\!\\\[y\\\]/)
      assert.match(card, /\\<b\\>z/)
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true })
    }
  })

  it('are in no other files', async () => {
    const uri = await writeFile('data.json', '{ "a": "tide table" }')
    assert.equal(await cardAt(await vscode.workspace.openTextDocument(uri), 'tide table'), undefined)
  })

  it('can be turned off, in notes or everywhere', async () => {
    const note = (await openNote('notes/cards-off.md', 'A tide table.')).document
    const { document } = await openReader(await episodeNamed('harbour'))
    try {
      await set('cards.inNotes', false)
      assert.equal(await cardAt(note, 'tide table'), undefined)
      assert.ok(await cardAt(document, 'tied table'))
      await set('cards.enabled', false)
      assert.equal(await cardAt(document, 'tied table'), undefined)
    } finally {
      await set('cards.inNotes', undefined)
      await set('cards.enabled', undefined)
    }
    assert.ok(await cardAt(note, 'tide table'))
  })

  it('can be muted from the card, and brought back', async () => {
    const { document } = await openNote('notes/cards-muted.md', 'A tide table.')
    assert.match((await cardAt(document, 'tide table')) ?? '', /\[mute\]\(command:verbatim\.muteTerm\?/)
    try {
      void vscode.commands.executeCommand('verbatim.muteTerm', 'tide table')
      await eventually(async () => (await cardAt(document, 'tide table')) === undefined, 'no card')
    } finally {
      await set('cards.muted', undefined)
    }
    assert.ok(await cardAt(document, 'tide table'))
  })

  it('can be there for the first occurrence only', async () => {
    const { document } = await openNote('notes/cards-first.md', 'A tide table, and one more tide tables.')
    try {
      await set('cards.firstOnly', true)
      assert.ok(await cardAt(document, 'tide table,'))
      assert.equal(await cardAt(document, 'tide tables'), undefined)
    } finally {
      await set('cards.firstOnly', undefined)
    }
  })
})
