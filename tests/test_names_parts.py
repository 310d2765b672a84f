"""Sounds, endings, capitals: what names are read and written with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.names.bases import bases, word_relation
from cleanup.names.endings import forms, inflect
from cleanup.names.fold import loose, repairs, sounds, stripped
from cleanup.names.grade import compare, trimmed
from cleanup.names.reading import in_case

WORDS = st.text(
    alphabet="abcdeëfghijklmnopqrstuvxyzçčćšžđğışüАБВГДЂЕЖабвгдђежзијклљмнњопрстћуфхцчџшѓќѕ'-", min_size=1, max_size=14
)


@pytest.mark.parametrize(
    "spellings",
    [
        "Rexhepi Redžepi Реџепи Redzepi",
        "Shqipe Šćipe Шћипе Шќипе",
        "Gjakova Đakova Djakova Ђакова Ѓакова",
        "Nezir Незир",
        "Ardian Ardijan Ардијан",
    ],
)
def test_one_sound_one_key(spellings):
    assert len({sounds(one) for one in spellings.split()}) == 1


def test_marks_are_told_apart_by_sounds_and_not_by_the_loose_key():
    names = ("Kuçi", "Kuqi", "Kuci")
    assert len({sounds(name) for name in names}) == 3
    assert len({loose(name) for name in names}) == 1


@given(WORDS)
def test_keys_do_not_change_with_capitals_or_composition(word):
    assert loose(word.upper().lower()) == loose(word.lower())
    assert stripped(stripped(word)) == stripped(word)


@given(WORDS, WORDS)
def test_a_comparison_has_an_answer_either_way(one, other):
    assert compare(one, one) == "equal"
    assert compare(one, other) in {"equal", "sounds", "lost", "marks", "slip", "near", "typo", "other"}
    left, right, end = trimmed(one, other)
    assert len(one) - len(left) == len(other) - len(right) >= end


@pytest.mark.parametrize(
    ("lang", "base", "slot", "form"),
    [
        ("sq", "Kuçi", "gen", "Kuçit"),
        ("sq", "Kuçi", "acc", "Kuçin"),
        ("sq", "Haradinaj", "gen", "Haradinajit"),
        ("sq", "Haradinaj", "gen2", "Haradinajt"),
        ("sq", "Rama", "gen", "Ramës"),
        ("sq", "Hoxha", "acc", "Hoxhën"),
        ("sq", "Çeku", "gen", "Çekut"),
        ("sq", "Prishtinë", "def", "Prishtina"),
        ("sq", "Shkodër", "gen", "Shkodrës"),
        ("sq", "Bush", "gen", "Bushit"),
        ("sq", "Zaev", "gen", "Zaevit"),
        ("sq", "Kaçanik", "gen", "Kaçanikut"),
        ("sq", "KFOR", "-it", "KFOR-it"),
        ("sr-Latn", "Tači", "ins", "Tačijem"),
        ("sr-Latn", "Petrović", "ins", "Petrovićem"),
        ("sr-Latn", "Rama", "acc", "Ramu"),
        ("sr-Latn", "Čeku", "gen", "Čekua"),
        ("sr-Latn", "Uroševac", "dat", "Uroševcu"),
        ("sr-Latn", "Kosovo", "gen", "Kosova"),
        ("sr-Latn", "Kuči", "poss-a", "Kučijeva"),
        ("sr-Cyrl", "Тачи", "dat", "Тачију"),
        ("hr", "Thaçi", "gen", "Thaçija"),
        ("de", "Thaçi", "gen", "Thaçis"),
    ],
)
def test_endings(lang, base, slot, form):
    assert inflect(base, lang, slot) == form
    assert base.lower() in bases(form, lang) or "-" in form


@pytest.mark.parametrize("lang", ["en", "mk", "tr", "fr", ""])
def test_no_cases_are_invented(lang):
    assert forms("Kuçi", lang) == (("", "Kuçi"),)


@given(WORDS, st.sampled_from(["sq", "sr-Latn", "sr-Cyrl", "hr", "de", "en"]))
def test_every_form_leads_back_to_its_name(word, lang):
    listed = forms(word, lang)
    assert listed[0] == ("", word)
    assert len({form for _, form in listed}) == len(listed)
    assert word_relation(word, word, lang)[0] == "equal"


@pytest.mark.parametrize(
    ("lang", "one", "other", "kind"),
    [
        ("sq", "Qeriqit", "Çeriqi", "slip"),
        ("sr-Latn", "Gvozdenovića", "Gvozdenovićem", "equal"),
        ("sr-Cyrl", "Ћирковића", "Чирковић", "slip"),
        ("sq", "Lekës", "Lekaj", "other"),
    ],
)
def test_two_forms_of_a_text(lang, one, other, kind):
    assert word_relation(one, other, lang)[0] == kind


@pytest.mark.parametrize(
    ("lang", "word", "said", "written"),
    [
        ("sq", "Kuçi", "KUQI", "KUÇI"),
        ("sq", "Kuçi", "Kuqi", "Kuçi"),
        ("tr", "Haşim", "HASIM", "HAŞİM"),
        ("sq", "NATO-s", "NATO’s", "NATO-s"),
        ("en", "McKay", "MCKAY", "MCKAY"),
    ],
)
def test_capitals_are_kept(lang, word, said, written):
    assert in_case(word, said, lang) == written


def test_repairs_of_a_wrong_character_set():
    assert "Kostić" in set(repairs("Kostiæ"))
    assert "Güneş" in set(repairs("Güneþ"))
    assert not set(repairs("Kostic"))
