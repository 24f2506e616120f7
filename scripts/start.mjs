// `npm start`: installs, builds and opens VS Code with this extension and its sample library: the desktop editor if there is
// one, else a VS Code server whose address is printed. Ctrl+C stops it.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { build } from './lib/checks.mjs'
import { onPath } from './lib/chromium.mjs'
import { installHost, startHost } from './lib/host.mjs'
import { installPackages } from './lib/install.mjs'
import { ROOT, at } from './lib/paths.mjs'

const PORT = 8421

await installPackages()
await build({ tests: false })
const { folder, note } = notesFolder()
const desktop = process.argv.includes('--server') ? undefined : desktopEditor()
if (desktop === undefined) await server()
else editor(desktop)

/** A folder to write notes in, outside the sources, with the sample library open and a note to begin with. */
function notesFolder() {
  const folder = at('out', 'start', 'notes')
  const note = join(folder, 'reading.md')
  mkdirSync(join(folder, '.vscode'), { recursive: true })
  keep(join(folder, '.vscode', 'settings.json'), '{\n  "verbatim.sampleLibrary": true\n}\n')
  keep(note, '# Reading notes\n\nOpen **Verbatim** in the activity bar, choose a moment, and quote it here.\n\n')
  return { folder, note }
}

/** Writes a file only where there is none: what the person wrote or chose last time stays. */
function keep(file, text) {
  if (!existsSync(file)) writeFileSync(file, text)
}

/** A desktop editor can be used where there is a screen, and not from a terminal inside a remote VS Code. */
function desktopEditor() {
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (!screen || process.env.VSCODE_IPC_HOOK_CLI) return undefined
  const windows = process.platform === 'win32'
  return onPath(['code', 'code-insiders', 'codium'].map((name) => (windows ? `${name}.cmd` : name)))
}

function editor(program) {
  console.log(`Opening ${program} with the extension …`)
  const args = ['--new-window', `--extensionDevelopmentPath=${ROOT}`, folder, note]
  const child = spawn(program, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code) => process.exit(code ?? 0))
}

async function server() {
  await installHost()
  const host = await startHost({ linked: true, gallery: true, port: await freePort() })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => void host.stop().then(() => process.exit(0)))
  }
  const payload = JSON.stringify([['openFile', `vscode-remote://${host.authority}${note}`]])
  const address = `${host.url}?${new URLSearchParams({ folder, payload })}`
  console.log(`\nVS Code is ready. Open this address in a browser:\n\n  ${address}\n`)
  console.log('Press Ctrl+C to stop it.')
  await host.gone
  process.exit(1)
}

/** The same port each time, so that the browser keeps the layout; any other when it is taken. */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(0))
    probe.listen(PORT, '127.0.0.1', () => probe.close(() => resolve(PORT)))
  })
}
