"""Namesakes: whether somebody else may bear just the name that stands in a text, and what says that nobody else is meant.

A person of the region whose marks were lost shares them with every namesake: Thaci, Vucic. But Phillip Gordon is a
teacher somewhere, and no mistake for Philip Gordon unless the text gives him that office.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cleanup.names.distinct import foreign
from cleanup.names.fold import loose, plain, repairs, script, sounds, stripped
from cleanup.names.grade import compare, lost_marks
from cleanup.names.known import split
from cleanup.names.mentions import Mention, Part
from cleanup.text import Document

# The region's own letters, of which a text that lost one has lost it for namesakes too.
_OWN = frozenset("çëčćšžđğşı")
_TWO = 2  # words of most names; who has three of them, but for a mark, is the same person
# Languages that write each foreign name as it sounds: a namesake's too.
_BY_SOUND = ("sr", "mk")
# Given names that are borne all over the world, each in several spellings.
_BORNE = """
adam adrian alan albert alberto alex alexander alexandra alexandre alexis alfred alice alison allan allen amanda amy
ana anders andre andrea andreas andrew andy angela ann anna anne annie anthony antoine anton antonio antony arthur
barbara bart ben benedict benjamin bernard bernd bernhard bettina bill bob boris brad brenda brian bruce bruno
caitlin cameron carl carla carlo carlos carol caroline caspar catherine cathy cecilia charles charlotte chris christian
christiane christina christine christoph christopher claire clara clark claude claudia clifford colin conrad craig
cristina cynthia daan dan daniel daniela daniele danny dave david dean deborah denis dennis derek diana diane dick
djordje dmitri dmitry dominic dominik donald doris dorothy doug douglas duncan eduard edward edwin elena eliot elisabeth eliza
elizabeth ellen elliot elliott emanuel emily emma emmanuel eric erica erich erik ernst eugen eugene eva evelyn federica
felix ferdinand fernando filip florian frances francesca francesco francis francisco franco francois frank frans franz
fred frederic frederica frederick frederik friedrich fritz gabriel gabriela gabriele gary geoff geoffrey georg george
georges georgia gerald gerard gerhard gert gjorge giles gillian giorgia giovanni giuseppe glen glenn gordon graham greg gregor
gregory guido guillaume gunnar gunter gustav guy hanna hannah hannes hans harald harold harri harry heather heidi
heinrich heinz helen helena helene helga helmut henri henrik henry herbert herman hermann hilary hillary holger howard
hubert hugh hugo ian igor ilona ines inge ingrid irena irene iris isaac isabel isabella isabelle ivan ivo jack
jacob jacques jaime jake jakob james jamie jan jana jane janet janine jason javier jay jean jeff jeffrey jennifer jens
jeremy jerome jerry jess jesse jessica jessie jim joachim joan joanna joe joel johan johann johannes john johnny jon
jonas jonathan jorg jorge jose josef josep joseph josephine joschka juan judith julia julian juliane julie julien
jurgen justin kaj karel karen karin karl karla karol karolina kaspar kate katharina katherine kathleen kathryn kathy
katrin keir kaja keith kelly ken kenneth kevin kim kirsten klara klaus klemens kofi konrad kris kristian kristina kristine
kurt lars laura laurence laurent laurie lawrence lea leo leon leonard leonardo lidia linda lisa lorenz lorenzo louis
louise luca lucas lucia lucy ludwig luigi luis luisa lukas luke lydia lynn madeleine madeline magdalena manfred manuel
marc marcel marco marcus marek margaret margarita maria marian mariana marianne marie marina mario marion mark markus
marta martha marti martin martina martti mary mateo mathew mathias mathieu mathilde matt matteo matthew matthias matti
maureen maurice max maximilian melissa michael michaela michel michele michelle mike mikhail mikael miriam mohamed
mohammad mohammed monica monika monique morris muhammad natalia natalie natalya nataliya nathan neal neil niall nicholas
nick nicola nicolai nikola nicolas nicole nigel nikolai nikolas nils noel nora norbert norman olaf olav olga oliver olivier
olli oscar oskar otto pablo pamela paola paolo pascal pat patricia patrick patrik paul paula pauline pedro per pete
peter petra phil philip philipp philippe phillip pia pierre pieter piotr rachel rafael raffaele rainer ralf ralph
raphael ray raymond rebecca reiner rene renee ricardo riccardo richard rick rita rob robert roberta roberto robin rod
roderick rodrigo roger roland rolf roman ron ronald rory rosa rosemary ross roy rudolf rudolph rupert russell ruth
ryan sabine sally salvatore sam samantha samuel sandra sara sarah scott sean sebastian sergei sergey shane sharon
shaun sheila sidney sigmar silvia silvio simon simone sofia sonia sonja sophia sophie soren stefan stefanie stella
stephan stephanie stephane stephen steve steven stewart stuart susan susanna susanne sven svetlana sylvia sylvie
tatiana ted teresa terrence terence terry thea theo theodor theodore theresa thomas tilman tim timothy tina tobias
todd tom tomas tommy toni tony tracy tristan ulrich ulrike ursula uwe valentin valentina valerie vanessa vera
veronica veronika victor victoria viktor viktoria vincent viola virginia vladimir volker walter warren wayne wendy
werner wes wess wesley wilfried wilhelm will willem william willy wladimir wolf wolfgang xavier yves yvonne zachary
zoe
"""


def namesake(mention: Mention) -> bool:
    """Whether the name as it stands may be somebody else's own: all that differs are letters that others write so."""
    if not mention.entry.person or not mention.entry.target or mention.reverse:
        return False
    differing = [part for part in mention.parts if _differs(mention, part)]
    if any(part.reading.kind == "typo" for part in differing):
        return True
    if mention.segment.lang.partition("-")[0] in _BY_SOUND:
        return any(map(_other_letter, differing))
    return any(_everyday(mention, part) for part in differing) and _borne_elsewhere(mention)


# Surnames that Slavs and Albanians bear, each in their own letters, and words such as hodža.
_BOTH = re.compile(
    r"(?i)(?:hod[zž]|red[zž]ep|be[cć]ir|d[zž]afer|had[zž]i|[sš]alj|ku[cč]i|ga[sš]i|beri[sš]|krasni[cć]i|jas?[sš]ari|hasan|halim|mehmed|osman|salih|ibraim|[sš]aban|sulejman|bud[zž]ak|ni[sš]an)"
)


def _other_letter(part: Part) -> bool:
    """Whether Cyrillic к or г stands for ќ or ѓ: no mark that was lost, for no Cyrillic text is written without them."""
    said = plain(part.word.text)
    return part.reading.kind == "lost" and any(
        sure in plain(part.reading.base) and sure not in said and bare in said for sure, bare in ("ќк", "ѓг")
    )


def borne_by_others(mention: Mention) -> bool:
    """Whether a surname alone, spelt as another language or no language spells the entry's, is as likely somebody else's."""
    part = mention.head
    said, lang = part.word.text, mention.segment.lang
    right = mention.entry.target[part.number] if mention.shape.own else ""
    if _other_letter(part):
        return True
    alike = plain(part.reading.base) == plain(right) and part.reading.kind != "sounds"
    if alike or plain(said) == plain(right) or "ð" in plain(said):
        return False
    heard = sounds(part.reading.base)
    broken = sounds(said)[: len(heard)] != heard and any(sounds(one).startswith(heard) for one in repairs(said))
    if script(said) != script(mention.entry.form) or broken or lost_marks(right, part.reading.base):
        return False
    if part.reading.kind == "sounds" or loose(said) in _borne():
        return True
    if lang.partition("-")[0] in {*_BY_SOUND, "sq"}:
        return False
    return bool((said.isascii() and _everyday(mention, part)) or _borne_elsewhere(mention) or _BOTH.match(said))


def _differs(mention: Mention, part: Part) -> bool:
    if mention.shape.own:
        return part.reading.kind != "equal" or plain(part.reading.base) != plain(mention.entry.target[part.number])
    return plain(part.reading.base) not in map(plain, mention.entry.target)


def _everyday(mention: Mention, part: Part) -> bool:
    """Whether a word that is not as the name has it is spelt as others spell theirs."""
    said = part.word.text
    if part.reading.kind == "slip" or script(said) != script(mention.entry.form):
        return False
    if foreign(said, mention.segment.lang) and not _OWN.isdisjoint(plain(said).replace("q", "ç")):
        return False
    if part.reading.kind == "lost" and len(mention.parts) > _TWO:
        return False
    lost = set(plain(part.reading.base)) - set(plain(said))
    return not (part.reading.kind in {"lost", "marks"} and lost & _OWN)


def _borne_elsewhere(mention: Mention) -> bool:
    """Whether such a name is borne outside the region: by the given name, by how Serbian must write it, by its letters."""
    at = mention.shape.surname
    words = [part.word.text for part in mention.parts if part.number < at]
    if any(loose(word) in _borne() for word in (*words, *mention.entry.target[:at])):
        return True
    forms = mention.entry.rule.data["write"]
    if "sq" in forms and "sr-Latn" in forms:
        one, other = split(forms["sq"])[0], split(forms["sr-Latn"])[0]
        return len(one) != len(other) or "other" in map(compare, one, other)
    listed = any(part.reading.listed for part in mention.parts)
    return not listed and _OWN.isdisjoint(plain("".join(forms.values())))


@lru_cache(maxsize=1)
def _borne() -> frozenset[str]:
    return frozenset(loose(stripped(name)) for name in _BORNE.split())


_STATE = (
    "prime |krye|premijer|premier|minist|presid|présid|präsid|predsjed|predsed|председ|претсед|премијер|министар|министер|министр"
    "|deputet|poslani|ambasador|kanzler|bakan|başkan"
)
_BODIES = (
    "deput|ambas|embajad|botschaft|kan[cz]el|commissioner|kommissar|commissaire|komisioner|komesar|povjeren"
    "|envoy|representative|secretary|senator"
)
# An office of state before a name, which few bear; not Mr, coach or driver.
STATE = re.compile(rf"(?i)\b(?:{_STATE})[^\W\d_]*,?\s+\Z")
# That, or one of an international body; for an entry that does not say what its person was.
OFFICE = re.compile(rf"(?i)\b(?:{_STATE}|{_BODIES})[^\W\d_]*,?\s+\Z")
# Between a name and the title behind it: ", the former US ambassador"; not ", a friend of the ambassador".
_BETWEEN = r"[,(]\s?(?:(?!(?:of|to|with|by|for|from|and|who|whose|which|met|mit|von|und|avec|et|sa|i|me|dhe)\s)[^\W_]+\.?\s){0,3}"
_NEAR = 90


def titled(document: Document, mention: Mention) -> bool:
    """Whether the text gives the person a title of the entry's beside the name."""
    start, end = mention.span
    span = mention.segment.span
    left = " ".join(document.text[max(span.start, start - _NEAR) : start].lower().split())
    right = " ".join(document.text[end : min(span.end, end + _NEAR)].lower().split())
    titles = mention.entry.rule.data.get("titles", ())
    if not titles:
        return bool(OFFICE.search(document.text[max(span.start, start - 40) : start]))
    behind = "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))
    return bool(
        any(left.rstrip(" ,").endswith(title) for title in titles) or re.match(rf"{_BETWEEN}(?:{behind})\b", right)
    )


_END = re.compile(r"[.!?…:]['\"”“»)]*\s+(?=[^\W_a-zа-я])|\n\s*\n")


def apart(document: Document, one: Mention, other: Mention) -> bool:
    """Whether two mentions stand in two sentences."""
    first, last = sorted((one.span, other.span))
    between = document.text[first.end : last.start + 1]
    return one.segment.span != other.segment.span or _END.search(between) is not None
