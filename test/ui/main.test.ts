import { strict as assert } from 'node:assert'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from '../support/eventually'
import { Workbench } from '../support/workbench'

const EPISODE = /^DeepSeek, China, OpenAI/
const NOTE = 'notes/reading.md'

for (const theme of ['light', 'dark'] as const) {
  describe(`from a transcript to a note, in a ${theme} theme`, () => {
    let workbench: Workbench
    const shot = (name: string): Promise<void> => workbench.screenshot(`main-${theme}-${name}`)

    before(async () => {
      workbench = await Workbench.open({ theme, settings: { 'verbatim.sampleLibrary': true } })
    })
    after(() => workbench.close())

    it('lists the episodes with their chapters', async () => {
      await workbench.openActivity('Verbatim')
      await expand(workbench, EPISODE)
      await workbench.treeItem('Episodes', /Low-level|DeepSeek-R1 and DeepSeek-V3/).waitFor()
      await shot('1-tree')
    })

    it('opens the reader at a chapter that is clicked', async () => {
      await workbench.clickItem('Episodes', /DeepSeek-R1 and DeepSeek-V3/)
      await workbench.waitForLine('## DeepSeek-R1 and DeepSeek-V3')
      assert.match(await workbench.activeTab(), EPISODE)
      await shot('2-reader-at-chapter')
    })

    it('shows a card for a term under the pointer', async () => {
      const card = await workbench.hover('mixture of experts')
      assert.match(card, /mixture of experts/i)
      assert.match(card, /Mentioned \d+ times in/)
      await shot('3-card')
    })

    it('finds a moment while typing and inserts it into the note', async () => {
      await workbench.openFile(NOTE)
      await workbench.goToEnd()
      await workbench.command('Verbatim: Find in Transcripts')
      await workbench.quickInput.type('a lot of hype in the media about AI')
      await workbench.quickInput.row('hype in the media').waitFor()
      await shot('4-find')
      await workbench.page.keyboard.press('ArrowDown')
      await eventually(async () => !/reading/.test(await workbench.activeTab()), 'the reader to show the moment')
      await shot('5-find-looking')
      await workbench.page.keyboard.press('ArrowUp')
      await workbench.quickInput.accept()
      await workbench.waitForLine('hype in the media')
      await shot('6-inserted')
      await workbench.save()
      assert.match(
        workbench.onDisk(NOTE),
        /\n\n> .*hype in the media.*\n>\n> — .*\]\(https:\/\/www\.youtube\.com\/watch\?v=[\w-]{11}&t=\d+s\)\n/,
      )
    })

    it('inserts what is selected in the reader, in whole sentences', async () => {
      await workbench.clickItem('Episodes', /DeepSeek-R1 and DeepSeek-V3/)
      await workbench.waitForLine('## DeepSeek-R1 and DeepSeek-V3')
      await workbench.select('mixture of experts')
      await shot('7-selected')
      await workbench.command('Verbatim: Quote Selection in Note')
      await workbench.waitForLine('mixture of experts')
      await shot('8-quoted')
      assert.match(await workbench.activeTab(), /reading\.md/)
      await workbench.save()
      assert.match(workbench.onDisk(NOTE), /\n\n> .*mixture of experts.*\n>\n> — Lex Fridman, \[/)
    })

    it('takes a quotation back in one step', async () => {
      await workbench.page.keyboard.press('ControlOrMeta+z')
      await workbench.save()
      assert.doesNotMatch(workbench.onDisk(NOTE), /mixture of experts/)
      assert.match(workbench.onDisk(NOTE), /hype in the media/)
    })

    it('says why when the note is read-only, and leaves it as it is', async () => {
      chmodSync(join(workbench.folder, NOTE), 0o444)
      await workbench.command('Verbatim: Insert Quote')
      await workbench.quickInput.type('mixture of experts')
      await workbench.quickInput.row('mixture of experts').waitFor()
      await workbench.quickInput.accept()
      await eventually(
        async () => (await workbench.notifications()).some((text) => /reading\.md is read-only/.test(text)),
        'the message',
      )
      await shot('9-read-only')
      assert.ok((await workbench.lines()).every((line) => !line.includes('mixture of experts')))
      chmodSync(join(workbench.folder, NOTE), 0o644)
    })

    it('says so when nothing was found', async () => {
      await workbench.command('Verbatim: Find in Transcripts')
      await workbench.quickInput.type('zzqqxx kfjd')
      await workbench.quickInput.row('Nothing found').waitFor()
      await shot('9b-nothing-found')
      await workbench.quickInput.cancel()
    })

    it('puts back what was in front when a search is cancelled', async () => {
      await workbench.command('Verbatim: Find in Transcripts')
      await workbench.quickInput.type('export controls')
      await workbench.quickInput.row(/export controls/i).waitFor()
      await workbench.page.keyboard.press('ArrowDown')
      await eventually(async () => !/reading/.test(await workbench.activeTab()), 'the reader to show the moment')
      await workbench.quickInput.cancel()
      await eventually(async () => /reading\.md/.test(await workbench.activeTab()), 'the note to be back')
    })

    it('shows the reader again after the window was reloaded', async () => {
      await workbench.clickItem('Episodes', /DeepSeek-R1 and DeepSeek-V3/)
      await workbench.waitForLine('## DeepSeek-R1 and DeepSeek-V3')
      await workbench.page.reload()
      // Which tab was in front, and how far it was scrolled, is saved only now and then.
      await workbench.tab(EPISODE).click()
      await workbench.editor().locator('.view-line').first().waitFor({ timeout: 40_000 })
      await workbench.waitForLine('[0')
      await eventually(async () => workbench.page.getByText('Verbatim Transcript').isVisible(), 'the language')
      await shot('a-reloaded')
    })
  })
}

/** Opens an episode of the tree; its row is drawn before it is known that it has chapters. */
async function expand(workbench: Workbench, name: RegExp): Promise<void> {
  const item = workbench.treeItem('Episodes', name)
  await item.waitFor()
  await eventually(
    async () => {
      if ((await item.getAttribute('aria-expanded')) === 'true') return true
      await item.locator('.monaco-tl-twistie').click()
      return false
    },
    `${String(name)} to open`,
  )
}
