/** Prints a line for the person who runs the tests, from inside an extension host too, whose log is not shown. */
export function say(text: string): void {
  console.log(`${process.env['VERBATIM_MARK'] ?? ''}${text}`)
}
