import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { FIXTURES, ROOT } from './paths'
import { placeOf, textOfLines, type Place } from './editorDom'
import { eventually } from './eventually'

/** What scripts/ui.mjs has started for us. */
interface Given {
  readonly url: string
  readonly folder: string
  readonly userSettings: string
  readonly browser: string
}

export interface WorkbenchOptions {
  /** The folder to open; a fresh copy of test/fixtures/workspace when not given. */
  readonly folder?: string
  readonly theme?: 'light' | 'dark'
  /** User settings beside those that keep the workbench quiet. They last until the next workbench is opened. */
  readonly settings?: Readonly<Record<string, unknown>>
  readonly size?: { readonly width: number; readonly height: number }
}

const THEMES = { light: 'Default Light Modern', dark: 'Default Dark Modern' }
/** How long an action waits for what it acts on, in milliseconds: a busy machine is slow, but not slower. */
const ACTION_LIMIT = 15_000
const SCREENSHOTS = join(ROOT, 'out', 'screenshots')

/** A real workbench in a browser, driven as a person would: by pointer and keyboard, reading what is on screen. */
export class Workbench {
  readonly page: Page
  /** The folder that is open. */
  readonly folder: string
  private readonly browser: Browser

  private constructor(page: Page, folder: string, browser: Browser) {
    this.page = page
    this.folder = folder
    this.browser = browser
  }

  static async open({ folder, theme, settings, size }: WorkbenchOptions = {}): Promise<Workbench> {
    const given = whatWasStarted()
    const opened = folder ?? copyOfFixture(given.folder)
    writeSettings(given.userSettings, { 'workbench.colorTheme': THEMES[theme ?? 'dark'], ...settings })
    const browser = await chromium.connect(given.browser)
    const page = await browser.newPage({ viewport: size ?? { width: 1280, height: 800 } })
    page.setDefaultTimeout(ACTION_LIMIT)
    pages().add(page)
    await page.goto(`${given.url}?folder=${encodeURIComponent(opened)}`)
    const workbench = new Workbench(page, opened, browser)
    await page.locator('.monaco-workbench .activitybar [role="tab"]').first().waitFor({ timeout: 45_000 })
    return workbench
  }

  async close(): Promise<void> {
    pages().delete(this.page)
    await this.browser.close()
  }

  // Activity bar and trees

  /** An icon of the activity bar, by its name. */
  activity(name: string): Locator {
    return this.page.locator('.activitybar').getByRole('tab', { name })
  }

  /** Opens a view container by its icon; a second click would close it, so it is only clicked when it is not open. */
  async openActivity(name: string): Promise<void> {
    const tab = this.activity(name)
    await tab.waitFor()
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click()
    await this.page.locator('.sidebar').getByRole('heading', { name }).first().waitFor()
  }

  tree(name: string): Locator {
    return this.page.getByRole('tree', { name })
  }

  /** A row of a tree whose accessible name contains the words. */
  treeItem(tree: string, name: string | RegExp): Locator {
    return this.tree(tree).getByRole('treeitem', { name }).first()
  }

  /** Opens a row of a tree, if it is closed. */
  async expand(tree: string, name: string | RegExp): Promise<void> {
    const item = this.treeItem(tree, name)
    await item.waitFor()
    if ((await item.getAttribute('aria-expanded')) !== 'true')
      await item.locator('.monaco-tl-twistie.collapsible').click()
    await eventually(async () => (await item.getAttribute('aria-expanded')) === 'true', `${String(name)} to open`)
  }

  async clickItem(tree: string, name: string | RegExp): Promise<void> {
    await this.treeItem(tree, name).locator('.monaco-icon-label').click()
  }

  /** Presses one of the buttons that a row shows under the pointer, by its tooltip. */
  async itemAction(tree: string, name: string | RegExp, action: string): Promise<void> {
    const item = this.treeItem(tree, name)
    await item.hover()
    await item.getByRole('button', { name: action }).click()
  }

  /** Chooses from a row's context menu. */
  async itemMenu(tree: string, name: string | RegExp, entry: string): Promise<void> {
    const item = this.page.locator('.monaco-menu').getByRole('menuitem', { name: entry })
    await this.treeItem(tree, name).locator('.monaco-icon-label').click({ button: 'right' })
    await item.hover()
    // A menu ignores the button for its first 100 ms, lest the click that opened it also chooses.
    await this.page.waitForTimeout(200)
    await item.click()
    await item.waitFor({ state: 'hidden' })
  }

  /** The visible rows of a tree as text, in order. */
  async treeTexts(tree: string): Promise<readonly string[]> {
    const rows = await this.tree(tree).getByRole('treeitem').allInnerTexts()
    return rows.map((row) => row.replaceAll(/\s+/g, ' ').trim())
  }

  // Palette and quick input

  readonly quickInput = {
    /** Replaces what is in the input box. */
    type: async (text: string, timeout = ACTION_LIMIT): Promise<void> => {
      await this.page.locator('.quick-input-widget .quick-input-box input[type="text"]').fill(text, { timeout })
    },
    rows: (): Locator => this.page.locator('.quick-input-list .monaco-list-row'),
    /** The row with these words, once it is shown. */
    row: (text: string | RegExp): Locator => this.quickInput.rows().filter({ hasText: text }).first(),
    pick: async (text: string | RegExp): Promise<void> => {
      await this.quickInput.row(text).click()
    },
    /** Presses a button of a row, by its tooltip. */
    button: async (row: string | RegExp, name: string): Promise<void> => {
      await this.quickInput.row(row).hover()
      await this.quickInput.row(row).getByRole('button', { name }).click()
    },
    texts: async (): Promise<readonly string[]> =>
      (await this.quickInput.rows().allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim()),
    accept: async (): Promise<void> => this.page.keyboard.press('Enter'),
    cancel: async (): Promise<void> => this.page.keyboard.press('Escape'),
  }

  /** Runs a command by its title in the palette, e.g. `Verbatim: Insert Quote`. */
  async command(title: string): Promise<void> {
    await this.openQuickInput('F1', `>${title}`)
    await this.quickInput.pick(title)
  }

  /** Opens a file of the folder by quick open, e.g. `notes/reading.md`. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path
    await eventually(async () => {
      await this.openQuickInput('ControlOrMeta+p', path)
      // The list of files may not be known yet; then quick open is tried again.
      const found = await appears(this.quickInput.row(name), 3000)
      await (found ? this.quickInput.row(name).click() : this.quickInput.cancel())
      return found
    }, `${path} to be found`)
    await eventually(async () => (await this.activeTab()) === name, `${name} to be in front`)
    // Keys typed before the new editor has the focus would go elsewhere.
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor()
  }

  /** The input closes when something else takes the focus, as a view that is just opening may; then it is opened anew. */
  private async openQuickInput(key: string, text: string): Promise<void> {
    await eventually(async () => {
      await this.page.keyboard.press(key)
      return this.quickInput.type(text, 2000).then(
        () => true,
        () => false,
      )
    }, 'the input to open')
  }

  // Editors

  tab(name: string | RegExp): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name }).first()
  }

  /** The title of the tab in front. */
  async activeTab(): Promise<string> {
    const tab = this.page.locator('.editor-group-container.active .tabs-container .tab.active').first()
    if ((await tab.count()) === 0) return ''
    // The name and its extension are apart on screen.
    return (await tab.innerText()).replaceAll('\n', '').trim()
  }

  /** The editor in front. */
  editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor').first()
  }

  /** The lines of the front editor that are on screen, top to bottom. */
  async lines(): Promise<readonly string[]> {
    return textOfLines(this.editor())
  }

  /** Waits until a visible line of the front editor contains the text. */
  async waitForLine(text: string): Promise<void> {
    await eventually(async () => (await this.lines()).some((line) => line.includes(text)), `a line with “${text}”`)
  }

  /** Where a text of one line is in the front editor, once it is on screen. */
  async place(text: string): Promise<Place> {
    return eventually(async () => placeOf(this.editor(), text), `“${text}” in the editor`)
  }

  /** Puts the cursor before a text. */
  async clickText(text: string): Promise<void> {
    const place = await this.place(text)
    await this.page.mouse.click(place.left + 1, place.middle)
  }

  /** Selects with the mouse's and Shift key's help from the start of one text to the end of another. */
  async select(from: string, to = from): Promise<void> {
    await this.clickText(from)
    const end = await this.place(to)
    await this.page.keyboard.down('Shift')
    await this.page.mouse.click(end.right, end.middle)
    await this.page.keyboard.up('Shift')
  }

  /** Moves the cursor to the end of the document in front. */
  async goToEnd(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+End')
  }

  /** Takes back the last edit of the editor that has the focus. */
  async undo(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+z')
  }

  /** Saves the file in front. Wait for what is to be saved to be on screen first: edits arrive a moment after their keys. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+s')
    const dirty = this.page.locator('.editor-group-container.active .tab.active.dirty')
    await eventually(async () => (await dirty.count()) === 0, 'the file to be saved')
  }

  /** Reads a file of the folder from the disk. */
  onDisk(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8')
  }

  /** Rests the pointer on a word and gives the text of the card that appears. */
  async hover(word: string): Promise<string> {
    const card = this.page.locator('.monaco-hover:not(.hidden) .hover-contents')
    await eventually(async () => {
      // The pointer must come from elsewhere, or the editor sees no movement onto the word.
      await this.page.mouse.move(5, 5)
      const place = await this.place(word)
      await this.page.mouse.move((place.left + place.right) / 2, place.middle, { steps: 4 })
      return appears(card.first(), 3000)
    }, `a card for “${word}”`)
    return (await card.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ')
  }

  // What is shown

  /** The texts of the notifications on screen. */
  async notifications(): Promise<readonly string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts()
  }

  /** Waits for a notification with these words. */
  async waitForNotification(text: string | RegExp): Promise<void> {
    await this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first().waitFor()
  }

  /** Presses a button of a notification. */
  async notificationButton(name: string): Promise<void> {
    await this.page.locator('.notifications-toasts').getByRole('button', { name }).first().click()
  }

  /** Saves what is on screen as out/screenshots/NAME.png, for a person to look at. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true })
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) })
  }
}

async function appears(locator: Locator, timeout: number): Promise<boolean> {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  )
}

/** The open pages, for scripts/lib/uiHooks.cjs to photograph when a test fails. */
function pages(): Set<Page> {
  const shared = globalThis as { [name: symbol]: Set<Page> | undefined }
  return (shared[Symbol.for('verbatim.pages')] ??= new Set())
}

function whatWasStarted(): Given {
  const given = process.env['VERBATIM_UI']
  if (given === undefined) throw new Error('Run these tests by `node scripts/ui.mjs`, which starts the editor.')
  return JSON.parse(given) as Given
}

function copyOfFixture(folder: string): string {
  const copy = join(mkdtempSync(join(folder, 'opened-')), 'workspace')
  cpSync(join(FIXTURES, 'workspace'), copy, { recursive: true })
  return copy
}

/** The settings of the server's start are kept beside the file, so that one test's settings do not reach the next. */
function writeSettings(file: string, settings: Readonly<Record<string, unknown>>): void {
  const base = JSON.parse(readFileSync(`${file}.base`, 'utf8')) as Record<string, unknown>
  writeFileSync(file, JSON.stringify({ ...base, ...settings }, undefined, 2))
}
