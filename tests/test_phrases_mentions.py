"""Wording that is spoken of, quoted with its faults, or part of a name is asked about and never changed unasked."""

import re
import tomllib

import pytest

from cleanup import phrases
from cleanup.dictionary.entries import Entry
from cleanup.phrases.mentions import quoted
from cleanup.scan import Index
from cleanup.text import Document, Segment, Span

RULES = {
    "en": 'find = "must to {base}"\nwrite = "must {base}"',
    "de": 'find = "wegen dem"\nwrite = "wegen des"',
    "fr": 'find = "malgré que"\nwrite = "bien que"',
    "sq": 'find = "merr pjesë tek"\nwrite = "merr pjesë në"',
    "sr": 'find = "bez da"\nwrite = "a da ne"',
    "mk": 'find = "без да не"\nwrite = "без да"',
    "tr": 'find = "geri iade"\nwrite = "iade"',
}


def safeties(text, lang="en", **fields):
    given = {"id": "tested", "lang": lang, "why": "for a test", "fixes": [["x", "y"]], "leaves": ["z"]}
    entry = Entry("phrase", "tested", "rules.toml", 1, given | tomllib.loads(RULES[lang]) | fields)
    rules, problems = phrases.compile([entry])
    assert problems == []
    of_text = "sr-Cyrl" if re.search("[а-ш]", text) and lang == "sr" else "sr-Latn" if lang == "sr" else lang
    segment = Segment(Span(0, len(text)), (Span(0, len(text)),), "paragraph", of_text)
    found = Index(rules).scan(text)
    return [edit.safety for edit in phrases.find(Document(text, (segment,), lang=of_text), found)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We must to go home."),
        ("en", "“We must to go home today,” said the mayor."),
        ("en", '"We must to go home today and tomorrow and for ever", he said.'),
        ("en", "MUST TO GO HOME"),
        ("en", "We Balkan people must to go. The song “Go Home” is old."),
        ("de", "Er kam wegen dem Regen."),
        ("fr", "Il vient malgré que la pluie tombe."),
        ("sq", "Ajo merr pjesë tek gara."),
        ("sr", "Otišao je bez da kaže."),
        ("sr", "Отишао је без да каже."),
        ("mk", "Отиде без да не каже."),
        ("tr", "Ürünü geri iade etti."),
    ],
)
def test_wording_in_use_is_changed_unasked(lang, text):
    assert safeties(text, lang) == ["safe"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", 'Never write "must to go" here.'),
        ("en", "The words 'must to go' are wrong."),
        ("en", "He wrote “you must to go there” in it."),
        ("en", "They must to go [sic] home."),
        ("en", "They must to go home (sic!)."),
        ("en", "She sang “The Way We Must to Go” again."),
        ("en", "She sang The Way We Must To Go again."),
        ("en", "She sang the way we Must to Go again."),
        ("de", "Er sagt „wegen dem“ und lacht."),
        ("fr", "On ne dit pas « malgré que » ici."),
        ("sq", "Mos shkruaj „merr pjesë tek“ në tekst."),
        ("sr", "Ne piše se „bez da“ tako."),
        ("sr", "Не пише се „без да“ тако."),
        ("sr", "Отишао је без да [sic] каже."),
        ("mk", "Не пишувај „без да не“ тука."),
        ("tr", "Buna “geri iade” denmez."),
        ("en", "You must to go home, ain't it so?"),
        ("en", "You must to be goin' home."),
    ],
)
def test_wording_that_is_spoken_of_is_asked_about(lang, text):
    assert safeties(text, lang) == ["ask"]


def test_what_asks_asks_all_the_same():
    assert safeties('Never write "must to go" here.', safety="ask") == ["ask"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("the word “one” here", ["“one”"]),
        ("the 'one two' and “Three Four Five Six Seven” here", ["“Three Four Five Six Seven”", "'one two'"]),
        ("“Go.” he said", []),
        ("“We agree with all of this today” he said", []),
        ("don't and won't", []),
        ("« mot »", ["« mot »"]),
        ("“WE ALL AGREE ON IT” it says", []),
        ("“”", []),
    ],
)
def test_short_quotations(text, spans):
    assert [text[slice(*span)] for span in quoted(text)] == spans


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("en", "We must to go[2] home.", 1),
        ("en", "[2]must to go", 1),
        ("en", "The [m]ust to go and the ho[m]must to go.", 0),
        ("en", "We must to go[es].", 0),
        ("fr", "Il part malgré que[l].", 0),
        ("fr", "Il part malgré que[4] tu restes.", 1),
    ],
)
def test_a_word_mended_in_brackets_is_one_word(lang, text, count):
    assert len(safeties(text, lang)) == count
