"""Whether two spellings name the same: needs no dictionary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import same_name

NAMES = st.sampled_from(
    [
        *("Hajredin Kuçi", "Vjosa Osmani-Sadriu", "Đorđe Živković", "Хашим Тачи", "Ѓорѓи Ќосев", "Xhelal Rrustemi"),
        *("Işıl Şükrü", "Ramush Haradinaj"),
    ]
)

SAME = [
    ("en", "Kuçi", "Kuqi"),
    ("en", "Kuçi", "Kuci’s"),
    ("en", "Hajredin Kuçi", "HAJREDIN KUCI"),
    ("en", "Hajredin Kuçi", "H. Kući"),
    ("en", "Xhelal Rrustemi", "Dželjalj Rustemi"),
    ("en", "Riza Shillova", "Shillova Riza"),
    ("en", "Đorđe Živković", "Djordje Zivkovic"),
    ("en", "Ranko Ćosić", "Ranko Æosiæ"),
    ("en", "Hristina Runčeva", "Христина Рунчева"),
    ("en", "Thaçi", "Tha-\nçi"),
    ("sq", "Kuçi", "Kuqit"),
    ("sq", "Rama", "Ramës"),
    ("sq", "Hoxha", "Hoxhes"),
    ("sq", "Prishtinë", "Prishtinës"),
    ("sq", "Vučić", "Vuçiqit"),
    ("sq", "KFOR", "KFOR’it"),
    ("sq", "Ramush Haradinaj", "RamushHaradinaj"),
    ("sr-Latn", "Hashim Thaçi", "Hašimom Tačijem"),
    ("sr-Latn", "Rama", "Rami"),
    ("sr-Latn", "Uroševac", "Uroševcu"),
    ("sr-Latn", "Reka", "Reci"),
    ("sr-Cyrl", "Hashim Thaçi", "Хашима Тачија"),
    ("sr-Cyrl", "Тачи", "Taчи"),
    ("hr", "Ramush Haradinaj", "Ramushu Haradinaju"),
    ("mk", "Đorđe Živković", "Ѓорѓе Живковиќ"),
    ("tr", "Erdoğan", "Erdogan'ın"),
    ("de", "Thaçi", "Thaçis"),
    ("fr", "Ismail Qemali", "d’Ismail Qemali"),
    ("fr", "Ismail", "d’Ismaïl"),
]

DIFFERENT = [
    ("en", "Rexhepi", "Rexhepaj"),
    ("en", "Hoxha", "Hoxhaj"),
    ("en", "Mustafai", "Mustafaj"),
    ("en", "Ivanov", "Ivanović"),
    ("en", "Petrović", "Petković"),
    ("en", "Marko Petrović", "Marko Perović"),
    ("en", "Bajram Rexhepi", "Ramiz Rexhepi"),
    ("en", "Ismet Kabashi", "Ismet Krasniqi"),
    ("en", "Cameron", "Cameroon"),
    ("en", "Veseli", "veseli"),
    ("en", "Hajredin Kuçi", "Kuçi"),
    ("sq", "Kurti", "Kurtaj"),
    ("sq", "Kuçi", "kuqit"),
    ("sr-Latn", "Nuši", "Nušić"),
    ("sr-Latn", "Đurić", "Đorić"),
    ("sr-Latn", "Marko Jović", "Marka Jovanović"),
    ("mk", "Ристовски", "Ристески"),
    ("de", "Füle", "Fülle"),
]


@pytest.mark.parametrize(("lang", "one", "other"), SAME)
def test_same(lang, one, other):
    match = same_name(one, other, lang=lang)
    assert match.same, match
    assert match.score > 0.8
    assert match.why


@pytest.mark.parametrize(("lang", "one", "other"), DIFFERENT)
def test_different(lang, one, other):
    match = same_name(one, other, lang=lang)
    assert not match.same, match
    assert match.why


def test_a_surname_alone_is_a_hint_and_no_more():
    alone, nothing = same_name("Hajredin Kuçi", "Kuqi"), same_name("Hajredin Kuçi", "Kabashi")
    assert not alone.same
    assert nothing.score < alone.score < 0.9


def test_the_grade_falls_with_the_difference():
    scores = [same_name("Agim Çeku", f"Agim {said}").score for said in ("Çeku", "Ceku", "Qeku", "Deku")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


@pytest.mark.parametrize("empty", ["", " ", "?!"])
def test_nothing_is_nobody(empty):
    assert not same_name(empty, "Kuçi").same
    assert not same_name("Kuçi", empty).same


@given(NAMES, st.sampled_from(["en", "sq", "sr-Latn", "sr-Cyrl", "mk", "tr", "de", "fr", ""]))
def test_a_name_is_itself_however_it_is_set(name, lang):
    for said in (name, name.upper(), f" {name} ", name.replace(" ", "\n")):
        assert same_name(name, said, lang=lang).same


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_gets_an_answer(one, other):
    match = same_name(one, other)
    assert 0 <= match.score <= 1
