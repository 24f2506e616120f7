import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from '../support/eventually'
import { Workbench } from '../support/workbench'

describe('the side bar of Verbatim', () => {
  let workbench: Workbench
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-folder-'))
  })
  afterEach(async () => {
    await workbench.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('says in an empty folder what to do next, and opens the sample library', async () => {
    workbench = await Workbench.open({ folder, theme: 'light' })
    await workbench.openActivity('Verbatim')
    const button = workbench.page.getByRole('button', { name: 'Open Sample Library' })
    await button.waitFor()
    await workbench.page.getByRole('button', { name: 'Choose Files to Read' }).waitFor()
    await workbench.screenshot('views-welcome')
    await button.click()
    for (const show of [/^Lex Fridman/, /^Moonshots/]) await workbench.treeItem('Episodes', show).waitFor()
    await workbench.expand('Episodes', /^DeepSeek, China/)
    await workbench.treeItem('Episodes', /^DeepSeek-R1 and DeepSeek-V3, chapter/).waitFor()
    await workbench.screenshot('views-sample-library')
  })

  it('lists what could not be read and opens it by a click', async () => {
    mkdirSync(join(folder, 'talks'))
    writeFileSync(join(folder, 'talks', 'letter.txt'), 'Dear all,\n\nthe boat leaves at noon.\n\nYours\n')
    workbench = await Workbench.open({ folder, theme: 'dark' })
    await workbench.openActivity('Verbatim')
    await workbench.treeItem('Episodes', /^Not read \(1\)/).waitFor()
    await workbench.expand('Episodes', /^Not read/)
    await workbench.screenshot('views-not-read')
    await workbench.clickItem('Episodes', /^letter\.txt, not read/)
    await eventually(async () => (await workbench.activeTab()) === 'letter.txt', 'the file to be in front')
  })
})
