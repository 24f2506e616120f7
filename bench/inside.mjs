import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { at } from '../scripts/lib/paths.mjs'

/** Bundles a program of this folder for {@link inside}. */
export async function bundleInside(program, options = {}) {
  await build({
    entryPoints: [at('bench', `${program}.ts`)],
    outdir: at('out', 'bench'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    ...options,
  })
}

/** Runs a bundled program in a process of its own; gives what it prints. */
export function inside(program, ...args) {
  const flags = ['--expose-gc', '--max-old-space-size=12000', at('out', 'bench', `${program}.js`)]
  return execFileSync(process.execPath, [...flags, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
