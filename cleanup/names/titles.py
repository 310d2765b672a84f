"""Words that stand before a name and are no part of it: titles and trades, and the little words that begin sentences."""

from __future__ import annotations

from functools import lru_cache

from cleanup.names.endings import family
from cleanup.names.fold import loose, plain, sounds, stem

# Titles that end in a dot, after which no sentence begins.
_ABBREVIATIONS = """
mr mrs ms dr prof sen rep gen col lt capt maj sgt st hon rev jr sr vs no etc z znj zt zj mr.sc d.m.th p.sh nr g
gđa gdin gđica ing dipl mag akad čl br npr tzv г гђа гдин гђица др проф ген инж маг акад чл бр нпр тзв г-дин
г-ѓа hr fr bay sn dipl.-ing m mme mlle
"""

ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())

# Stems of titles, trades and relations, as `sounds` writes them; inflected by the language they come from.
_STEMS = {
    "en": """
    president vice chair chairman chairwoman chairperson speaker prime minister premier deputy secretary state justice
    interior foreign finance defence defense culture education health ambassador commissioner envoy representative
    coordinator director head chief mayor governor prosecutor attorney judge general colonel major captain lieutenant
    sergeant officer commander admiral inspector detective senator congressman congresswoman member mp mep lawmaker
    doctor professor academic sir lord lady dame king queen prince princess pope bishop archbishop cardinal father
    sister brother mother saint imam mufti rabbi hoxha baba reverend coach striker midfielder goalkeeper defender
    footballer player singer actor actress writer author poet novelist journalist reporter editor analyst economist
    lawyer surgeon engineer architect painter sculptor pianist violinist composer conductor historian mister miss
    madam comrade activist businessman businesswoman spokesman spokeswoman spokesperson expert former then late leader
    chancellor councillor councilor consul counsel counselor advisor adviser ombudsman auditor manager delegate mr mrs
    ms dr prof hon owner founder driver farmer teacher student""",
    "sq": """
    kryeministr kryetar zevendes zv president ministr deputet sekretar ambasador komisioner perfaqesues
    koordinator drejtor udheheqes shef prefekt prokuror gjykates gjyqtar avokat general kolonel major kapiten toger
    rreshter oficer komandant inspektor senator anetar doktor profesor akademik zot zoti zonj zonja zoteri imam
    myfti peshkop kardinal papa baba hoxh mulla trajner sulmues mesfushor portier mbrojtes futbollist lojtar
    kengetar aktor aktore shkrimtar autor poet romancier gazetar redaktor kryeredaktor analist ekonomist jurist kirurg
    mjek inxhinier arkitekt piktor skulptor pianist violinist kompozitor dirigjent historian veprimtar afarist biznesmen
    zedhenes ekspert ish ndjer lider kancelar keshilltar konsull ombudsperson auditor menaxher delegat guvernator
    botues bujk mesues student nxenes themelues pronar shofer libri libr shoqat filozof gjuhetar aktivist""",
    "sh": """
    premijer predsed predsjed potpredsed potpredsjed dopredsed ministar ministr zamenik zamjenik poslanik poslanic
    zastupnik zastupnic sekretar tajnik ambasador veleposlanik komesar povjerenik poverenik predstavnik predstavnic
    koordinator direktor ravnatelj rukovodilac voditelj sef gradonacelnik nacelnik guverner tuzilac tuzitelj sudij
    sudac advokat odvjetnik general pukovnik major kapetan porucnik narednik oficir casnik komandant zapovednik
    zapovjednik inspektor senator clan doktor profesor akademik gospodin gospod gospodj imam muftij episkop vladik
    patrijarh kardinal papa otac sestr brat trener napadac golman igrac fudbaler nogometas pevac pjevac glumac glumic
    pisac pisc knjizevnik knjizevnic autor pesnik pjesnik novinar urednik analiticar ekonomist pravnik hirurg kirurg
    lekar lijecnik inzenjer arhitekt slikar vajar kipar pijanist violinist kompozitor dirigent istoricar povjesnicar
    aktivist biznismen portparol glasnogovornik strucnjak bivsi bivsa lider vodja kancelar savetnik savjetnik konzul
    ombudsman revizor menadzer delegat izdavac filozof naucnik ucitelj student vozac osnivac vlasnik zgodn pok""",
    "mk": """
    premier pretsedatel pretsedatelk potpretsedatel minister ministerk ministr zamenik pratenik pratenick sekretar ambasador komesar
    pretstavnik koordinator direktor rakovoditel sef gradonacalnik guverner obvinitel sudij advokat general polkovnik
    major kapetan poruchnik oficer komandant inspektor senator clen doktor profesor akademik gospodin gospog imam
    vladik arhiepiskop patrijarh kardinal papa otec trener napagac golman igrac fudbaler pejac pejack akter glumec
    pisatel avtor poet novinar urednik analiticar ekonomist pravnik hirurg lekar inzener arhitekt slikar skulptor
    pijanist violinist kompozitor dirigent istoricar aktivist biznismen portparol ekspert poranesn lider kancelar
    sovetnik konzul ombudsman revizor menager delegat izdavac""",
    "tr": """
    cumhurbaskan basbakan bakan milletvekil baskan genelsekreter sekreter buyukelci komiser temsilci koordinator mudur
    vali belediye savci yargic avukat general albay binbasi yuzbasi tegmen subay komutan mufettis senator uye doktor
    profesor akademisyen bay bayan sayin imam muftu papa teknik futbolcu oyuncu sarkici yazar sair gazeteci editor
    analist ekonomist hukukcu cerrah muhendis mimar ressam heykeltiras piyanist besteci tarihci yayinci ogretmen lider
    kaptan eski usta""",
    "de": """
    prasident prasidentin ministerprasident bundeskanzler kanzler minister ministerin vorsitzende vorsitzender
    abgeordnete abgeordneter staatssekretar sekretar botschafter kommissar beauftragte koordinator direktor leiter chef
    burgermeister gouverneur staatsanwalt richter anwalt rechtsanwalt general oberst major hauptmann leutnant offizier
    kommandant inspektor senator mitglied doktor professor akademiker herr herrn frau konig konigin prinz papst bischof
    kardinal trainer sturmer torwart fussballer spieler sanger schauspieler schriftsteller autor dichter journalist
    redakteur analyst okonom jurist chirurg arzt ingenieur architekt maler bildhauer pianist geiger geigerin komponist
    dirigent historiker aktivist sprecher sprecherin experte lehrer verleger premierminister aussenminister
    justizminister innenminister finanzminister verteidigungsminister regierungschef""",
    "fr": """
    president presidente premier ministre depute deputee secretaire ambassadeur commissaire representant coordinateur
    directeur chef maire gouverneur procureur juge avocat general colonel major capitaine lieutenant officier
    commandant inspecteur senateur membre docteur professeur academicien monsieur madame mademoiselle roi reine prince
    pape eveque cardinal pere entraineur attaquant gardien joueur chanteur acteur ecrivain auteur poete journaliste
    redacteur analyste economiste juriste chirurgien medecin ingenieur architecte peintre sculpteur pianiste violoniste
    compositeur historien militant porte-parole expert chancelier conseiller consul""",
}
# Little words and verbs of saying that begin a sentence before a name.
_FUNCTION = {
    "en": """the a an in on at by to of for from with as if when while after before since until but and or so then
    now today yesterday tomorrow also even only both neither either not no yes that this these those there here he she
    it his her their our my said says asked added told will would can could should may might must did does do is are
    was were has have had like unlike despite during according among between under over about against without within
    because although though however meanwhile later earlier soon finally recently instead therefore thus still perhaps maybe again once next first second last since meanwhile nevertheless moreover further besides indeed nor every each many most several some all any another other whereas where why how who what which whose dear photo source read""",
    "sq": """në me për nga te tek prej deri si kur ku pse nëse edhe dhe apo ose por ndërsa kurse pas para gjatë sipas
    mbi nën ndaj kundër pa mes ndërmjet i e të së një ky kjo ai ajo këtë ata sot dje nesër tani më jo po tha thotë
    theksoi shtoi deklaroi pyeti foli është janë ishte do të a burimi foto lexo pastaj pastaj megjithatë ndaj prandaj kështu gjithashtu madje vetëm kur sikur megjithëse ndonëse i e të disa shumë çdo secili""",
    "sh": """u na i a o s sa od do za iz po pri pre posle nakon prije pred kod ka kroz među bez uz ali ili pa te dok
    kad kada kako gde gdje jer ako da ne je su bio bila bi će ovaj ova ovo taj ta to danas juče jučer sutra sada zatim
    potom prema rekao rekla kaže izjavio izjavila dodao pitao ni niti samo što zašto ko tko koji koja koje foto izvor
    у на и а о с са од до за из по при пре после пред код ка кроз међу без уз али или па те док кад када како где јер
    ако да не је су био била би ће овај ова ово тај та то данас јуче сутра сада затим потом према рекао рекла каже
    изјавио изјавила додао питао ни нити само што зашто ко који која које фото извор""",
    "mk": """во на и а о со од до за по при пред кај без ама но или па додека кога како каде зошто ако да не е се беше
    ќе овој оваа ова тој таа тоа денес вчера утре сега потоа според рече вели изјави додаде праша ни ниту само што кој
    која кое фото извор""",
    "tr": """ve ile bu şu o bir ama fakat ancak için gibi kadar göre sonra önce bugün dün yarın şimdi dedi söyledi de
    da ki ne neden nasıl eğer hem ya veya""",
    "de": """der die das den dem des ein eine einen einem einer eines in im an am auf bei beim von vom zu zum zur für
    mit nach vor seit bis aus über unter gegen ohne durch um und oder aber doch denn als wenn weil dass ob wie wo wer
    was warum nicht auch nur noch schon heute gestern morgen jetzt dann laut sagte sagt fragte ist sind war wird hat
    foto quelle""",
    "fr": """le la les un une des du de d l au aux à en dans sur sous par pour avec sans chez vers entre selon après
    avant depuis pendant et ou mais donc car si quand comme où qui que quoi dont pourquoi ce cet cette ces il elle ils
    elles on son sa ses leur hier demain aujourd est sont était a ont dit ajoute photo source""",
}
# Nouns that begin a sentence before a surname in the genitive: Knjiga Jeremića, the book of Jeremić.
_OWNED = {
    "sh": """knjig izjav poset posjet poziv govor pism kuc kabinet vlad odluk ostavk optuznic sudenj presud hapsenj uhicenj
    intervju susret sastanak sastanc dolazak dolask odlazak odlask izbor smrt sahran sprovod ubistv ubojstv atentat strank
    partij list koalicij pobed pobjed poraz kritik podrsk podrska komentar rec reci rijec rijeci predlog prijedlog plan
    projekt portret slik rukopis roman esej clan predavanj nastup koncert suprug suprug cerk kcer kci sin brat majk otac
    otac tim ekip uprav imenovanj razresenj smen smjen potez stav porucivanj poruk mandat pritis obracanj
    sedist prostorij ured ured ime imen rod odbran obran advokat branilac branitelj pregovor putovanj put povratak
    povratk razgovor saradnj suradnj sto auto dom stan grob spomenik ulic poslanic pristalic pristas protivnik
    kandidatur kampanj film album pesm pjesm zbirk dnevnik memoar secanj sjecanj kolon""",
    "mk": """knig izjav poset govor pism kuk kabinet vlad odluk ostavk""",
}
_PLURAL = ("lar", "ler", "ları", "leri")
# What names trades in Albanian ends in these, which no given name before a surname does.
_SQ_TRADES = (
    "uesi",
    "uesja",
    "uese",
    "tari",
    "tarja",
    "isti",
    "istja",
    "tori",
    "torja",
    "sori",
    "sorja",
    "enti",
    "entja",
    "anti",
)
_LEAST = 4
_BARE = str.maketrans("CQSZXGTLNEUOA", "ccszzdtlneuoa")


def _known(lang: str) -> tuple[str, ...]:
    kind = family(lang)
    return (kind, "en") if kind != "en" else ("en",)


@lru_cache(maxsize=16)
def _stems(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    stems = [sounds(stem) for stem in _STEMS.get(kind, "").split()]
    return frozenset(stems), tuple(stem for stem in stems if len(stem) >= _LEAST) if kind not in {"en", "fr"} else ()


@lru_cache(maxsize=1 << 13)
def is_title(word: str, lang: str) -> bool:
    """Whether the word is a title or a trade, in any case, as the language has them before a name.

    >>> is_title("Kryeministrit", "sq"), is_title("министра", "sr-Cyrl"), is_title("Minister", "en"), is_title("Agim", "en")
    (True, True, True, False)
    """
    key = sounds(word).translate(_BARE)
    for kind in _known(lang):
        whole, starts = _stems(kind)
        if key in whole or (starts and key.startswith(starts) and len(key) - max(map(len, _fitting(key, starts))) <= 5):
            return True
    return family(lang) == "sq" and plain(word).endswith(_SQ_TRADES)


# What a letter with a dot before a surname stands for: monsieur, zoti, gospodin.
_SIR = {"fr": "M", "sq": "Z", "sh": "GГ", "mk": "Г"}


def is_sir(letter: str, lang: str) -> bool:
    """Whether a single letter with a dot is a title rather than an initial.

    >>> is_sir("M", "fr"), is_sir("Г", "mk"), is_sir("M", "en")
    (True, True, False)
    """
    return len(letter) == 1 and letter in _SIR.get(family(lang), "")


def _fitting(key: str, starts: tuple[str, ...]) -> list[str]:
    return [start for start in starts if key.startswith(start)]


@lru_cache(maxsize=16)
def _function(kind: str) -> frozenset[str]:
    return frozenset(_FUNCTION.get(kind, "").split())


@lru_cache(maxsize=1 << 12)
def is_owned(word: str, lang: str) -> bool:
    """Whether the word, at the start of a sentence, is a noun that takes a surname behind it in another case.

    >>> is_owned("Knjiga", "sr-Latn"), is_owned("Öğrenciler", "tr"), is_owned("Marka", "sr-Latn")
    (True, True, False)
    """
    kind = family(lang)
    if kind == "tr":
        return len(word) > 6 and plain(word).endswith(_PLURAL)
    return stem(loose(word)) in _owned(kind)


@lru_cache(maxsize=4)
def _owned(kind: str) -> frozenset[str]:
    return frozenset(stem(loose(noun)) for noun in _OWNED.get(kind, "").split())


def is_function(word: str, lang: str) -> bool:
    """Whether the word is one of the little words that begin a sentence.

    >>> is_function("The", "en"), is_function("Në", "sq"), is_function("Agim", "sq")
    (True, True, False)
    """
    return plain(word) in _function(family(lang))


# What stands before a place.
_PLACE = {
    "en": "in at near from to around of outside inside towards through via between and above below visit visited",
    "sq": "në nga te tek prej drejt mbi nën pranë afër rreth për i e të së dhe komuna komunën qytetin qyteti fshatin",
    "sh": """u na iz od do kod kraj kroz prema oko za pored ka sa iznad ispod blizu pri opština opštini općina grad
    gradu у на из од до код крај кроз према око за поред ка са изнад испод близу при општина општини град граду""",
    "mk": "во на од до кај крај кон околу за покрај со над под близу при општина град градот",
    "tr": "",
    "de": "in nach aus von bei um über durch zwischen nahe vor stadt gemeinde",
    "fr": "à a de vers chez depuis pour par près autour dans ville commune",
}


def is_place_word(word: str, lang: str) -> bool:
    """Whether the word is one that stands before a place.

    >>> is_place_word("near", "en"), is_place_word("Në", "sq"), is_place_word("said", "en")
    (True, True, False)
    """
    return plain(word) in _place(family(lang))


# Words of which bodies, offices and days are named, not persons.
_BODIES = """
police council court ministry government department committee commission office agency assembly parliament
republic university institute school hospital bank union party league association federation agreement treaty
law act code constitution plan strategy programme program project street square bridge river lake mountain
airport station city town village municipality district county region north south east west northern southern
eastern western january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday month week day year internal affairs kosovo serbia albania
macedonia europe european united states nations security international national public general central supreme
policia keshilli gjykata ministria qeveria departamenti komiteti komisioni zyra agjencia kuvendi parlamenti
republika universiteti instituti shkolla spitali banka unioni partia lidhja shoqata federata marreveshja ligji
kodi kushtetuta janar shkurt mars prill maj qershor korrik gusht shtator tetor nentor dhjetor kosova kosoves
shqiperia serbia policija savet vijece sud ministarstvo vlada odeljenje komitet komisija kancelarija agencija
skupstina parlament univerzitet institut skola bolnica unija stranka savez udruzenje federacija sporazum zakon
ustav januar februar mart april juni juli avgust septembar oktobar novembar decembar kosovo srbija evropa
beograd pristina полиција совет суд министерство влада комисија собрание република универзитет партија сојуз
закон polis konsey mahkeme bakanlik hukumet universite parti birlik polizei rat gericht ministerium regierung
ausschuss amt parlament republik universitat partei gesetz police conseil tribunal ministere gouvernement
commission parlement republique universite parti loi
"""


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(stem(loose(word)) for word in _BODIES.split())


def is_body(word: str, lang: str) -> bool:
    """Whether the word is one of which bodies, offices and days are named.

    >>> is_body("Council", "en"), is_body("Gjykatës", "sq"), is_body("Agim", "en")
    (True, True, False)
    """
    key = loose(word)
    short = key[:-1] if family(lang) == "sq" and key[-1:] in "st" else key
    return stem(key) in _bodies() or stem(short) in _bodies()


@lru_cache(maxsize=16)
def _place(kind: str) -> frozenset[str]:
    return frozenset(_PLACE.get(kind, "").split())
