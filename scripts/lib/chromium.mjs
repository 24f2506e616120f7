import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

/** For tests: no sandbox (root has none), and no connections but to the page. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens a headless browser; `CHROMIUM_PATH` names another than the one found. */
export async function launchBrowser() {
  const { chromium } = await import('playwright-core')
  return chromium.launch(launchOptions())
}

/** Opens a headless browser to which other processes connect by its `wsEndpoint()`. */
export async function serveBrowser() {
  const { chromium } = await import('playwright-core')
  return chromium.launchServer({ ...launchOptions(), host: '127.0.0.1' })
}

function launchOptions() {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('No Chromium: run `npm test`, which installs it.')
  return { executablePath, headless: true, args: ARGS }
}

/** Finds Chromium, Chrome or Edge, or installs Debian's Chromium where that can be done without asking. */
export async function installBrowser() {
  if (findBrowser() !== undefined) return
  const help = 'Tests need Chromium, Chrome or Edge: install one, or name its program in CHROMIUM_PATH.'
  if (!onPath(['apt-get'])) throw new Error(help)
  console.log('Installing Chromium (Debian package) …')
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const args of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation', 'fonts-dejavu-core'],
  ]) {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    const { code, output } = await run(command, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
    if (code !== 0 && args[0] === 'install') throw new Error(`${help}\n${output.slice(-2000)}`)
  }
  if (findBrowser() === undefined) throw new Error(help)
}

/** The path of an installed browser of Chromium's family. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  return (
    onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome.exe']) ??
    usualPlaces().find((path) => existsSync(path))
  )
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    const folders = ['/Applications', join(process.env.HOME ?? '', 'Applications')]
    return folders.flatMap((folder) => apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)))
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '')
    const programs = [
      join('Google', 'Chrome', 'Application', 'chrome.exe'),
      join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]
    return folders.flatMap((folder) => programs.map((program) => join(folder, program)))
  }
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome']
}

/** The first of the programs that is on PATH. */
export function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}
