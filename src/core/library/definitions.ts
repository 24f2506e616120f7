import type { Span } from '../model/transcript'

/**
 * How somebody may say what a term is.
 *
 * - `answer`: "What is channel jamming?", and then somebody says it.
 * - `is`: "Channel jamming is when an attacker …".
 * - `stands-for`: "PSBT stands for …", "means", "refers to".
 * - `called`: "… and that's what we call channel jamming".
 * - `which-is`: "channel jamming, which is an attack that …".
 */
export type DefinitionKind = 'answer' | 'is' | 'stands-for' | 'called' | 'which-is'

/** The way in which the words around a term say what it is; undefined where they do not. */
export function definitionAt(text: string, term: Span, sentence: Span): DefinitionKind | undefined {
  const left = text.slice(Math.max(sentence.start, term.start - lookedAt), term.start)
  const right = text.slice(term.end, Math.min(sentence.end, term.end + lookedAt))
  if (asks.test(left) && /^(?:[ ,]+[\p{L}'’]+){0,3}\?/u.test(right)) return 'answer'
  if (standsFor.test(right) || (means.test(right) && clauseStart.test(left))) return 'stands-for'
  const written = text.slice(term.start, term.end)
  // A single name may be anybody's: "Khan is the founder of".
  const person = /^\p{Lu}\p{Ll}+$/u.test(written) && role.test(right)
  if (person || left.toLowerCase().includes(written.toLowerCase())) return undefined
  if (saysWhat(right, predicate) && clauseStart.test(left)) return 'is'
  if (isCalled(left, right)) return 'called'
  const several = /^\p{Ll}.*s$/u.test(written) && /^\W*which is/.test(right)
  return !several && saysWhat(right, whichIs) && isNamedLast(left, written) ? 'which-is' : undefined
}

/** True for a word that names a kind of thing: what is called a protocol is explained by it, what is called a pain is not. */
export function isKind(word: string): boolean {
  return kinds.has(word.toLowerCase().replace(/(?<=..)s$/, ''))
}

/** Characters before and after a term that are read. */
const lookedAt = 90

const hedges = String.raw`(?:(?:basically|essentially|really|just|simply|actually|effectively|obviously|kind of|sort of|of course|fundamentally|literally|like|also|then|a way of saying),? )*`

const asks =
  /\b(?:what (?:is|are|was|exactly is)|what['’]s|what['’]re|explain|describe|define) (?:an? |the |this |these )?$/i

const standsFor =
  /^,? (?:(?:which|it|that|this|basically|just|of course|actually|really|and) ){0,2}(?:stands? for|(?:is|are) (?:short|an acronym|an abbreviation) for|refers? to|(?:is|are) defined as)\b/i
const means = /^ (?:basically |essentially |just |really )?means (?:an?|the|any|basically|essentially|being|having) /i

const predicate = new RegExp(String.raw`^ (?:is|are|was|['’]s) (?:, )?${hedges}`, 'i')
const whichIs = new RegExp(String.raw`^(?:,| -+| —)? ?(?:which|who) (?:is|are|was)(?:, |\s)${hedges}`, 'i')

const clauseStart =
  /(?:^|[.!?,;:—–]|--|\b(?:so|and|but|because|well|now|basically|like|then|since|whereas|while|say|again|know|yeah|okay|ok|actually|first|also|or|um|uh|right|guess|mean|if|essentially|remember|course))["“]? ?(?:an? |the |all |most |every )?["“]?$/i

/** True where a predicate follows that says of which kind something is, or when it occurs. */
function saysWhat(right: string, opening: RegExp): boolean {
  const [verb] = opening.exec(right) ?? []
  if (verb === undefined) return false
  const after = right.slice(verb.length)
  if (
    /^(?:when|where) (?:you|we|they|I|someone|somebody|people|an?|the|every|all) (?!(?:should|would|could|might|were|was|had|did)\b)/i.test(
      after,
    )
  )
    return true
  if (/^(?:any|all) (?:[\p{L}-]+ ){1,3}(?:that|which|who|where|of)\b/iu.test(after)) return true
  if (!/^(?:an?|the|one of the) (?:[\p{L}\p{N}'’-]+[ ,]){2}/iu.test(after) || judgement.test(after)) return false
  return !/^[^.,;]{0,40}\b(?:than|too|most|\p{L}{3,}est)\b/u.test(after)
}

// "There is a framework called X", "a signal; that's what we call X", "what we call X, which is …".
const naming =
  /\b(?:called|known as|what (?:we|they|people|I|you|folks) (?:call|would call|refer to as)|refer(?:red)? to (?:it |this |that |them |these )?as)(?: an?| the)? ["“]?$/i

function isCalled(left: string, right: string): boolean {
  const [name] = naming.exec(left) ?? []
  if (name === undefined || !/^[,.;:—-]|^ (?:and|which|where|that|because|so|is|are|it)\b|^$/.test(right)) return false
  const before = left.slice(0, -name.length)
  if (
    /^,? (?:which|where|that) /.test(right) ||
    /\b(?:that|this|it|these|those)(?:['’]s| is| are)(?: (?:just|actually|also|basically|really))? $/i.test(before)
  )
    return true
  // What it is stands right before: "an algorithm that they use, called".
  const nouns = before.split(/[^\p{L}-]+/u).slice(-6)
  return nouns.some(isKind)
}

const role =
  /^[^.;]{0,40}\b(?:CEO|CTO|CIO|COO|founder|co-founder|founders|co-founders|co-host|host|professor|researcher|scientist|engineer|director|president|author|guy|person|man|woman|friend|lead|head)\b/i

/** False where "which" may mean something before: "a picture on the wiki, which is a diagram of". */
function isNamedLast(left: string, written: string): boolean {
  const [, article] =
    /\b(?:on|for|in|over|of|at|with|from|to|by|about|inside|into) (an? |the |this |that |these |our |their |my |your )?$/i.exec(
      left,
    ) ?? [undefined, false]
  return article === false || (article === undefined && /\p{Lu}/u.test(written))
}

// What follows the article in a judgement: "a lot", "the best", "a great example".
const judgement =
  /^(?:an?|the|one of the) (?:other|(?:very|really|pretty|quite|super|bit|little|lot|huge|big|bigger|great|good|bad|nice|cool|fun|real|major|important|interesting|tough|hard|perfect|different|better|worse|whole|fantastic|amazing|awesome|incredible|fascinating|wonderful|beautiful|brilliant|excellent|classic|problem|challenge|must|matter|question|no-brainer|topic|story|pain|mess|given|concern|issue|risk|step|long|tricky|complicated|complex|fairly|slightly|much|true|valid|fair|couple|few|bunch|ton|tons|number|majority|minority|million|thousand|hundred|billion|second|third|fourth|first|last|best|worst|only|same|next|most|biggest|largest|main|right|case|reason|thing|key|hardest|easiest|future|answer|example|least|idea|point|goal|one|ones|more|less|critical|crucial|significant|massive|tremendous|growing|natural|necessary|powerful|popular|useful|well-known|recent|new|similar|result|ideal|obvious|part|piece|bottleneck|place|person|guy|word|name|start|end|beginning|move|win|loss|joke|gift|mistake|success|failure|priority|barrier|trade-?off|crazy|weird|strange|scary|lovely|strong|tiny|small|smaller|simpler|sweet|lower|higher|default|current|original|ultimate|exact|actual|specific|particular|prime|rough|top|moving|living|serious|legitimate|long-standing|hot|good-to-have)\b)/i

const kinds: ReadonlySet<string> = new Set(
  `algorithm application approach architecture attack body book branch chip code collection committee company component
  conference contract data database dataset device document engine equation event expression extension feature
  field file firm form format formula foundation framework function group hardware implementation index initiative
  instruction instrument interface kind language layer library limit list machine market measure mechanism message method
  metric model module network nonprofit number operation organization output paper parameter pattern phenomenon plant
  platform policy practice problem procedure process processor product program project property proposal protocol
  provider rule scheme script sensor server service set signature site software space standard startup strategy structure
  study subset system task team technique technology term test tool toolkit transaction transformation type unit
  value variable variant vector version way website`
    .trim()
    .split(/\s+/),
)
