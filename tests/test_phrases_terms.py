"""One wording of a term or an office in a document, in all its cases; a house's glossary goes over the shipped one."""

import pytest

import cleanup
from cleanup.phrases.declension import forms

GLOSSARY = """
[[name]]
id = "house-minister"
kind = "office"
write = { en = "Interior Minister", sq = "Ministri i Punëve të Brendshme", sr-Latn = "ministar unutrašnjih poslova" }
wrong = ["Minister of Internal Affairs", "Minister of the Interior", "Ministri i Brendshëm", "ministar policije"]
why = "Our style book."
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    path = tmp_path_factory.mktemp("house") / "glossary.toml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return cleanup.load(path)


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("en", "The Minister of the Interior left.", "The Interior Minister left."),
        ("en", "The minister of the interior left.", "The interior minister left."),
        ("en", "THE MINISTER OF THE INTERIOR LEFT.", "THE INTERIOR MINISTER LEFT."),
        ("en", "A minister of the interior is paid.", "A minister of the interior is paid."),
        ("sq", "Fjala e Ministrit të Brendshëm zgjati.", "Fjala e Ministrit të Punëve të Brendshme zgjati."),
        ("sq", "E pritën Ministrin e Brendshëm.", "E pritën Ministrin e Punëve të Brendshme."),
        ("sr-Latn", "Pitali su ministra policije.", "Pitali su ministra unutrašnjih poslova."),
        ("sr-Latn", "Ministrom policije su zadovoljni.", "Ministrom unutrašnjih poslova su zadovoljni."),
    ],
)
def test_a_wrong_wording_becomes_the_house_s_in_its_case_and_capitals(house, lang, before, after):
    outcome = cleanup.clean(before, lang=lang, dictionary=house, ask=True, only=("names",))
    assert outcome.text == after
    assert {(edit.rule, edit.safety) for edit in outcome.applied} <= {("name/house-minister", "ask")}
    assert cleanup.clean(after, lang=lang, dictionary=house, ask=True).text == after


def test_the_house_s_wording_goes_over_the_shipped_one(house):
    text = "The Interior Minister left. The Minister of Internal Affairs will return."
    ours = cleanup.clean(text, dictionary=house, ask=True).text
    assert ours == "The Interior Minister left. The Interior Minister will return."
    shipped = cleanup.clean(text, ask=True).text
    assert shipped == "The Minister of Internal Affairs left. The Minister of Internal Affairs will return."


def test_a_house_may_be_sure(tmp_path):
    path = tmp_path / "glossary.toml"
    path.write_text(GLOSSARY + 'safety = "safe"\n', encoding="utf-8")
    outcome = cleanup.clean("The Minister of the Interior left.", dictionary=cleanup.load(path))
    assert outcome.text == "The Interior Minister left."


@pytest.mark.parametrize(
    ("lang", "first", "case", "form"),
    [
        ("sq", "Ministria e Drejtësisë", "gen", "Ministrisë së Drejtësisë"),
        ("sq", "Këshilli Gjyqësor i Kosovës", "acc", "Këshillin Gjyqësor të Kosovës"),
        ("sq", "Ministrja e Arsimit", "acc", "Ministren e Arsimit"),
        ("sr-Latn", "Državni tužilac", "ins", "Državnim tužiocem"),
        ("sr-Latn", "Skupština grada", "dat", "Skupštini grada"),
        ("sr-Latn", "Viši sud", "gen", "Višeg suda"),
        ("sr-Cyrl", "Народна скупштина", "acc", "Народну скупштину"),
        ("hr", "Ministarstvo pravde", "ins", "Ministarstvom pravde"),
        ("bs", "Ustavni sud", "acc", "Ustavni sud"),
    ],
)
def test_cases(lang, first, case, form):
    assert dict(forms(first, lang))[case] == form


@pytest.mark.parametrize(("lang", "wording"), [("en", "Foreign Minister"), ("sq", "ODIHR"), ("sr-Latn", "NATO")])
def test_what_is_not_declined_has_one_form(lang, wording):
    assert len({form for _, form in forms(wording, lang)}) == 1
