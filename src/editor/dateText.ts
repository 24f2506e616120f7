/**
 * A publication date as people of a language write it, no more exact than it is known: `Nov 12, 2024`, `Nov 2024`,
 * `2024`. What is no ISO date is shown as it stands.
 */
export function dateText(date: string, language: string, month: 'short' | 'long' = 'short'): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date)
  if (parts === null) return date
  const [, years = '', months, days] = parts
  if (months === undefined) return years
  const time = Date.UTC(Number(years), Number(months) - 1, Number(days ?? '1'))
  const day = days === undefined ? {} : ({ day: 'numeric' } as const)
  return new Intl.DateTimeFormat(languageOr(language), { timeZone: 'UTC', year: 'numeric', month, ...day }).format(time)
}

function languageOr(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
