"""Names of which a language has several right forms: a house chooses one, by one setting."""

from dataclasses import replace
from pathlib import Path

import pytest

import cleanup
from cleanup import formats, language, names
from cleanup.dictionary.entries import Entry
from cleanup.edits import apply, settle
from cleanup.engine.load import build
from cleanup.text import Style

ENTRIES = [
    {
        "id": "pristina",
        "write": {
            "en": "Pristina", "en-x-sq": "Prishtina", "en-x-sr": "Priština",
            "sq": "Prishtinë", "sr-Latn": "Priština", "sr-Cyrl": "Приштина",
        },
        "accepted": {"en": ["Prishtina", "Prishtinë", "Priština"]},
        "others": ["Hasan Prishtina"],
    },
    {
        "id": "fushe-kosove",
        "write": {
            "en": "Fushë Kosovë", "en-x-sq": "Fushë Kosova", "en-x-sr": "Kosovo Polje",
            "sq": "Fushë Kosovë", "sr-Latn": "Kosovo Polje",
        },
        "accepted": {"en": ["Fushë Kosova", "Fushë-Kosova", "Kosovo Polje"]},
    },
    {
        "id": "suhareka",
        "write": {"en": "Suhareka", "en-x-sq": "Suhareka", "en-x-sr": "Suva Reka", "sq": "Suharekë", "sr-Latn": "Suva Reka"},
        "accepted": {"en": ["Suva Reka", "Suharekë"]},
    },
    {
        "id": "obiliq",
        "write": {"en": "Obiliq", "en-x-sq": "Obiliq", "en-x-sr": "Obilić", "sq": "Obiliq", "sr-Latn": "Obilić"},
        "accepted": {"en": ["Obilić", "Kastriot"]},
    },
    {
        "id": "peja",
        "write": {"en": "Peja", "en-x-sq": "Peja", "en-x-sr": "Peć", "sq": "Pejë", "sr-Latn": "Peć"},
        "accepted": {"en": ["Pejë", "Peć", "Pec"]},
    },
    {"id": "belgrade", "write": {"en": "Belgrade", "sq": "Beograd", "sr-Latn": "Beograd"}},
]  # fmt: skip

ALBANIAN, SERBIAN, NONE = ("en-x-sq",), ("en-x-sr",), ()


@pytest.fixture(scope="module")
def index():
    return build(
        [Entry("name", one["id"], "house.toml", 1, {"kind": "place", "why": "Its name."} | one) for one in ENTRIES]
    )


def edited(text, index, chosen, lang="en"):
    document = language.assign(formats.read(text), lang)
    document = replace(document, style=Style(names=chosen))
    edits = list(names.find(document, index.scan(text)))
    safe, _ = settle([edit for edit in edits if edit.safety == "safe"])
    return apply(text, safe), edits


TEXT = """The court in {pristina} heard two witnesses. {pristina}'s mayor was there, from {pristina} or from {peja}.

The road from {suhareka} to {fushe} passes {pristina}; snow fell in {peja} and {pristina}-based firms closed.

{CAPITAL}, 4 May. Talks between Belgrade and {pristina} went on.
"""
FORMS = {
    ALBANIAN: {"pristina": "Prishtina", "peja": "Peja", "suhareka": "Suhareka", "fushe": "Fushë Kosova"},
    SERBIAN: {"pristina": "Priština", "peja": "Peć", "suhareka": "Suva Reka", "fushe": "Kosovo Polje"},
    NONE: {"pristina": "Pristina", "peja": "Peja", "suhareka": "Suhareka", "fushe": "Fushë Kosovë"},
}


def text_in(chosen):
    return TEXT.format(CAPITAL=FORMS[chosen]["pristina"].upper(), **FORMS[chosen])


@pytest.mark.parametrize("before", [ALBANIAN, SERBIAN, NONE])
@pytest.mark.parametrize("after", [ALBANIAN, SERBIAN])
def test_one_setting_turns_the_whole_text_and_rests(index, before, after):
    result, _ = edited(text_in(before), index, after)
    assert result == text_in(after)
    again, edits = edited(result, index, after)
    assert again == result
    assert not [edit for edit in edits if edit.safety == "safe"]


@pytest.mark.parametrize("before", [ALBANIAN, SERBIAN, NONE])
def test_without_a_choice_what_is_accepted_stays(index, before):
    text = text_in(before)
    assert edited(text, index, NONE)[0] == text


def test_of_several_variants_the_first_one_is_written(index):
    assert edited("It snowed in Peć.", index, ("sq-x-y", *ALBANIAN, *SERBIAN))[0] == "It snowed in Peja."


@pytest.mark.parametrize(
    ("chosen", "text"),
    [
        (ALBANIAN, "The University of Pristina is in the north; he lives in Pristina."),
        (ALBANIAN, "He played for FC Pristina in Pristina."),
        (ALBANIAN, "Pristina Airport is near Pristina."),
        (ALBANIAN, "The capital (Serbian: Priština, Albanian: Prishtina) grows."),
        (ALBANIAN, 'The word "Pristina" has eight letters.'),
        (ALBANIAN, "See https://pristina.example/Pristina and @Pristina."),
        (SERBIAN, "Hasan Prishtina led the revolt. Prishtina fell later."),
        (SERBIAN, "Minister Prishtina left."),
        (SERBIAN, "Agim Prishtina came from Pristina; Prishtina was tired."),
        (ALBANIAN, "Miloš Obilić killed the sultan. In the poem Obilić dies."),
        (ALBANIAN, "Kastriot said no."),
        (SERBIAN, "The Battle of Fushë Kosovë was fought in June."),
        (SERBIAN, "The Patriarchate of Peja is old."),
        (SERBIAN, "The Peja brewery closed."),
    ],
)
def test_what_is_called_after_a_place_or_after_a_person_stays(index, chosen, text):
    result, _ = edited(text, index, chosen)
    kept = {"in Pristina": "in Prishtina", "near Pristina": "near Prishtina", "from Pristina": "from Priština"}
    wanted = text
    for before, after in kept.items():
        if after.endswith("Priština") == (chosen == SERBIAN):
            wanted = wanted.replace(before, after)
    assert result == wanted


def test_a_municipality_and_a_mayor_have_the_name_of_the_place(index):
    text = "The Municipality of Pristina and the Mayor of Pristina agreed."
    assert edited(text, index, ALBANIAN)[0] == text.replace("Pristina", "Prishtina")


def test_a_name_alone_is_asked_about(index):
    text = "Pristina said no."
    result, (edit,) = edited(text, index, ALBANIAN)
    assert result == text
    assert (edit.after, edit.safety) == ("Prishtina", "ask")
    assert "en-x-sq" in edit.evidence


def test_texts_in_other_languages_do_not_turn(index):
    for lang, text in (("sq", "Gjykata në Prishtinë i dëgjoi."), ("sr-Latn", "Sud u Prištini ih je saslušao.")):
        assert edited(text, index, ALBANIAN, lang)[0] == text


def test_a_wrong_form_becomes_that_of_the_house(index):
    assert edited("The court in Приштина heard them.", index, ALBANIAN)[0] == "The court in Prishtina heard them."


def test_a_variant_may_accept_forms_of_its_own():
    fields = {
        "kind": "place", "why": "Its name.", "write": {"en": "Pristina", "en-x-sq": "Prishtina"},
        "accepted": {"en": ["Priština"], "en-x-sq": ["Prishtinë"]},
    }  # fmt: skip
    index = build([Entry("name", "pristina", "house.toml", 1, fields)])
    assert edited("In Priština, in Prishtinë.", index, ALBANIAN)[0] == "In Prishtina, in Prishtinë."


NAMES = Path(__file__).parents[1] / "dictionaries" / "any"
# Places that English writes alike, whoever is asked.
ALIKE = {"junik", "prizren", "zubin-potok", "north-mitrovica"}


@pytest.fixture(scope="module")
def shipped():
    return cleanup.load(NAMES, shipped=False, cached=False)


def test_every_municipality_of_kosovo_has_both_variants(shipped):
    entries = [
        entry
        for entry in shipped.entries
        if entry.path.endswith("places-kosovo.toml") and entry.fields["why"].startswith(("Municipality", "Capital"))
    ]
    assert len(entries) >= 38
    for entry in entries:
        assert entry.id in ALIKE or {"en-x-sq", "en-x-sr"} <= set(entry.fields["write"]), entry.id


def test_a_house_chooses_for_the_shipped_names(shipped):
    def written(text, chosen):
        return cleanup.clean(text, "en", shipped, only=("names",), style=Style(names=chosen)).text

    albanian = "Roads from Prishtina to Peja, from Ferizaj to Fushë Kosova, in Shtërpca, in Obiliq and near Presheva."
    serbian = "Roads from Priština to Peć, from Uroševac to Kosovo Polje, in Štrpce, in Obilić and near Preševo."
    for text in (albanian, serbian):
        assert written(text, ALBANIAN) == albanian
        assert written(text, SERBIAN) == serbian
        assert written(text, NONE) == text
