/** Repeats a question until its answer is neither `undefined` nor `false`; each wait is a little longer. */
export async function eventually<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
  timeout = 15_000,
): Promise<T> {
  const end = Date.now() + timeout
  for (let pause = 20; ; pause = Math.min(pause * 1.5, 300)) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() > end) throw new Error(`waited ${timeout / 1000} s for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
