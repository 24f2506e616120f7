import { spawn } from 'node:child_process'
import { ROOT } from './paths.mjs'

/**
 * Runs a program to its end. Its output is collected, and also shown when `show` is set; never rejects.
 * After `limit` seconds, if given, it is ended and counts as failed.
 */
export function run(command, args, { show = false, env = {}, cwd = ROOT, shell = false, limit = 0 } = {}) {
  return new Promise((resolve) => {
    const started = performance.now()
    let output = ''
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
        if (show) process.stdout.write(text)
      })
    }
    const end = (code, more = '') =>
      resolve({ code, output: output + more, seconds: (performance.now() - started) / 1000 })
    const timer = limit > 0 ? setTimeout(() => child.kill('SIGKILL'), limit * 1000) : undefined
    child.on('error', (error) => end(127, error.message))
    child.on('close', (code) => {
      clearTimeout(timer)
      end(code ?? 1, code === null ? `\n${command} was ended${limit > 0 ? ` (limit: ${limit} s)` : ''}` : '')
    })
  })
}

/** Runs one of the installed packages' programs by its JavaScript file, which works alike on every system. */
export function tool(file, args, options) {
  return run(process.execPath, [`node_modules/${file}`, ...args], options)
}
