// `npm run screenshots`: takes the pictures of README.md from a real workbench on the sample library, with the driver of
// the UI tests, and writes them to docs/screenshots.
import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { bundle } from '../esbuild.mjs'
import { installBrowser, serveBrowser } from './lib/chromium.mjs'
import { installHost, startHost } from './lib/host.mjs'
import { installPackages } from './lib/install.mjs'
import { at } from './lib/paths.mjs'

const PICTURES = at('docs', 'screenshots')
const SIZE = { width: 1400, height: 900 }
/** Pixels of the picture for one of the page: text stays crisp on any screen. */
const SCALE = 2
const NOTE = 'cheap-intelligence.md'
const EPISODE = /^DeepSeek, China, OpenAI/
const CHAPTER = /^Low cost of training/
const HEADING = '## Low cost of training'
const TERM = 'mixture of experts'
/** The themes that a new VS Code has. */
const THEMES = { light: 'Light 2026', dark: 'Dark 2026' }
const SETTINGS = {
  'verbatim.sampleLibrary': true,
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'editor.minimap.enabled': false,
  'editor.colorDecorators': false,
}

await installPackages()
await installHost()
await installBrowser()
await bundle()
const { Workbench } = await driver()
mkdirSync(PICTURES, { recursive: true })
const host = await startHost({ linked: true })
const browser = await serveBrowser()
try {
  const { url, folder, userSettings } = host
  process.env.VERBATIM_UI = JSON.stringify({ url, folder, userSettings, browser: browser.wsEndpoint() })
  await picture('reader-light', 'light', reader)
  await picture('find-dark', 'dark', find)
  await picture('card-light', 'light', card)
} finally {
  await browser.close()
  await host.stop()
}

/** The driver is TypeScript; it is bundled like the tests that use it. */
async function driver() {
  const outfile = at('out', 'screenshots', 'driver.cjs')
  const entryPoints = [at('test', 'support', 'workbench.ts')]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', external: ['playwright-core'] })
  return createRequire(import.meta.url)(outfile)
}

async function picture(name, theme, show) {
  const settings = { ...SETTINGS, 'workbench.colorTheme': THEMES[theme] }
  const workbench = await Workbench.open({ folder: notes(name), theme, settings, size: SIZE })
  try {
    const session = await workbench.page.context().newCDPSession(workbench.page)
    const metrics = { ...SIZE, deviceScaleFactor: SCALE, mobile: false }
    await session.send('Emulation.setDeviceMetricsOverride', metrics)
    await workbench.openActivity('Verbatim')
    await workbench.treeItem('Episodes', EPISODE).waitFor()
    await workbench.treeItem('Topics', /AI agent/).waitFor()
    await widenSideBar(workbench.page)
    await show(workbench)
    // What fades in or out must have done so.
    await workbench.page.waitForTimeout(3000)
    await workbench.page.screenshot({ path: join(PICTURES, `${name}.png`), scale: 'device' })
    console.log(`docs/screenshots/${name}.png`)
  } finally {
    await workbench.close()
  }
}

/** A folder with a note that was begun; its quotations are Verbatim's own. */
function notes(name) {
  const folder = join(host.folder, name, 'notes')
  mkdirSync(folder, { recursive: true })
  const text = [
    '# How cheap can intelligence get?',
    'Each time a token gets cheaper, more of them are wanted. The panel at FII tells it of steam:',
    quote('000_e37e7ffa454f41ec.txt', '00:23:05', '00:23:10'),
    '## What made DeepSeek cheap',
    'First, a mixture of experts:',
    quote('001_bcbdccec1200e6a3.txt', '00:26:25', '00:26:29'),
    'Second, latent attention, which needs less memory. Look up what they say of MLA.',
  ]
  writeFileSync(join(folder, NOTE), `${text.join('\n\n')}\n\n`)
  return folder
}

function quote(file, from, to) {
  const args = [at('dist', 'cli.js'), 'quote', at('seeds', file), '--from', from, '--to', to]
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim()
}

/** Room for titles: in the width that VS Code gives it at first, most end in dots. */
async function widenSideBar(page) {
  const side = await page.locator('.part.sidebar').boundingBox()
  await page.mouse.move(side.x + side.width + 2, 500)
  await page.mouse.down()
  await page.mouse.move(412, 500, { steps: 10 })
  await page.mouse.up()
}

/** Where the pointer is over nothing that answers to it. */
async function away(workbench) {
  await workbench.page.mouse.move(SIZE.width - 60, 17)
}

async function openChapter(workbench) {
  await workbench.expand('Episodes', EPISODE)
  await workbench.clickItem('Episodes', CHAPTER)
  await workbench.waitForLine(HEADING)
}

/** Scrolls until the chapter begins at the top of the reader. */
async function toTheTop(workbench) {
  for (let tries = 0; tries < 60; tries++) {
    const { left, middle } = await workbench.place(HEADING)
    if (middle < 132) return
    await workbench.page.mouse.move(left, middle)
    await workbench.page.mouse.wheel(0, 200)
    await workbench.page.waitForTimeout(100)
  }
}

async function reader(workbench) {
  await workbench.openFile(NOTE)
  await openChapter(workbench)
  await workbench.tab(NOTE).click()
  await workbench.command('View: Move Editor into Right Group')
  await workbench.tab(EPISODE).click()
  await toTheTop(workbench)
  await away(workbench)
}

async function find(workbench) {
  await workbench.openFile(NOTE)
  await workbench.goToEnd()
  await workbench.command('Verbatim: Find in Transcripts')
  await workbench.quickInput.type(TERM)
  await workbench.quickInput.row(TERM).waitFor()
  await workbench.page.keyboard.press('ArrowDown')
  await workbench.tab(EPISODE).waitFor()
  await away(workbench)
}

async function card(workbench) {
  await openChapter(workbench)
  await toTheTop(workbench)
  await workbench.hover(TERM)
}
