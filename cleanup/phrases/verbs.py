"""Forms of English verbs: a table of irregular ones, and the regular ones that rules may change."""

from __future__ import annotations

from functools import cache

FORMS = ("base", "s", "ing", "past", "participle")
CAPITAL = "capital"  # what `{word as capital}` asks for: no form of a verb, but written like one

# base past participle; only forms that edited prose uses.
IRREGULAR = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun
bend bent bent|bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken
breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built|burst burst burst|buy bought bought
cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept
cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown
forbid forbade forbidden|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen
give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard
hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led
leave left left|lend lent lent|let let let|lose lost lost|make made made|mean meant meant|meet met met
mislead misled misled|mistake mistook mistaken|outgrow outgrew outgrown|overcome overcame overcome
oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid|put put put
quit quit quit|read read read|rebuild rebuilt rebuilt|ride rode ridden|ring rang rung|rise rose risen|run ran run
say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken
shed shed shed|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung
sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|spread spread spread
spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven
swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught
tear tore torn|tell told told|think thought thought|throw threw thrown|undergo underwent undergone
understand understood understood|undertake undertook undertaken|uphold upheld upheld|upset upset upset|wake woke woken
wear wore worn|weave wove woven|win won won|wind wound wound|withdraw withdrew withdrawn|withstand withstood withstood
write wrote written
"""

# Without those that Britain and America spell differently (travelled, traveled): a form of theirs would take sides.
REGULAR = """
abandon abolish accept accompany accomplish accumulate accuse achieve acknowledge acquire act activate adapt add
address administer adopt advance advise advocate affect affirm agree aim air allege allow alter amend amount analyse
analyze announce annul answer apologise apologize appeal appear applaud apply appoint apprehend approach approve argue
arrange arrest arrive ask assassinate assault assemble assert assess assign assist assume assure attach attack attempt
attend attract attribute authorise authorize avoid award back bar base believe belong blame bless block bomb boost
borrow boycott breach breathe brief broaden bury call calm capture care carry cause cease celebrate certify chair
change charge chase check cheer circulate claim clap clarify clash classify clean close coach coin collaborate
collapse collect combat combine comfort command commemorate comment commission commit compare compensate compete
compile complain complement complete comply compose comprise conceal concentrate concern conclude condemn condition
conduct confess confine confirm confiscate confront confuse congratulate connect consider consist consolidate
construct consult consume contact contain contest continue contradict contribute control convene convert convey
convict convince cook cool cooperate coordinate cope correspond count cover crash create criticise criticize cross
cruise cry cultivate curb cure damage dance dare date debate deceive decide declare decline decorate decrease dedicate
deem deepen defeat defend defer define delay delegate delete deliver demand demolish demonstrate deny depart depend
depict deploy deport derail descend describe deserve design despise destroy detain detect deteriorate determine
develop devote dictate die differ diminish dip direct disagree disappear disarm discharge discover discuss dislike
dismiss display dispute disrupt dissolve distinguish distribute disturb divert divide divorce document dominate donate
double doubt draft drop drown earn ease echo educate elaborate elect eliminate embrace emerge emigrate emphasise
emphasize employ empty enable encounter encourage end endanger endorse endure enforce engage enhance enjoy enlarge
enrich enrol ensure enter entertain entitle entrust envisage equip erect erupt escape escort establish estimate
evacuate evaluate evict evolve exaggerate examine excavate exceed exchange exclude excuse execute exercise exhaust
exhibit exile exist expand expect expel experience expire explain explode explore export expose express expropriate
extend extract extradite face fail fasten favor favour fear file fill film filter finalise finalize finance fine
finish fire fix flourish flow fold follow force form formalise formalize formulate fortify foster found fulfil
function fund furnish gain gather generate glance govern grab graduate grant greet guarantee guide halt hand handle
happen harm harvest haunt head heal heat help hesitate highlight hijack hinder hire honor honour hope host identify
ignore illuminate illustrate imagine implement imply import impose imprison improve inaugurate include increase
indicate inflict influence inform inhabit inhale inherit initiate injure insert insist inspect inspire install
instruct insult integrate intend intensify intercept interfere interpret interrogate interrupt intervene interview
introduce invade invent invest investigate invite involve irrigate irritate isolate issue jail join judge jump justify
kick kidnap kill knock lack land last laud laugh launch leak lecture legalise legalize liberate license lift like
limit link liquidate list live load lobby locate lock lodge look loot lower mail maintain manage manufacture map march
mark marry mediate mend mention merge migrate mind miss mix mobilise mobilize modernise modernize modify monitor mount
mourn move murder name narrow nationalise nationalize need negotiate nominate note notice notify obey object oblige
observe obstruct obtain occupy occur offend offer open operate oppose order organise organize oust outlaw outline
overhaul overturn own pack paint pardon park participate pass perform permit persuade pin plan plant play plead please
pledge point pollute populate pose possess postpone practise praise pray preach predict prefer prepare present
preserve preside press prevail prevent print privatise privatize probe proceed process proclaim procure produce
prohibit prolong promise promote propose prosecute protect protest prove provide provoke publish pull pump punish
purchase pursue push qualify question quote raid raise rally rape rate ratify reach react realise realize recall
receive recognise recognize recommend reconcile reconstruct record recover recruit recycle reduce refer reflect reform
refuse regard register regret regulate rehearse reinforce reiterate reject relate relax release relieve relocate rely
remain remember remind remove renew renovate rent reopen repair repeat replace reply report represent request require
rescue research resemble reserve resettle reside resign resist resolve respect respond restart restore restrict
restructure result resume retain retire return reunite reveal reverse review revise revive revoke revolt reward rob
rub ruin rule sabotage sack sail sanction satisfy save schedule score scrap seal search secure seize select sentence
separate serve settle shape share shift shock shout sign simplify skip slip slow smoke smuggle solve sound spark
sponsor stabilise stabilize stage stamp start state stay stimulate stop strengthen stress stretch strip struggle study
submit succeed sue suffer suggest summarise summarize summon supervise supplement supply support suppose suppress
surge surpass surprise surrender surround survive suspect suspend sustain swap tackle talk tap target taste tax tempt
tend terminate test thank threaten tie tighten tolerate topple touch tour trace track trade train transfer transform
translate transmit transport trap treat trigger triple try turn uncover underline undermine unify unite unload unveil
update upgrade urge use vaccinate vanish vary verify view violate visit volunteer vote wait walk wander want warn wash
waste watch weaken weigh welcome whisper widen wipe wish witness work worry worsen wound wrap yield
"""

# Verbs of more than one syllable that double their last letter; those of one syllable follow from their letters.
DOUBLING = frozenset(
    {
        "admit", "annul", "bar", "commit", "compel", "confer", "control", "defer", "enrol", "equip", "expel",
        "forget", "fulfil", "infer", "kidnap", "occur", "omit", "permit", "prefer", "rebel", "refer",
        "regret", "submit", "transfer", "transmit", "upset", "begin", "quit",
    }
)  # fmt: skip
VOWELS = "aeiou"


def _doubles(base: str) -> bool:
    if base in DOUBLING:
        return True
    short = sum(letter in VOWELS for letter in base) == 1
    return short and len(base) > 2 and base[-2] in VOWELS and base[-1] not in VOWELS + "wxy"


def _ending(base: str, ending: str) -> str:
    """A base with -ed or -ing."""
    if base.endswith("e") and (ending == "ed" or not base.endswith(("ee", "oe", "ye"))):
        stem = base[:-2] + "y" if ending == "ing" and base.endswith("ie") else base[:-1]
        return stem + ending
    if ending == "ed" and base[-1] == "y" and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] * _doubles(base) + ending


def _third(base: str) -> str:
    if base.endswith(("have", "do", "go")):
        return "has" if base == "have" else base + "es"
    if base[-1] == "y" and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Base -> base, -s, -ing, past, participle, of every verb known."""
    known: dict[str, tuple[str, ...]] = {}
    for base in REGULAR.split():
        past = _ending(base, "ed")
        known[base] = (base, _third(base), _ending(base, "ing"), past, past)
    for row in IRREGULAR.replace("\n", "|").split("|"):
        if row.strip():
            base, past, participle = row.split()
            known[base] = (base, _third(base), _ending(base, "ing"), past, participle)
    known["be"] = ("be", "", "being", "", "been")  # is or are, was or were: that takes the subject
    known["get"] = ("get", "gets", "getting", "got", "")  # got in Britain, gotten in America
    return known


@cache
def _analyses() -> dict[str, tuple[tuple[str, str], ...]]:
    """Form -> the (base, form's name) that it can be."""
    found: dict[str, list[tuple[str, str]]] = {}
    for base, forms in table().items():
        for name, form in zip(FORMS, forms, strict=True):
            if not form:
                continue
            found.setdefault(form, []).append((base, name))
    return {form: tuple(ways) for form, ways in found.items()}


def analyse(word: str) -> tuple[tuple[str, str], ...]:
    """What verb, in which form, a word can be; nothing where the table lacks it.

    >>> analyse("signed"), analyse("frobbed")
    ((('sign', 'past'), ('sign', 'participle')), ())
    """
    return _analyses().get(word.lower(), ())


def form_of(base: str, form: str) -> str:
    """A form of a verb of the table, or nothing where it depends on more than the verb. Raises KeyError for another.

    >>> form_of("carry", "past"), form_of("take", "participle"), form_of("submit", "ing")
    ('carried', 'taken', 'submitting')
    """
    return table()[base][FORMS.index(form)]
