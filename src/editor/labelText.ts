/** Text from a file for a label, in which `$(name)` would be drawn as an icon. */
export function labelText(text: string): string {
  return text.replaceAll('$(', '$\u200b(')
}
