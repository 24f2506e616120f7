/** Prints lines for the person who runs the tests, from inside an extension host too, whose log is not shown. */
export function say(text: string): void {
  console.log(text.replaceAll(/^/gm, process.env['VERBATIM_MARK'] ?? ''))
}
