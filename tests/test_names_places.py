"""Places in running text: the case that a sentence asks for, on the form that its language has."""

from pathlib import Path

import pytest

import cleanup
from cleanup.names.endings import forms, inflect

NAMES = Path(__file__).parents[1] / "dictionaries" / "any"


@pytest.fixture(scope="module")
def cleaned():
    dictionary = cleanup.load(NAMES, shipped=False, cached=False)
    return lambda text, lang: cleanup.clean(text, lang=lang, dictionary=dictionary, only=("names",)).text


@pytest.mark.parametrize(
    ("lang", "base", "noun", "slot", "form"),
    [
        ("sr-Latn", "Dečani", "place", "gen", "Dečana"),
        ("sr-Latn", "Dečani", "place", "dat", "Dečanima"),
        ("sr-Cyrl", "Дечани", "place", "acc", "Дечане"),
        ("hr", "Vinkovci", "place", "gen", "Vinkovaca"),
        ("hr", "Imotski", "place", "dat", "Imotskom"),
        ("sr-Latn", "Tbilisi", "place", "dat", "Tbilisiju"),
        ("sr-Latn", "Skoplje", "place", "dat", "Skoplju"),
        ("sr-Cyrl", "Гњилане", "place", "gen", "Гњилана"),
        ("sr-Latn", "Gnjilane", "place", "ins", None),  # usage wavers
        ("sr-Latn", "Peć", "place-f", "dat", "Peći"),
        ("sr-Cyrl", "Пећ", "place-f", "gen", "Пећи"),
        ("sr-Latn", "Berane", "place-f", "dat", "Beranama"),
        ("sr-Latn", "Hrvatska", "place", "dat", "Hrvatskoj"),
        ("sr-Latn", "Rijeka", "place", "dat", "Rijeci"),
        ("sr-Latn", "Prizren", "place", "acc", "Prizren"),
        ("sq", "Viti", "place", "gen", "Vitisë"),
        ("sq", "Shqipëri", "place", "acc", "Shqipërinë"),
        ("sq", "Prizren", "place", "gen", "Prizrenit"),
        # persons go their own way
        ("sr-Latn", "Kuči", "", "gen", "Kučija"),
        ("sq", "Kuçi", "", "gen", "Kuçit"),
    ],
)
def test_places_are_declined_as_places(lang, base, noun, slot, form):
    assert inflect(base, lang, slot, noun) == form
    assert forms(base, lang, noun)[0] == ("", base)


PUT_RIGHT = [
    ("sr-Latn", "Vratio se iz Gjilana u Gjilanu.", "Vratio se iz Gnjilana u Gnjilanu."),
    ("sr-Latn", "Boravio je u Skopljeu.", "Boravio je u Skoplju."),
    ("sr-Latn", "Put od Deçana do Peje vodi kroz šumu.", "Put od Dečana do Peći vodi kroz šumu."),
    ("hr", "Ostali su u Deçanima.", "Ostali su u Dečanima."),
    ("sr-Latn", "Sastanak sa Prishtinom je odložen.", "Sastanak sa Prištinom je odložen."),
    ("sr-Latn", "Stigli su iz Suhareke kroz Suhareku.", "Stigli su iz Suve Reke kroz Suvu Reku."),
    ("sq", "Zyra në Skoplje u mbyll.", "Zyra në Shkup u mbyll."),
    ("sq", "Erdhën nga Skoplje deri te Peć.", "Erdhën nga Shkupi deri te Peja."),
    ("sq", "Kryetari i Gnjilanes foli.", "Kryetari i Gjilanit foli."),
    ("sq", "Banorët e Shqiperise u kthyen.", "Banorët e Shqipërisë u kthyen."),
    ("tr", "Bugünkü toplantı Đakovica'da yapıldı.", "Bugünkü toplantı Yakova'da yapıldı."),
]


@pytest.mark.parametrize(("lang", "before", "after"), PUT_RIGHT)
def test_put_right_in_its_case(cleaned, lang, before, after):
    assert cleaned(before, lang) == after
    assert cleaned(after, lang) == after


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sr-Latn", "Iz Peći su otišli u Dečane, u Dečanima su ostali, oko Dečana je šuma."),
        ("sr-Cyrl", "Из Гњилана, у Гњилану, у Скопљу, под Скопљем, из Дечана, у Пећи."),
        ("hr", "U Vinkovcima, iz Vinkovaca, u Vinkovce, u Imotskom."),
        ("sq", "Shkoi te Hani i Elezit; Hanit të Elezit, nga Vitia, e Vitisë, në Shqipëri, nga Shqipëria."),
        ("sq", "Në Krushë të Madhe, Krushës së Madhe."),
        ("mk", "Во Скопје, од Призрен, кон Приштина."),
        # what has no ending of its own is no case that could be kept
        ("sr-Latn", "Otišli su u Deçan i vratili se iz Prishtinë."),
        ("sr-Latn", "Sreli su se u Fushë Kosovë."),
        ("sq", "Erdhi nga Elez Hani, i Elez Hanit."),
        # an ending, an article, an elision that do not fit the right form
        ("tr", "Bugünkü toplantı Uroševac'ta yapıldı."),
        ("en", "An Uroševac court ruled."),
        # firms that are no towns
        ("en", "Shares of NIS rose. He moved to NIS. In NIS nobody spoke."),
        ("sr-Latn", "Radi u PEC. Ušao je u NIS kao direktor."),
        ("sr-Cyrl", "Он ради у НИС. Из НИС су рекли."),
        ("mk", "Тој работи во НИС."),
        ("sq", "Punon në NIS dhe në PEC."),
    ],
)
def test_left_alone(cleaned, lang, text):
    assert cleaned(text, lang) == text
