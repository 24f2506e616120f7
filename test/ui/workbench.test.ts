import { strict as assert } from 'node:assert'
import { Workbench } from '../support/workbench'

// Those marked @package also run against the installed .vsix: they notice a file that was not packed.
describe('the workbench', () => {
  let workbench: Workbench
  before(async () => {
    workbench = await Workbench.open({ settings: { 'verbatim.sampleLibrary': true } })
  })
  after(() => workbench.close())

  it('has an icon named Verbatim in its activity bar @package', async () => {
    await workbench.openActivity('Verbatim')
    await workbench.screenshot('workbench-activity')
  })

  it('lists the sample library, in words @package', async () => {
    await workbench.treeItem('Episodes', /DeepSeek/).waitFor()
    const words = await workbench.page.locator('.sidebar').innerText()
    assert.doesNotMatch(words, /%[\w.]+%/, 'a text of package.nls.json is missing')
    await workbench.screenshot('workbench-library')
  })

  it('opens a note of the folder', async () => {
    await workbench.openFile('notes/reading.md')
    await workbench.waitForLine('harbour tides')
    assert.match(await workbench.activeTab(), /reading\.md/)
  })
})
