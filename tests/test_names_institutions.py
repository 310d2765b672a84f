"""Bodies and offices in running text: names of several words, some of them in small letters."""

import pytest

from cleanup import formats, language, names
from cleanup.dictionary.entries import Entry
from cleanup.edits import apply, settle
from cleanup.engine.load import build
from cleanup.names.known import split, tail

BODIES = [
    {
        "id": "supreme-court", "kind": "organisation",
        "write": {
            "en": "Supreme Court", "sq": "Gjykata Supreme", "sr-Latn": "Vrhovni sud", "sr-Cyrl": "Врховни суд",
            "hr": "Vrhovni sud", "mk": "Врховен суд",
        },
    },
    {
        "id": "judicial-council", "kind": "organisation",
        "write": {
            "en": "Kosovo Judicial Council", "sq": "Këshilli Gjyqësor i Kosovës", "sr-Latn": "Sudski savet Kosova",
            "sr-Cyrl": "Судски савет Косова", "tr": "Kosova Yargı Kurulu",
        },
    },
    {
        "id": "chief-prosecutor", "kind": "office",
        "write": {"en": "Chief State Prosecutor", "sq": "Kryeprokurori i Shtetit", "sr-Latn": "Glavni državni tužilac"},
    },
    {"id": "agency", "kind": "organisation", "write": {"en": "Green Agency", "sq": "Agjencia e Gjelbër"}},
]  # fmt: skip


@pytest.fixture(scope="module")
def index():
    return build([Entry("name", one["id"], "bodies.toml", 1, {"why": "Its own page."} | one) for one in BODIES])


def edited(text, lang, index):
    document = language.assign(formats.read(text), lang)
    edits = list(names.find(document, index.scan(text)))
    safe, _ = settle([edit for edit in edits if edit.safety == "safe"])
    return apply(text, safe), edits


def test_small_words_at_the_end_belong_to_the_name():
    assert split("Glavni državni tužilac") == (("Glavni",), ("",))
    assert tail("Glavni državni tužilac") == " državni tužilac"
    assert tail("Sudski savet Kosova") == ""


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("sq", "Keshilli Gjyqesor i Kosoves u mblodh dje.", "Këshilli Gjyqësor i Kosovës u mblodh dje."),
        (
            "sr-Cyrl",
            "Тада је Sudski savet Kosova заседао у Приштини.",
            "Тада је Судски савет Косова заседао у Приштини.",
        ),
        ("sq", "Dje Agjencia e Gjelber nisi punën në qytet.", "Dje Agjencia e Gjelbër nisi punën në qytet."),
        ("tr", "Dün Kosova Yargi Kurulu toplandı.", "Dün Kosova Yargı Kurulu toplandı."),
    ],
)
def test_a_long_name_that_only_lost_marks_or_script_is_put_right(index, lang, before, after):
    assert edited(before, lang, index)[0] == after
    assert edited(after, lang, index) == (after, [])


@pytest.mark.parametrize(
    ("lang", "text", "after"),
    [
        # another language's name may stand on purpose
        ("en", "The Këshilli Gjyqësor i Kosovës met on Monday.", "Kosovo Judicial Council"),
        ("sr-Latn", "Juče je Supreme Court odbio žalbu advokata.", "Vrhovni sud"),
        ("sr-Latn", "Juče je Kryeprokurori i Shtetit podneo ostavku.", "Glavni državni tužilac"),
        ("mk", "Вчера Gjykata Supreme ја одби жалбата на адвокатот.", "Врховен суд"),
    ],
)
def test_asked(index, lang, text, after):
    result, edits = edited(text, lang, index)
    assert result == text
    assert [(edit.safety, edit.after) for edit in edits] == [("ask", after)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sr-Latn", "Vrhovni sud je odlučio; odluka Vrhovnog suda; Vrhovnom sudu; Vrhovni komandant je otišao."),
        ("sr-Cyrl", "Врховни суд је одлучио, а Врховни командант је отишао."),
        ("sr-Latn", "Glavni grad je daleko. Glavni urednik ćuti. Pismo Glavnog državnog tužioca."),
        ("en", "The supreme court of Texas ruled; the Supreme Court agreed."),
        ("hr", "Vrhovni sud i Vrhovni savet"),
    ],
)
def test_left_alone(index, lang, text):
    assert edited(text, lang, index) == (text, [])
