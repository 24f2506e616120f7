/**
 * The ISO form of a date as people write it, or undefined: `November 12, 2024`, `12 Nov 2024`, `Oct 30th, 2024`,
 * `2024-11-12`, `2024/11/12`, and with less known `2024-11`, `November 2024`, `2024`. Dates that do not exist and
 * those whose order of day and month is open (`03/04/2024`) are undefined.
 */
export function isoDate(text: string): string | undefined {
  const plain = text.trim().replace(/[T ]\d{2}:\d{2}\S*$/, '')
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(plain)
  if (iso) return dateOf(iso[1], iso[2], iso[3])
  const american = /^(\p{L}{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})$/u.exec(plain)
  if (american) return dateOf(american[3], monthOf(american[1]), american[2])
  const european = /^(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?(\p{L}{3,9})\.?,? (\d{4})$/u.exec(plain)
  return european ? dateOf(european[3], monthOf(european[2]), european[1]) : undefined
}

const months = 'january february march april may june july august september october november december'.split(' ')

function monthOf(name = ''): string {
  const wanted = name.toLowerCase()
  const index = months.findIndex(
    (month) => month === wanted || month.slice(0, 3) === wanted || wanted === `${month.slice(0, 4)}`,
  )
  return String(index + 1)
}

function dateOf(year = '', month?: string, day?: string): string | undefined {
  if (Number(year) < 1000) return undefined
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return undefined
  const iso = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return iso
  const date = new Date(`${iso}-${day.padStart(2, '0')}T00:00:00Z`)
  return date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : undefined
}
