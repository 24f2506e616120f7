import { strict as assert } from 'node:assert'
import { eventually } from '../support/eventually'
import { Workbench } from '../support/workbench'

const EPISODE = /^DeepSeek, China, OpenAI/
const NOTE = 'notes/reading.md'

describe('quoting by hand', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await Workbench.open({ settings: { 'verbatim.sampleLibrary': true } })
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await workbench.openActivity('Verbatim')
    await eventually(async () => {
      await workbench.expand('Episodes', EPISODE)
      return true
    }, 'the chapters')
  })
  after(() => workbench.close())

  const savedNote = async (): Promise<string> => {
    await workbench.save()
    return workbench.onDisk(NOTE)
  }
  const startNote = async (): Promise<void> => {
    await workbench.openFile(NOTE)
    await workbench.goToEnd()
  }

  it('pastes what is copied in the reader as it is, or as a quotation where that is chosen', async () => {
    await workbench.clickItem('Episodes', /DeepSeek-R1 and DeepSeek-V3/)
    await workbench.waitForLine('## DeepSeek-R1 and DeepSeek-V3')
    await workbench.select('mixture of experts')
    await workbench.page.keyboard.press('ControlOrMeta+c')
    await startNote()
    await workbench.page.keyboard.press('ControlOrMeta+v')
    await workbench.waitForLine('mixture of experts')
    await workbench.page.locator('.post-edit-widget').waitFor()
    await workbench.page.keyboard.press('ControlOrMeta+.')
    await workbench.screenshot('quoting-1-pasted')
    await workbench.page.locator('.action-widget').getByText('Paste as Quote').click()
    await workbench.waitForLine('— Lex Fridman')
    await workbench.screenshot('quoting-2-pasted-as')
    assert.match(await savedNote(), /\n\n> .*mixture of experts.*\n>\n> — Lex Fridman, \[.*\)\n\n$/)
    await workbench.undo()
    await eventually(async () => !/— Lex Fridman/.test(await savedNote()), 'the undo')
  })

  it('takes a chapter that is dragged into the note', async () => {
    const row = workbench.treeItem('Episodes', /DeepSeek-R1 and DeepSeek-V3/)
    await row.dragTo(workbench.editor().locator('.view-line').last())
    await workbench.waitForLine('— Lex Fridman')
    await workbench.screenshot('quoting-3-dragged')
    assert.match(await savedNote(), /\n> .+\n>\n> — Lex Fridman, \[.*\)\n/)
    await workbench.undo()
    assert.doesNotMatch(await savedNote(), /— Lex Fridman/)
  })
})
