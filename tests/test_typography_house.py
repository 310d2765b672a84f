"""A house's own typography: what each convention writes, when it asks, and that it is off unless chosen."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup import formats, typography
from cleanup.edits import apply, settle
from cleanup.problems import CleanupError
from cleanup.scan import Index
from cleanup.text import Style

NOTHING = Index()
LANGUAGE = {"en-GB": "en", "en-US": "en", "de-AT": "de", "de-CH": "de", "fr-CA": "fr", "fr-CH": "fr"}


def read(text, convention, lang=None, path=""):
    lang = LANGUAGE.get(convention, convention) if lang is None else lang
    document = formats.read(text, path)
    segments = tuple(replace(segment, lang=lang) for segment in document.segments)
    return replace(document, lang=lang, segments=segments, style=Style(typography=convention))


def clean(text, convention, lang=None, path="", safety=("safe",)):
    document = read(text, convention, lang, path)
    edits = list(typography.find(document, NOTHING.scan(text)))
    assert all(edit.safety == "show" or document.may_change(edit.span) for edit in edits)
    kept, _ = settle(edit for edit in edits if edit.safety in safety)
    return apply(text, kept)


PUT = {
    "en-GB": [
        ('"We agree," he said. "It\'s done - and it\'s good."', "“We agree,” he said. “It’s done – and it’s good.”"),
        ("He said \"she told me 'no' and left\" to us.", "He said “she told me ‘no’ and left” to us."),
        ('He said "she told me "no" and left" to us.', "He said “she told me ‘no’ and left” to us."),
        ("«Yes» and „no“ and ”maybe”.", "“Yes” and “no” and “maybe”."),
        ("He called it 'good' in the '90s.", "He called it ‘good’ in the ’90s."),
        ("The dogs' home isn't James's.", "The dogs’ home isn’t James’s."),
        ("Rock 'n' roll, 'tis so; dancin' on.", "Rock ’n’ roll, ’tis so; dancin’ on."),
        ("It is over -- or so he thought.", "It is over – or so he thought."),
        ("It is over—or so he thought—when they came.", "It is over – or so he thought – when they came."),
        ("The town - the largest of all - was quiet.", "The town – the largest of all – was quiet."),
        ("In 2011-2014, see pp. 12-15.", "In 2011–2014, see pp. 12–15."),
        ("The war of 1950-53 cost 1.500.000 lives, 5 % of all.", "The war of 1950–53 cost 1,500,000 lives, 5% of all."),
        ("Wait... what? [...] Well...", "Wait… what? […] Well…"),
        ('"One paragraph.\n\n"And another," he said.', "“One paragraph.\n\n“And another,” he said."),
    ],
    "en-US": [
        ("It is over – or so he thought – when they came - and left.", "It is over—or so he thought—when they came—and left."),
    ],
    "sq": [
        ('"Shkolla hapet", tha ai - dhe iku.', "“Shkolla hapet”, tha ai – dhe iku."),
        ("Ai e quajti „vendi ‘i bukur’ i tij“, s'ka më.", "Ai e quajti “vendi ‘i bukur’ i tij”, s’ka më."),
        ("Ka 1,500,000 banorë.", "Ka 1\u00a0500\u00a0000 banorë."),
    ],
    "sr-Latn": [
        ('"Škola počinje", rekao je - i otišao.', "„Škola počinje”, rekao je – i otišao."),
        ("Kaže: “Rekao je 'da' i otišao”.", "Kaže: „Rekao je ’da’ i otišao”."),
        ("Od 2011-2014. godine, 1,500,000 ljudi.", "Od 2011–2014. godine, 1.500.000 ljudi."),
    ],
    "sr-Cyrl": [('"Школа почиње", рекао је - и отишао...', "„Школа почиње”, рекао је – и отишао…")],
    "mk": [('"Училиштето почнува", рече - и си отиде.', "„Училиштето почнува“, рече – и си отиде.")],
    "hr": [
        ('"Škola počinje", rekao je - i otišao.', "„Škola počinje”, rekao je – i otišao."),
        ("Od 2010. - 2012. bilo ih je 50%.", "Od 2010. – 2012. bilo ih je 50\u00a0%."),
        ("Od 2010.-2012. i str. 145-162.", "Od 2010. – 2012. i str. 145–162."),
    ],
    "bs": [('"Škola počinje", rekao je.', "„Škola počinje”, rekao je.")],
    "tr": [('"Okul açılıyor" dedi, Ankara\'nın 2011\'de...', "“Okul açılıyor” dedi, Ankara’nın 2011’de…")],
    "de": [
        ("\"Er rief 'nein' und ging\", sagte sie.", "„Er rief ‚nein‘ und ging“, sagte sie."),
        ("Es kam - wenn auch spät. Hans' Haus, 5% von 1,500,000.", "Es kam – wenn auch spät. Hans’ Haus, 5\u00a0% von 1.500.000."),
    ],
    "de-CH": [("\"Er rief 'nein' und ging\", sagte sie. 1.500.000", "«Er rief ‹nein› und ging», sagte sie. 1’500’000")],
    "fr": [
        ('"Oui", dit-il; "non"! L\'école: 25%.', "«\u00a0Oui\u00a0», dit-il\u202f; «\u00a0non\u00a0»\u202f! L’école\u00a0: 25\u00a0%."),
        ("« Oui » ? Non !", "«\u00a0Oui\u00a0»\u202f? Non\u202f!"),
        ('Il dit: "Elle a crié "non" et partit".', "Il dit\u00a0: «\u00a0Elle a crié “non” et partit\u00a0»."),
    ],
    "fr-CH": [('"Oui", dit-il; non!', "«\u202fOui\u202f», dit-il\u202f; non\u202f!")],
    "fr-CA": [('"Oui", dit-il: non!', "«\u00a0Oui\u00a0», dit-il\u00a0: non!")],
}  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), [(name, *pair) for name, pairs in PUT.items() for pair in pairs])
def test_put(name, before, after):
    assert clean(before, name) == after
    assert clean(after, name) == after
    assert clean(before, "", LANGUAGE.get(name, name)).replace("\u00a0", " ") != after.replace("\u00a0", " ")


def test_every_convention_has_an_example_or_is_another_one():
    assert {*PUT, "de-AT"} == set(typography.conventions())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("en-GB", "A 6\" pipe, 5'10\" tall, 12' long."),
        ("en-GB", "Call 044-123-456 or 2011-05-12; ISBN 978-3-16-148410-0; they won 3-2."),
        ("en-GB", "Resolution 1244-1999, No. 2003-2009, version 1.200.300, 10.100.100.100, and 1,500,000."),
        ("en-GB", "See ../docs, a...b, [options] ...files, 1...5 and wait...what."),
        ("en-GB", "In 2014-2011 and 1520-10 and 2011-12."),
        ("en-GB", 'He said "yes and left.'),
        ("en-GB", "A well-known co-operative; x - y = 3 - 2."),
        ("en-GB", "a%20b and 5%x"),
        ("en-US", "The years 2011–2014 and the Pristina–Tirana road"),
        ("de", "Er sagte: „Ja“ – und ging. 5\u00a0% von 1.500.000."),
        ("fr", "À 10:30, voir http://a.b/c?d=e;f ou a:b ; «\u202foui\u202f»\u00a0!".replace(" ;", "\u00a0;")),
        ("fr", "Yahoo! et les autres, Quoi\u202f?! Non\u202f!!"),
        ("tr", "Köprü - küçük olan - açıldı; 1914-1918."),
        ("sq", "Pagesa 1.500.000 dhe 1\u00a0500\u00a0000"),
    ],
)
def test_left(name, text):
    assert clean(text, name) == text


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("en-GB", "The long - term plan", "The long – term plan"),
        ("en-GB", "Monday - Friday", "Monday – Friday"),
        ("en-GB", "about 10-15 people came", "about 10–15 people came"),
        ("en-GB", "1,8 % of all", "1.8% of all"),
        ("en-GB", 'Set "key": "value" in it', "Set “key”: “value” in it"),
        ("en-GB", "Vis - a - vis, will - they", "Vis – a – vis, will – they"),
        ("de", "Vor - und Nachteile 'von' allem", "Vor – und Nachteile „von“ allem"),
        ("fr", "a-t-il dit - il", "a-t-il dit – il"),
        ("tr", "Halkın 25%i değil 25% kadarı", "Halkın 25%i değil %25 kadarı"),
    ],
)
def test_asked(name, before, after):
    assert "–" not in clean(before, name)
    assert clean(before, name, safety=("safe", "ask")) == after


@pytest.mark.parametrize(
    ("name", "lang"), [("en-GB", "sq"), ("hr", "sr-Latn"), ("sr-Latn", "sr-Cyrl"), ("de", ""), ("fr", "en")]
)
def test_a_convention_is_for_its_language(name, lang):
    text = '"A" - and "B"; it\'s 2011-2014...'
    assert clean(text, name, lang) == text


@pytest.mark.parametrize(("name", "lang"), [("en-GB", "en-US"), ("hr", "sh"), ("bs", "sh"), ("de-CH", "de-AT")])
def test_a_house_means_its_own_language_by_any_of_its_codes(name, lang):
    assert clean('"A"', name, lang) != '"A"'


def test_code_links_and_settings_stay():
    text = '---\ntitle: "A - and B"\n---\n\nRun `"x" - "y"` and see [it](b "c - and d").\n\n```\n"x"...\n```\n'
    assert clean(text, "en-GB", path="a.md") == text


def test_letters_that_markup_divides_stay_together():
    assert clean('He said "*yes*" and *"no"*...\n', "en-GB", path="a.md") == "He said “*yes*” and *“no”*…\n"


def test_an_unknown_convention_is_named_with_those_that_are_known():
    with pytest.raises(CleanupError, match=r"en-XX.*en-GB, en-US"):
        typography.glance(NOTHING.scan("a"), Style(typography="en-XX"))
    with pytest.raises(CleanupError, match="en-XX"):
        list(typography.find(read("a", "en-XX"), NOTHING.scan("a")))


WORDS = (
    "we agree \"we agree\" \"we \"we\" 'a 'b' c' don't '90s dogs' agree” “we „da“ «ja» « ja » , . ... …  - – — a--b a—b said "
    'etc it 2011-2014 2010. 10-15 pp. 1.500.000 1,500,000 5% 5 % 1,8% ! ; : ? oui; "x": 5\'10" `c` ‘a’ ‚b‘ ’ –dit « (a)'
)


@st.composite
def texts(draw):
    words = draw(st.lists(st.sampled_from(WORDS.split(" ")), min_size=1, max_size=12))
    glue = draw(st.lists(st.sampled_from([" ", " ", "", "\n", "\u00a0"]), min_size=len(words), max_size=len(words)))
    return "".join(word + blank for word, blank in zip(words, glue, strict=True))


@settings(max_examples=250)
@given(texts(), st.sampled_from(typography.conventions()), st.sampled_from(["", "a.md"]))
def test_the_result_rests_keeps_its_letters_and_is_seen_at_a_glance(text, name, path):
    once = clean(text, name, path=path)
    assert clean(once, name, path=path) == once
    assert [c for c in once if c.isalpha()] == [c for c in text if c.isalpha()]
    digits = [sorted(c for c in part if c.isdigit()) for part in (once, text)]
    assert digits[0] == digits[1]
    assert once == text or typography.glance(NOTHING.scan(text), Style(typography=name))


@pytest.mark.parametrize("unit", ['"a', "'a' ", "a - the ", "1.500", "1-2 ", "...", "a?", "— "])
def test_a_long_line_is_no_trouble(unit):
    text = "x" + unit * (40_000 // len(unit)) + "x"
    assert clean(text, "fr" if "?" in unit else "en-GB").startswith("x")


def test_the_page_names_every_rule_and_convention_with_its_marks():
    page = (Path(__file__).parent.parent / "docs" / "typography.md").read_text(encoding="utf-8")
    assert {fault.rule for fault in typography.FAULTS} == set(
        re.findall(r"^\| `(typography/[a-z-]+)` \|", page, re.MULTILINE)
    )
    rows = [[cell.strip() for cell in row.split("|")] for row in page.split("\n") if row.count("|") == 9]
    told = {name: row[2:4] for row in rows[1:] for name in re.findall(r"`([a-zA-Z-]+)`", row[1])}
    assert set(told) == set(typography.conventions())
    for name, marks in told.items():
        inner = clean("“one “two” three”", name)
        signs = [c for c in inner if not c.isalnum() and not c.isspace()]
        assert "".join(marks).replace(" ", "").replace("\u00a0", "") == signs[0] + signs[3] + signs[1] + signs[2]
