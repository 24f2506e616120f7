import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { npmRun } from './install.mjs'
import { ROOT, at } from './paths.mjs'

const HOST = at('test', 'host')
const VSCODE = join(HOST, 'node_modules', 'code-server', 'lib', 'vscode')
const SERVER = join(VSCODE, 'out', 'server-main.js')

/** Quiet, and with nothing in the way of a test or a first look. In the web, autosave would overwrite samples. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
}

/** Installs a real VS Code from the npm registry, once for each lock file; install scripts would compile and fail. */
export async function installHost() {
  const stamp = join(HOST, 'node_modules', '.verbatim-host')
  const wanted = createHash('sha256')
    .update(readFileSync(join(HOST, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing a VS Code server from npm (about 800 MB on disk, once) …')
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund']
  await npmRun(['ci', '--prefix', HOST, ...quiet])
  // Its own lock file lacks a package, so `npm ci` refuses there.
  await npmRun(['install', '--prefix', VSCODE, '--omit=dev', '--no-save', '--no-package-lock', ...quiet])
  writeFileSync(stamp, wanted)
}

/** This VS Code wants Node 24; npm brings one for Linux and Windows, elsewhere the person's own must be new enough. */
function hostNode() {
  const folder = join(
    HOST,
    'node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  )
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(binary)) return binary
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error(
    `The VS Code server from npm needs Node 24 or newer on ${process.platform} ${process.arch}; this is ${process.version}.`,
  )
}

/** Our process's environment without what a surrounding VS Code terminal put there. */
function cleanEnvironment(more, gallery) {
  const offline = gallery ? {} : { EXTENSIONS_GALLERY: '{}' } // no look-ups of extensions on the network
  const kept = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name))
  return { ...Object.fromEntries(kept), ...offline, ...more }
}

/** The arguments and folders of one server: nothing of it is shared with another run or with the person's own editor. */
function prepare({ settings = {}, vsix, linked }) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-host-'))
  const [data, extensions] = [join(folder, 'data'), join(folder, 'extensions')]
  const user = join(data, 'data', 'User')
  for (const path of [user, extensions]) mkdirSync(path, { recursive: true })
  const text = JSON.stringify({ ...SETTINGS, ...settings }, undefined, 2)
  // The base lets a test add settings of its own and the next test start anew.
  for (const name of ['settings.json', 'settings.json.base']) writeFileSync(join(user, name), text)
  if (linked && vsix === undefined) {
    const { publisher, name, version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
    symlinkSync(ROOT, join(extensions, `${publisher}.${name}-${version}`), 'junction')
  }
  const folders = ['--server-data-dir', data, '--extensions-dir', extensions]
  return { folder, folders, extensions, userSettings: join(user, 'settings.json') }
}

const SERVE = [
  '--without-connection-token',
  '--disable-telemetry',
  '--disable-workspace-trust',
  '--accept-server-license-terms',
]

/**
 * Starts a VS Code server of its own and resolves once it answers.
 * `driver` makes it run tests (see integration.mjs) but silences notifications; `linked` makes the working tree an
 * installed extension; `vsix` installs that package instead; `settings` are the user's settings.
 */
export async function startHost({
  driver = false,
  linked = false,
  vsix,
  settings,
  env = {},
  port = 0,
  gallery = false,
  log = () => {},
} = {}) {
  const { folder, folders, extensions, userSettings } = prepare({ settings, vsix, linked })
  const install = vsix === undefined ? [] : ['--install-extension', vsix, '--start-server']
  const args = [SERVER, '--host', '127.0.0.1', '--port', String(port), ...SERVE, ...folders, ...install]
  if (driver) args.push('--enable-smoke-test-driver')

  const keeper = spawn(process.execPath, [at('scripts/lib/keeper.mjs'), folder, hostNode(), ...args], {
    cwd: ROOT,
    env: cleanEnvironment(env, gallery),
    detached: true, // a group of its own, which the keeper ends
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const gone = new Promise((resolve) => keeper.once('exit', resolve))
  const stop = async () => {
    keeper.stdin.end()
    await gone
  }
  const actualPort = await new Promise((resolve, reject) => {
    let output = ''
    const give = setTimeout(() => reject(new Error(`The VS Code server did not answer in 60 s:\n${output}`)), 60_000)
    for (const stream of [keeper.stdout, keeper.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        log(text)
        if (output.length < 20_000) output += text
        const ready = /Extension host agent listening on (\d+)/.exec(output)
        if (ready !== null) resolve(Number(ready[1]))
      })
    }
    void gone.then(() => reject(new Error(`The VS Code server stopped at once:\n${output}`)))
    void gone.finally(() => clearTimeout(give))
  }).catch(async (error) => {
    await stop()
    throw error
  })
  return {
    folder,
    port: actualPort,
    url: `http://127.0.0.1:${actualPort}/`,
    authority: `127.0.0.1:${actualPort}`,
    extensions,
    userSettings,
    stop,
    gone,
  }
}
