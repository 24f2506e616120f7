// Runs one program and lives exactly as long as its parent: when the parent ends, however it ends (even by SIGKILL), its
// end of our standard input closes, and we stop the program, all it started, and the folder it used.
// usage: node keeper.mjs FOLDER_TO_DELETE COMMAND ARGS…
import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'

const [folder, command, ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
let ending = false

function end(code) {
  if (ending) return
  ending = true
  if (process.platform === 'win32') spawnSync('taskkill', ['/PID', String(child.pid), '/T', '/F'])
  else child.kill('SIGTERM')
  // The program's own children get a moment to write what they must; then nothing of the group survives.
  setTimeout(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    if (process.platform === 'win32') process.exit(code)
    process.exitCode = code
    process.kill(-process.pid, 'SIGKILL')
  }, 300)
}

process.stdin
  .on('end', () => end(0))
  .on('error', () => end(0))
  .resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0))
child.on('error', (error) => {
  console.error(`${command}: ${error.message}`)
  end(1)
})
child.on('exit', (code) => end(code ?? 1))
