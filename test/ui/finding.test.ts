import { strict as assert } from 'node:assert'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from '../support/eventually'
import { Workbench } from '../support/workbench'

const QUICK_INPUT = '.quick-input-widget'

describe('completing a query in Find in Transcripts', () => {
  let workbench: Workbench
  const value = (): Promise<string> =>
    workbench.page.locator(`${QUICK_INPUT} .quick-input-box input[type="text"]`).inputValue()
  const title = (): Promise<string> => workbench.page.locator(`${QUICK_INPUT} .quick-input-title`).innerText()
  const press = (key: string): Promise<void> => workbench.page.keyboard.press(key)
  const focused = (): Promise<string> =>
    workbench.page.locator('.quick-input-list .monaco-list-row.focused').first().innerText()

  before(async () => {
    workbench = await Workbench.open({ theme: 'light', settings: { 'verbatim.sampleLibrary': true } })
    await workbench.openActivity('Verbatim')
    await workbench.treeItem('Episodes', /^DeepSeek, China/).waitFor()
  })
  after(() => workbench.close())
  beforeEach(() => workbench.command('Verbatim: Find in Transcripts'))
  afterEach(() => workbench.quickInput.cancel())

  it('offers the operators before anything is typed', async () => {
    for (const operator of ['speaker:', 'topic:', 'show:', 'in:', 'after:', 'before:'])
      await workbench.quickInput.row(operator).waitFor()
    await workbench.screenshot('finding-operators')
  })

  it('completes an operator and its value by the keyboard alone', async () => {
    await workbench.quickInput.type('export controls sho')
    await workbench.quickInput.row('show:').waitFor()
    await eventually(async () => /\d\d:\d\d:\d\d/.test(await focused()), 'a moment to be chosen')
    await workbench.screenshot('finding-operator-begun')
    await press('ArrowUp')
    await eventually(async () => /show:/.test(await focused()), 'the operator to be chosen')
    await press('Enter')
    await eventually(async () => (await value()) === 'export controls show:', 'the operator to be there')
    await workbench.quickInput.row('Lex Fridman').waitFor()
    await workbench.screenshot('finding-values')
    await workbench.page.keyboard.type('lex')
    await eventually(async () => /Lex Fridman/.test(await focused()), 'the show to be chosen')
    await press('Enter')
    await eventually(async () => (await value()) === 'export controls show:"Lex Fridman" ', 'the show to be there')
    await eventually(async () => /\d+ moments in 1 episode/.test(await title()), 'the moments to be counted')
    await workbench.screenshot('finding-completed')
  })

  it('leaves Enter to the moment while ordinary words are typed', async () => {
    await workbench.quickInput.type('the top')
    await workbench.quickInput.row('topic:').waitFor()
    await eventually(async () => /\d\d:\d\d:\d\d/.test(await focused()), 'a moment to be chosen')
    assert.doesNotMatch(await focused(), /topic:/)
  })

  it('says which names are near an unknown one, and offers them', async () => {
    await workbench.quickInput.type('show:Lax')
    await eventually(async () => /did you mean "Lex Fridman"/.test(await title()), 'the question')
    await workbench.screenshot('finding-unknown')
    await press('Enter')
    await eventually(async () => (await value()) === 'show:"Lex Fridman" ', 'the right name')
  })

  it('keeps the results as a document', async () => {
    await workbench.quickInput.type('export controls')
    await workbench.quickInput.row(/export controls/i).waitFor()
    await workbench.page.locator(QUICK_INPUT).getByRole('button', { name: 'Keep Results as Document' }).click()
    await workbench.waitForLine('# Found: export controls')
    await workbench.waitForLine('moments in')
    await workbench.screenshot('finding-kept')
  })
})

for (const theme of ['light', 'dark'] as const) {
  describe(`a list of moments in a narrow window, in a ${theme} theme`, () => {
    let workbench: Workbench
    let folder: string

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'verbatim-narrow-'))
      mkdirSync(join(folder, 'transcripts'))
      const title = 'A very long title of an episode about the lamps, the walruses, and the keepers of the harbour'
      const turns = Array.from({ length: 12 }, (_, i) => {
        const name = i % 2 === 0 ? 'Wilhelmina Featherstonehaugh' : 'Bo'
        return `**${name}:** Number ${i} of what I have to say is of the lamp. ${'And so on it went, on and on. '.repeat(12)}`
      })
      writeFileSync(join(folder, 'transcripts', 'lamp.md'), `---\ntitle: ${title}\n---\n\n${turns.join('\n\n')}\n`)
      workbench = await Workbench.open({ folder, theme, size: { width: 620, height: 700 } })
    })
    after(async () => {
      await workbench.close()
      rmSync(folder, { recursive: true, force: true })
    })

    it('shows the words that were found', async () => {
      await workbench.openActivity('Verbatim')
      await workbench.treeItem('Episodes', /^A very long title/).waitFor()
      await workbench.command('Verbatim: Find in Transcripts')
      await workbench.quickInput.type('lamp speaker:')
      await workbench.quickInput.row('Wilhelmina').waitFor()
      await workbench.screenshot(`finding-narrow-${theme}-1-speakers`)
      await workbench.quickInput.type('lamp number')
      await workbench.quickInput.row(/Number/).waitFor()
      await workbench.screenshot(`finding-narrow-${theme}-2-moments`)
      await workbench.quickInput.type('speaker:bo')
      await workbench.page.locator(`${QUICK_INPUT} .quick-input-title`, { hasText: '6 moments' }).waitFor()
      await workbench.screenshot(`finding-narrow-${theme}-3-turns`)
      await workbench.quickInput.cancel()
    })
  })
}
