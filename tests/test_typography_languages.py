"""Quotation in each language: what is put right unasked, what needs a yes, what is pointed at, and what must stay."""

from dataclasses import replace

import pytest

from cleanup import formats, typography
from cleanup.edits import apply, settle
from cleanup.scan import Index

NOTHING = Index()


def proposed(text, lang):
    document = formats.read(text, "")
    segments = tuple(replace(segment, lang=lang) for segment in document.segments)
    document = replace(document, lang=lang, segments=segments)
    return list(typography.find(document, NOTHING.scan(text)))


def clean(text, lang, safety=("safe",)):
    kept, _ = settle(edit for edit in proposed(text, lang) if edit.safety in safety)
    return apply(text, kept)


SAFE = {
    "sq": [
        ('" Shkolla hapet në shtator", njoftoi komuna.', '"Shkolla hapet në shtator", njoftoi komuna.'),
        ('"Shkolla hapet në shtator ", njoftoi komuna.', '"Shkolla hapet në shtator", njoftoi komuna.'),
        ('"Shkolla hapet në shtator " njoftoi komuna.', '"Shkolla hapet në shtator" njoftoi komuna.'),
        ("„ Shkolla hapet në shtator”, njoftoi komuna.", "„Shkolla hapet në shtator”, njoftoi komuna."),
        ("“ Shkolla hapet në shtator ”, njoftoi komuna.", "“Shkolla hapet në shtator”, njoftoi komuna."),
        ("« Shkolla hapet në shtator», njoftoi komuna.", "«Shkolla hapet në shtator», njoftoi komuna."),
        ('"Shkolla hapet në shtator. "Tha drejtori i saj.', '"Shkolla hapet në shtator." Tha drejtori i saj.'),
        ('"Na duhen mësues të rinj,"tha drejtori.', '"Na duhen mësues të rinj," tha drejtori.'),
    ],
    "sr-Latn": [
        ("„ Škola počinje u septembru“, javlja opština.", "„Škola počinje u septembru“, javlja opština."),
        ("„Škola počinje u septembru “, javlja opština.", "„Škola počinje u septembru“, javlja opština."),
        ('" Škola počinje u septembru", javlja opština.', '"Škola počinje u septembru", javlja opština.'),
        ('"Škola počinje u septembru. "Rekao je direktor.', '"Škola počinje u septembru." Rekao je direktor.'),
        ('"Trebaju nam nastavnici,"rekla je direktorka.', '"Trebaju nam nastavnici," rekla je direktorka.'),
    ],
    "sr-Cyrl": [
        ("„ Школа почиње у септембру”, јавља општина.", "„Школа почиње у септембру”, јавља општина."),
        ('"Школа почиње у септембру ", јавља општина.', '"Школа почиње у септембру", јавља општина.'),
        ('"Школа почиње у септембру. "Рекао је директор.', '"Школа почиње у септембру." Рекао је директор.'),
    ],
    "mk": [
        ("„ Училиштето почнува во септември“, јави општината.", "„Училиштето почнува во септември“, јави општината."),
        ('"Училиштето почнува во септември ", јави општината.', '"Училиштето почнува во септември", јави општината.'),
        ('"Училиштето почнува во септември. "Рече директорот.', '"Училиштето почнува во септември." Рече директорот.'),
    ],
    "hr": [
        ("„ Škola počinje u rujnu”, javlja općina.", "„Škola počinje u rujnu”, javlja općina."),
        ('"Škola počinje u rujnu. "Rekla je ravnateljica.', '"Škola počinje u rujnu." Rekla je ravnateljica.'),
    ],
    "bs": [('"Škola počinje u septembru ", javlja općina.', '"Škola počinje u septembru", javlja općina.')],
    "tr": [
        ('" Okul eylülde açılıyor", dedi müdür.', '"Okul eylülde açılıyor", dedi müdür.'),
        ('"Okul eylülde açılıyor " dedi müdür.', '"Okul eylülde açılıyor" dedi müdür.'),
        ('"Okul eylülde açılıyor. "Dedi müdür.', '"Okul eylülde açılıyor." Dedi müdür.'),
    ],
    "de": [
        ("„ Die Schule beginnt im September“, sagte sie.", "„Die Schule beginnt im September“, sagte sie."),
        ("„Die Schule beginnt im September “, sagte sie.", "„Die Schule beginnt im September“, sagte sie."),
        ('"Wir brauchen Lehrer,"sagte die Leiterin.', '"Wir brauchen Lehrer," sagte die Leiterin.'),
    ],
    "en": [
        ("“ The school opens in May ”, the town said.", "“The school opens in May”, the town said."),
        ('The motto is "every child in school ".', 'The motto is "every child in school".'),
        ('"We need teachers,"said the head.', '"We need teachers," said the head.'),
    ],
}


@pytest.mark.parametrize(("lang", "before", "after"), [(lang, *pair) for lang, pairs in SAFE.items() for pair in pairs])
def test_put_right(lang, before, after):
    assert clean(before, lang) == after
    assert clean(after, lang) == after


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        # a mark that was lost
        ("sq", '"Shkolla hapet nesër, - tha Berisha.', '"Shkolla hapet nesër", - tha Berisha.'),
        ("sq", 'Shkolla hapet nesër", - tha Berisha.', '"Shkolla hapet nesër", - tha Berisha.'),
        ("sr-Latn", "„Škola počinje sutra, rekao je Jović.", "„Škola počinje sutra”, rekao je Jović."),
        ("sr-Latn", "Škola počinje sutra“, rekao je Jović.", "„Škola počinje sutra“, rekao je Jović."),
        ("mk", "„Училиштето почнува утре, рече Илиев.", "„Училиштето почнува утре“, рече Илиев."),
        ("tr", "“Okul yarın açılıyor, dedi Kaya.", "“Okul yarın açılıyor,” dedi Kaya."),
        ("de", "„Die Schule beginnt morgen, sagte Maier.", "„Die Schule beginnt morgen“, sagte Maier."),
        ("fr", "« L’école commence demain, a dit Leroy.", "« L’école commence demain », a dit Leroy."),
        ("en", 'The school opens tomorrow," said Berisha.', '"The school opens tomorrow," said Berisha.'),
        # two styles in one pair; what the document does elsewhere decides
        ("en", '“The school opens tomorrow", he said.', "“The school opens tomorrow”, he said."),
        ("en", '"The school opens tomorrow”, he said.', "“The school opens tomorrow”, he said."),
        ("sq", '„Shkolla hapet nesër", tha ai.', "„Shkolla hapet nesër”, tha ai."),
        ("sr-Latn", '„Da“, kaže. „Škola počinje sutra", dodaje.', "„Da“, kaže. „Škola počinje sutra“, dodaje."),
        ("hr", '"Škola počinje sutra”, rekao je.', "„Škola počinje sutra”, rekao je."),
        ("mk", '„Училиштето почнува утре", рече.', "„Училиштето почнува утре“, рече."),
        ("de", '"Die Schule beginnt morgen“, sagte sie.', "„Die Schule beginnt morgen“, sagte sie."),
        ("fr", '« L’école commence demain", dit-il.', "« L’école commence demain », dit-il."),
        ("tr", "«Okul yarın açılıyor”, dedi.", "«Okul yarın açılıyor», dedi."),
        # too few words to be sure
        ("sq", 'Fushata " Lexo më shumë " nis nesër.', 'Fushata "Lexo më shumë" nis nesër.'),
        ("en", 'Say"yes we can" to the plan.', 'Say "yes we can" to the plan.'),
    ],
)  # fmt: skip
def test_with_a_yes(lang, before, after):
    assert clean(before, lang) == before
    assert clean(before, lang, ("safe", "ask")) == after


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sq", '"Shkolla, - tha Berisha, - hapet nesër".'),
        ("sq", "– Shkolla hapet nesër, – tha ai. – Kaq."),
        ("sq", "« Shkolla hapet nesër », tha ai."),
        ("sq", 'Gazeta "Zëri"-t dhe revista "Drita"ja dolën.'),
        ("sq", 'Shkruani " në fillim dhe " në fund.'),
        ("sq", 'Ekrane 24 " dhe 27 " të reja; djali është 5\'11".'),
        ("sq", 'Tha: "Ai më tha "po" dhe iku".'),
        ("sr-Latn", "»Škola počinje sutra«, kaže direktor."),
        ("sr-Latn", "„Škola počinje“ ili „škola počinje”?"),
        ("sr-Latn", 'Upišite " na početku i " na kraju.'),
        ("sr-Latn", "– Škola počinje sutra – rekao je Jović. – Dođite."),
        ("sr-Cyrl", "„Рекао ми је ’да’ и отишао”, каже она."),
        ("sr-Cyrl", 'Цев од 6 " и цев од 8 " на залихама.'),
        ("mk", "“Училиштето почнува утре“, рече директорот."),
        ("mk", ",,Училиштето почнува утре’’, рече директорот."),
        ("mk", "— Кога почнува? — праша таа."),
        ("hr", "»Škola«, rekao je, »počinje sutra.«"),
        ("bs", "„Škola počinje sutra”, – rekao je Hodžić."),
        ("tr", "“Yeni Okul”un açılışı yarın."),
        ("tr", 'Müdür "okul yarın açılıyor" dedi, "gelin" demedi.'),
        ("de", "»Die Schule beginnt morgen«, sagte sie."),
        ("de", "„Die ‚neue‘ Schule“ und „Anti“-Haltung."),
        ("de", 'Monitore mit 24 " und 27 " Diagonale.'),
        ("fr", 'Il a dit " oui " et « non ».'),
        ("fr", "«L’école», dit-il, « commence demain »."),
        ("en", 'Use "Ctrl " and "Alt " as they stand.'),
        ("en", 'He wrote "a " and "b " on the board.'),
        ("en", 'Write a 12 " and a 14 " Screen on the list.'),
        ("en", 'He said: "Yes. "No" is not an answer."'),
        ("en", '"One\n"Two\n"Three'),
        ("en", 'set x=" a b c d" in the file'),
    ],
)
def test_left_alone(lang, text):
    assert clean(text, lang) == text
    assert clean(text, "") == text


def shown(text, lang):
    return [(edit.rule, edit.span.start) for edit in proposed(text, lang) if edit.safety == "show"]


@pytest.mark.parametrize("lang", ["en", "sq", "sr-Cyrl", "mk", "tr", "de", "fr", ""])
def test_a_mark_that_closes_what_was_never_opened_is_pointed_at(lang):
    text = "Nobody of them was seen in the street again” and he left the town."
    assert shown(text, lang) == [("typography/unopened-quote", text.index("”"))]


@pytest.mark.parametrize(
    "text",
    [
        "“The first paragraph of what he said to us.\n\nThe second one, in which he ends.”",
        "“The first paragraph of what he said to us.\n\nThe second.\n\nThe third one, in which he ends.”",
        "Too short” to tell.",
        "| The cell of a table that closes” | and |\n|---|---|\n| another | one |\n",
    ],
)
def test_a_quotation_that_began_before_is_not_pointed_at(text):
    assert shown(text, "en") == []


def test_letters_in_a_wrong_encoding_are_no_marks():
    before = 'KosovÃ« Ã«shtÃ« njÃ« vend i bukur, tha ai: "Vjeni tÃ« gjithÃ« kÃ«tu ".'
    assert clean(before, "sq") == 'Kosovë është një vend i bukur, tha ai: "Vjeni të gjithë këtu".'
