// `npm start`: installs, builds and opens VS Code with this extension and its sample library: the desktop editor if there is
// one, else a VS Code server whose address is printed. Ctrl+C stops it.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { build } from './lib/checks.mjs'
import { onPath } from './lib/chromium.mjs'
import { installHost, startHost } from './lib/host.mjs'
import { installPackages } from './lib/install.mjs'
import { ROOT, at } from './lib/paths.mjs'

const PORT = 8421

await installPackages()
await build({ tests: false })
const folder = notesFolder()
const desktop = process.argv.includes('--server') ? undefined : desktopEditor()
if (desktop === undefined) await server()
else editor(desktop)

/** A folder to write notes in, outside the sources; the sample library comes with the extension. */
function notesFolder() {
  const notes = at('out', 'start', 'notes')
  if (!existsSync(notes)) {
    mkdirSync(notes, { recursive: true })
    const text = '# Reading notes\n\nOpen **Verbatim** in the activity bar, choose a moment, and quote it here.\n\n'
    writeFileSync(at('out', 'start', 'notes', 'reading.md'), text)
  }
  return notes
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
  const args = ['--new-window', `--extensionDevelopmentPath=${ROOT}`, folder]
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
  console.log(
    `\nVS Code is ready. Open this address in a browser:\n\n  ${host.url}?folder=${encodeURIComponent(folder)}\n`,
  )
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
