"""Others bear names like those of the dictionary's people: nobody's own spelling is taken from him without asking."""

import pytest

import cleanup

PEOPLE = """
[[name]]
id = "leonard-marlowe"
kind = "person"
write = { en = "Leonard Marlowe", sq = "Leonard Marlowe", sr-Latn = "Lenard Marlou" }
wrong = ["Leonard Marlow"]
titles = { en = ["special envoy", "ambassador to Kosovo"] }
why = "His own spelling."

[[name]]
id = "phyllis-carr"
kind = "person"
write = { en = "Phyllis Carr", de = "Phyllis Carr" }
why = "Her own spelling."

[[name]]
id = "aleksandar-bogicevic"
kind = "person"
write = { en = "Aleksandar Bogićević", sq = "Aleksandar Bogiçeviq", sr-Latn = "Aleksandar Bogićević" }
wrong = ["Alexander Bogićević"]
why = "His own spelling."

[[name]]
id = "zoran-milkoski"
kind = "person"
write = { en = "Zoran Milkoski", mk = "Зоран Милкоски" }
why = "His own spelling."

[[name]]
id = "arben-sallahu"
kind = "person"
write = { en = "Arben Sallahu", sq = "Arben Sallahu", sr-Latn = "Arben Salahu" }
why = "His own spelling."
"""

ASKED = [
    ("en", "Leonard Marlow plays the organ in Leeds."),
    ("en", "Leonard Marlow, a friend of the special envoy, plays the organ."),
    ("en", "Lenard Marlowe plays the organ. Later Marlow rested."),
    ("en", "Leonard Marlow plays the organ. Marlow was born in Leeds, and Marlow stayed there."),
    ("en", "Leonard Marlowe and Leonard Marlow shook hands."),
    ("en", "Philis Carr bakes bread."),
    ("de", "Phylis Carr backt Brot."),
    ("en", "The coach Alexander Bogicevic won the cup."),
    ("en", "Zoran Milkovski repairs bicycles."),
    ("mk", "Зоран Милковски поправа велосипеди."),
]
PUT_RIGHT = [
    ("en", "The special envoy Leonard Marlow landed at noon.", "The special envoy Leonard Marlowe landed at noon."),
    (
        "en",
        "Leonard Marlow, the new US ambassador to Kosovo, spoke.",
        "Leonard Marlowe, the new US ambassador to Kosovo, spoke.",
    ),
    (
        "en",
        "Leonard Marlowe landed at noon. Leonard Marlow spoke.",
        "Leonard Marlowe landed at noon. Leonard Marlowe spoke.",
    ),
    ("en", "Minister Philis Carr spoke. Phyliss Carr left.", "Minister Phyllis Carr spoke. Phyllis Carr left."),
    ("en", "Aleksandar Bogicevic won the vote. Bogicevic left.", "Aleksandar Bogićević won the vote. Bogićević left."),
    ("en", "Arben Salahu left.", "Arben Sallahu left."),
    ("mk", "Министерот Зоран Милковски замина.", "Министерот Зоран Милкоски замина."),
]


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory):
    path = tmp_path_factory.mktemp("dictionary") / "names.toml"
    path.write_text(PEOPLE, encoding="utf-8")
    return cleanup.load(path, shipped=False, cached=False)


@pytest.mark.parametrize(("lang", "text"), ASKED)
def test_a_namesake_is_asked_about(dictionary, lang, text):
    outcome = cleanup.clean(text, lang=lang, dictionary=dictionary, only=("names",))
    assert outcome.text == text
    assert any(edit.rule.startswith("name/") for edit in outcome.held)


@pytest.mark.parametrize(("lang", "before", "after"), PUT_RIGHT)
def test_a_title_or_the_right_name_elsewhere_says_who_is_meant(dictionary, lang, before, after):
    outcome = cleanup.clean(before, lang=lang, dictionary=dictionary, only=("names",))
    assert outcome.text == after
    assert cleanup.clean(after, lang=lang, dictionary=dictionary, only=("names",)).text == after


TWO = [
    "Martin Novák and Martin Novak are cousins. Later Novak left.",
    "The runners were José Ortegon, Ivo Lind and José Ortegón.",
    "- Martin Novák, Brno\n- Martin Novak, Ohio\n",
    "| Name | Age |\n|---|---|\n| Martin Novák | 30 |\n| Martin Novak | 41 |\n",
    "Prizes went to:\n\n1. Martin Novák\n2. Ann Bell\n3. Martin Novak\n",
]


@pytest.mark.parametrize("text", TWO)
def test_two_spellings_side_by_side_are_two_people(text):
    empty = cleanup.load(shipped=False, cached=False)
    outcome = cleanup.clean(text, lang="en", dictionary=empty, only=("names",), filename="a.md")
    assert outcome.text == text
    assert {edit.safety for edit in outcome.held} <= {"ask"}


MORE = """
[[name]]
id = "linda-nikolla"
kind = "person"
write = { en = "Linda Nikolla", sq = "Linda Nikolla", sr-Latn = "Linda Nikola", hr = "Linda Nikolla" }
why = "Her own spelling."

[[name]]
id = "blerim-hoxha"
kind = "person"
write = { en = "Blerim Hoxha", sq = "Blerim Hoxha", sr-Latn = "Blerim Hodža", hr = "Blerim Hoxha" }
why = "His own spelling."

[[name]]
id = "otto-fischer"
kind = "person"
write = { en = "Otto Fischer", sq = "Otto Fischer", sr-Latn = "Oto Fišer" }
why = "His own spelling."

[[name]]
id = "besim-beqaj"
kind = "person"
write = { en = "Besim Beqaj", mk = "Бесим Беќај" }
why = "His own spelling."

[[name]]
id = "karl-schmidt"
kind = "person"
write = { en = "Karl Schmidt", sr-Latn = "Karl Šmit" }
why = "His own spelling."
"""


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Then Nikola was there."),
        ("hr", "Tamo je bio Nikola."),
        ("en", "Then Hodža was there."),
        ("en", "Chef Hodza opened a bakery."),
        ("en", "Then Fišer was there."),
        ("mk", "Таму беше Бекај вчера."),
        ("mk", "Бесим Бекај поправа велосипеди."),
        ("en", "Karl Schmidt sang. They sell the pistols of Smith and Wesson."),
        ("en", "Schmidt's rule is short. Bell, Ann T. and Smith, Peter H., The New Harbour."),
    ],
)
def test_a_surname_alone_that_is_others_own_is_left(tmp_path, lang, text):
    (tmp_path / "names.toml").write_text(MORE, encoding="utf-8")
    dictionary = cleanup.load(tmp_path, shipped=False, cached=False)
    assert cleanup.clean(text, lang=lang, dictionary=dictionary, only=("names",)).text == text


def test_a_surname_alone_is_put_right_where_the_text_says_whose_it_is(tmp_path):
    (tmp_path / "names.toml").write_text(MORE, encoding="utf-8")
    dictionary = cleanup.load(tmp_path, shipped=False, cached=False)
    text = "Blerim Hoxha spoke first. Later Hodža left."
    outcome = cleanup.clean(text, lang="en", dictionary=dictionary, only=("names",))
    assert outcome.text == text.replace("Hodža", "Hoxha")


TOWNS = """
[[name]]
id = "konjic"
kind = "place"
write = { sr-Latn = "Konjic", hr = "Konjic", bs = "Konjic" }
why = "The municipality's name."

[[name]]
id = "bozidar-djelic"
kind = "person"
write = { sr-Latn = "Božidar Đelić", hr = "Božidar Đelić", bs = "Božidar Đelić" }
why = "His own spelling."
"""


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("bs", "Posao je preuzeo od Konjića."),
        ("hr", "Djelić sekunde je prošao."),
    ],
)
def test_a_letter_that_the_name_has_not_makes_another_word(tmp_path, lang, text):
    (tmp_path / "names.toml").write_text(TOWNS, encoding="utf-8")
    dictionary = cleanup.load(tmp_path, shipped=False, cached=False)
    assert cleanup.clean(text, lang=lang, dictionary=dictionary, only=("names",)).text == text
