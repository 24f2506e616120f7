import type { Person } from '../model/transcript'

/**
 * The people that a description names in so many words: `Name, Role, Organisation` and `Guest: Name` lines and
 * `Name is the …` sentences, and the host where the show bears a person's name and the description speaks of that
 * person. Names that merely occur are left alone: nobody is taken for a guest because of a capital letter.
 *
 * @example peopleIn(['Ada Lovelace, Chief Analyst, Engine Ltd'], undefined)
 * // [{ name: 'Ada Lovelace', role: 'Chief Analyst, Engine Ltd' }]
 */
export function peopleIn(description: readonly string[], show: string | undefined): Person[] {
  const lines = description.slice(0, 300).filter((line) => line.length <= 3000)
  const host = hostOf(show, lines)
  const named = lines.flatMap((line) => [...roleLine(line), ...labelledPeople(line), ...sentences(line)])
  const people = new Map<string, Person>()
  for (const person of [...(host === undefined ? [] : [{ name: host, role: 'host' }]), ...named]) {
    if (!people.has(person.name)) people.set(person.name, person)
  }
  return [...people.values()]
}

/** The people of a line such as `Guests: Ada Lovelace, Charles Babbage and Mary Somerville`. */
export function labelledPeople(line: string): Person[] {
  const match = labelPattern.exec(line)
  if (!match?.[1] || !match[2]) return []
  const role = match[1].toLowerCase().replace(/s$/, '')
  return match[2].split(/\s*(?:,|;|&|\band\b)\s*/u).flatMap((part) => {
    const name = new RegExp(`^${personal}$`, 'u').exec(part.trim())?.[1]
    const person = nameOf(name)
    return person === undefined ? [] : [{ name: person, role }]
  })
}

const namePart = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`
const personal = String.raw`(?:(?:Dr|Prof|Professor|Sir|Mr|Mrs|Ms)\.?\s)?(${namePart}(?:\s(?:(?:van|von|de|der|den|da|di|la|bin|al|el)\s){0,2}${namePart}){1,3})`
const roleLinePattern = new RegExp(
  String.raw`^(?:[-*•·]\s+)?${personal}(?:,\s+|\s+[-–—|]\s+|:\s+|\s+\()(.{2,200})$`,
  'u',
)
const labelPattern =
  /^(?:[-*•·]\s+)?\**(hosts?|guests?|speakers?|moderators?|panelists?|panellists?|interviewer|interviewee)\**:\**\s+(.{3,300})$/iu
const isPattern = new RegExp(String.raw`^${personal},?\s(?:is|was)\s(?:the|a|an|our)\s(.{3,400})$`, 'u')

const roles =
  /\b(?:C[ETFOPSM]O|V\.?P|EVP|SVP|chair(?:man|woman|person)?|(?:co-?)?founder|founding|president|director|professor|partner|scientist|researcher|engineer|author|writer|host|co-?host|investor|head|lead(?:er)?|chief|managing|editor|journalist|economist|fellow|analyst|minister|senator|lecturer|teacher|entrepreneur|physicist|mathematician|philosopher|historian|developer|programmer|designer|creator|lawyer|doctor|physician|student|principal|architect|manager|correspondent|reporter)\b/iu

// Words that make of two capitalised words something else than a person's name.
const noName =
  /\b(?:the|this|that|our|my|your|in|on|at|and|with|for|from|by|podcast|show|channel|radio|news|media|studio|studios|labs?|ai|space|capital|ventures|university|institute|school|college|research|online|learning|machine|deep|data|science|technology|tech|future|street|talks?|company|inc|ltd|llc|group|foundation|summit|conference|episode|episodes|season|part|chapter|series|world|times|review|network|books?|links?|learn|listen|watch|subscribe|follow|join|apple|google|youtube|spotify|twitter|instagram|facebook|linkedin|views|recorded|hidden|brain|papers?|questions?|minutes?|hard|open|source|security|digital|artificial|intelligence|model|models|chip|cloud|code)\b/iu

function nameOf(text: string | undefined): string | undefined {
  const name = text?.replace(/\s+/g, ' ').trim()
  if (name === undefined || name.length > 60 || noName.test(name)) return undefined
  const parts = name.split(' ')
  // Capitals throughout are a heading or an acronym; capitals inside are a brand (DeepMind), but for McCarthy.
  const plausible = parts.every(
    (part) =>
      /^(?:\p{Lu}\.)+$|^\p{Ll}+$|^(?:(?:Mc|Mac|[DO]['’])?\p{Lu}[\p{Ll}\p{M}'’]*\.?-?)+$/u.test(part) &&
      !/\p{Ll}\p{Lu}/u.test(part.replace(/^(?:Mc|Mac)/, '')),
  )
  return plausible && parts.some((part) => /\p{Ll}/u.test(part)) ? name : undefined
}

/** `Dr. Kai-Fu Lee, Chairman & CEO, Sinovation Ventures` */
function roleLine(line: string): Person[] {
  const match = roleLinePattern.exec(line)
  const name = nameOf(match?.[1])
  const role = match?.[2]?.replace(/\)$/, '').replace(/[\s.;,]+$/, '') ?? ''
  if (name === undefined || /https?:|www\./i.test(role)) return []
  // The role stands first: "Name, who once met a professor" is a sentence.
  const firstWords = role.split(/\s+/).slice(0, 4).join(' ')
  return roles.test(firstWords) ? [{ name, role }] : []
}

/** `Dylan Patel is the founder of SemiAnalysis, a company …`: the role ends where the subordinate clause begins. */
function sentences(line: string): Person[] {
  return line.split(/(?<=(?<!\b\p{Lu})[.!?])\s+/u).flatMap((sentence) => {
    const match = isPattern.exec(sentence)
    const name = nameOf(match?.[1])
    const role = (match?.[2]?.split(/,\s|;\s|\s[-–—]\s/u)[0] ?? '').replace(/[.!?]+$/, '')
    return name !== undefined && roles.test(role) ? [{ name, role }] : []
  })
}

/**
 * The person whose name the show bears (`Lex Fridman`, `Moonshots - Peter Diamandis`), when the description
 * speaks of that person by the first name; two capitalised words alone may as well be a thing.
 */
function hostOf(show: string | undefined, lines: readonly string[]): string | undefined {
  const written = show?.split(/\s+[-–—|:]\s+|\s+(?:with|by)\s+/u).at(-1)
  const name = nameOf(new RegExp(`^${personal}$`, 'u').exec(written ?? '')?.[1])
  if (name === undefined) return undefined
  const first = name.split(' ')[0]?.replace(/[^\p{L}-]/gu, '') ?? ''
  const spokenOf = new RegExp(
    String.raw`\b(?:contact|connect with|feedback to|questions for|hosted by|your host,?|host)\s+${first}(?![\p{L}-])` +
      String.raw`|(?:^|[\s,])${first}(?:\s\p{Lu}[\p{L}'’-]+)?\s(?:is joined|sits down|talks? (?:to|with)|speaks? (?:to|with)|interviews|welcomes|chats?|hosts|asks|and (?:his|her|their) guests?)\b`,
    'iu',
  )
  return lines.some((line) => spokenOf.test(line)) ? name : undefined
}
