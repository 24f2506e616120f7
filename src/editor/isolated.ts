/** Letters of scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * Text from a file for a label: where it may run from right to left it stands between invisible signs, so that it reads
 * in its own direction and what stands beside it, such as a time, is not drawn into it. Other text is left as it is.
 *
 * @example isolated('حديث') // '\u2068حديث\u2069'
 */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text
}
