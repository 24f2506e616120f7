import { stemOf } from './stem'

/**
 * Words that say nothing of what is talked about: grammar, the small talk of conversation, counting and asking.
 * Norms, as `words()` gives them.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `
    'cause a able about above absolutely across act actual actually after again against ago agree ah aha ahead ain't
    all allow allowed allows almost alone along already alright also although always am amazing among an and another
    any anybody anymore anyone anything anyway anyways apart apparently applause apply appreciate april are aren't
    around as ask asked asking assume at audience august available away awesome b back bad basically be became
    because become becomes becoming been before began begin beginning begins behind being believe below besides bet
    between beyond bigger biggest blah both bring bringing brings brought bunch but buy by bye c call called calling
    calls came can can't cannot care cause certain certainly cetera changed choose clear clearly close com come
    comes coming common completely cons consider continue cool correct could couldn't couple course coz crazy
    curious currently cuz d deal december decide decided definitely depending depends describe description did
    didn't directly do does doesn't doing don't done dot down dude due dunno during e each easier easily easy
    effectively eg eight eighty either eleven else em end enough entire entirely episode episode's equal especially
    essentially et etc even eventually ever every everybody everyday everyone everything everywhere exact exactly
    except exist expect extra extremely f fact fair fairly fantastic far february feels felt few fewer fifth fifty
    figure find finding fine finish finished first fit five folks follow following for forever forget forth forty
    forward found four fourth frankly friday from front fuck fucking fully fun funny further g gave general
    generally genuinely get gets getting gimme give given gives giving glad go god goes going gone gonna got gotcha
    gotta gotten greater guess guessing guest guests h had hadn't happen happened happening happens happy harder has
    hasn't hate have haven't having he he'd he'll he's head hell hello help helpful her here here's hers herself hey
    hi higher highly him himself his hit hm hmm honestly hope hopefully host how however http https huh i i'd i'll
    i'm i've ie if imagine immediately in incredible incredibly indeed inside instead into is ish isn't it it'd
    it'll it's its itself j january july june just k keep keeps kept kinda knew know knowing known knows l la last
    lately later latter laughing laughs laughter least leave left lemme less let let's lets like liked likely link
    links literally little ll longer look looked looking looks lot lots love lower m made mainly make makes making
    man many march massive matter may maybe me mean meaning means meant mention mentioned mhm middle might mind mine
    mm mmm moment monday more most mostly move moved moves moving much multiple must my myself n nah name naturally
    near nearly neat necessarily need needed needs neither never next nice nine ninety no nobody none nonetheless
    nope nor normal not note nothing notice november now o obsessed obvious obviously october of off often oh ok
    okay on once one ones only onto ooh oops opposed or other others otherwise ought our ours ourself ourselves out
    over overall own p particular particularly per perfect perhaps period please plenty plus pop possible possibly
    potentially presumably pretty previous previously probably pros provide put puts putting q quick quickly quite r
    rather re read ready realize really recent recently regard regardless relatively remember rest right roughly s
    said same sat saturday saw say saying says sec second seconds see seeing seem seemed seems seen sense sent
    september serious seriously set seven seventy several shall she she'd she'll she's shit short should shouldn't
    show showed showing shows sides similar similarly simple simply since sit six sixty slash slightly slow so some
    somebody somehow someone something sometimes somewhat somewhere soon sorry speak speaking specifically spend
    spent sponsor sponsors starting starts stay step steps still stop straight stupid subscribe such suddenly sunday
    super suppose supposed sure t take taken takes taking talked talking talks tell ten terms than thank thanks that
    that'd that'll that's the their theirs them themselves then there there'd there'll there's these they they'd
    they'll they're they've think thinks third thirty this those though three through throughout thursday thus till
    to today together told tomorrow tonight tons too took top total totally toward towards tricky tried tries
    trivial true truly try trying tuesday turn turned turns twelve twenty twice two u uh uhh um umm under understand
    understanding understood unfortunately unless unlike until up upbeat upon us uses using usually v various ve
    very via w wait wanna want wanted wants was wasn't watch ways we we'd we'll we're we've wednesday weird welcome
    well went were weren't what what'd what'll what're what's whatever when when's whenever where where's wherever
    whether which whichever while who who'd who'll who's whoever whole whom whose why why's wild will wise wish with
    within without won't wonder wonderful wondering worked works worse worst worth would wouldn't wow wrong x y
    y'all ya yeah yep yes yesterday yet you you'd you'll you're you've your yours yourself yourselves yup z zero
  `
    .trim()
    .split(/\s+/),
)

// Words that go with a subject but are too general to name one.
const plainWords: ReadonlySet<string> = new Set(
  `
    ceo cto cfo coo vp pm ids founder founders aspect capability capabilities amazing audience
    add added adds advance amount annual answer approach area aspect attempt based basis best better big billion
    billions bit bucket build building built business case cases change changes cheap cheaper combine comment
    companies company compare compared complicated concern cost countries country create created creates cut data
    day days detail details difference different direction discussion early effect effort event evidence example
    expensive experience explain extent face fall falls fast favorite feel feeling field fix focus form friend
    friends full future game gap goal goals good government great group grow growing grown guy guys half hand handle
    hard hear heard high hold hour hours huge human humans hundred hundreds idea ideas impact implication important
    include included including increase industry information instance interest interested interesting issue issues
    job join jump key kind kinds large larger largest late lead learn learned level life line list listen listeners
    live long lose lost low main major manage managed market million millions minute minutes model models money
    month months nature new news number numbers offer old open option options order outside pain part parts past pay
    people percent person perspective pick picture piece pieces place places plan play podcast point points present
    price private problem problems process product products prove public push question questions quote rare reach
    real reason reasons release released remain reminder require requires respect result results return role room
    run running runs save scale scene section send separate share shift side sign single situation size small
    smaller solve solved sort sorts sound sounds space special specific speed spot stage stand start started state
    story strong stuff succeed success suggest system systems talk team teams technology term test theory thing
    things thinking thought thoughts thousand thousands thread time times topic touch track traditional trick
    trillion trust truth type types unique use used useful user users value version view way week weeks win wins
    word words work working world write writing written year years young
  `
    .trim()
    .split(/\s+/),
)

let plainStems: ReadonlySet<string> | undefined

/** True for words too general to name a subject, in any of their forms. */
export function isPlain(norm: string): boolean {
  plainStems ??= new Set([...plainWords].map(stemOf))
  return plainStems.has(stemOf(norm))
}
