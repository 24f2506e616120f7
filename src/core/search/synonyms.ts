import { stemOf } from '../library/stem'

/**
 * Everyday English words for the same thing, a group a line: who remembers the gist of what was said often has another
 * word for it than the speaker had. Only words that hardly ever mean something else are here, and none of a trade: those
 * are the glossary's.
 */
const groups = `
  big large huge massive giant enormous
  small tiny little
  fast quick rapid speedy
  cheap inexpensive affordable
  expensive costly pricey
  cost price expense
  company firm corporation business startup
  job employment career occupation
  boss manager
  worker employee staff
  fire dismiss
  hire recruit
  movie film cinema
  actor actress
  picture image photo
  purchase buy acquire
  sell sale
  begin start
  finish end complete
  stop quit halt cease
  build construct
  shrink reduce decrease compress
  grow increase expand rise
  improve better enhance
  hard difficult tough tricky challenging
  easy simple
  smart intelligent clever
  wrong incorrect mistaken
  mistake error bug
  fix repair
  break fail crash
  forbid ban prohibit
  allow permit let
  law legal regulation
  lawsuit sue litigation court
  newspaper journalist press
  money dollar cash funding
  rich wealthy
  country nation
  government state
  danger risk threat
  worry fear concern afraid
  illness disease
  cancer tumor
  drug medicine
  doctor physician
  car vehicle
  phone smartphone
  electricity power
  factory plant
  teach educate
  school university college
  research study
  guess predict forecast
  choose pick select prefer
  human person people
  child kid
  tool instrument
  forget lose
  world globe
  future tomorrow
  fight battle war
  rival competitor opponent
  steal theft stolen
  spy surveillance espionage
  secret private privacy
  copy replicate clone imitate
  combine merge unify mix hybrid
  answer respond response reply
`

const byStem = new Map<string, string[]>()
for (const line of groups.trim().split('\n')) {
  const stems = line.trim().split(' ').map(stemOf)
  for (const stem of stems) {
    const others = stems.filter((other) => other !== stem)
    byStem.set(stem, [...(byStem.get(stem) ?? []), ...others])
  }
}

/**
 * The stems of other words for a word.
 *
 * @example synonymsOf('movies') // ['film', 'cinema']
 */
export function synonymsOf(norm: string): readonly string[] {
  return byStem.get(stemOf(norm)) ?? []
}
