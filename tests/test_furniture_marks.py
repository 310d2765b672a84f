"""What short lines could be: the forms of page marks in many languages, and what only looks like one."""

import pytest

from cleanup.engine.load import shipped
from cleanup.furniture.lexicon import lexicon
from cleanup.furniture.marks import form, roman
from cleanup.furniture.slots import compiled, faults, pattern

WORDS = lexicon(shipped().index.rules("furniture"))

LABELS = [
    ("Page 2 of 5", 2, 5),
    ("PAGE 2", 2, 0),
    ("[Page 2]", 2, 0),
    ("- Page 2 -", 2, 0),
    ("Page3of12", 3, 12),
    ("Page 2 out of25", 2, 25),
    ("p. 7", 7, 0),
    ("Faqe 2 nga 3", 2, 3),
    ("FAQJA 2 PREJ 3", 2, 3),
    ("fq. 4", 4, 0),
    ("Strana 2 od 5", 2, 5),
    ("[Strana 2 od 15]", 2, 15),
    ("Страна 1 од 4", 1, 4),
    ("стр. 12", 12, 0),
    ("Stranica 2 od 22", 2, 22),
    ("Stran 3 od 4", 3, 4),
    ("Sayfa 2 / 5", 2, 5),
    ("2. sayfa", 2, 0),
    ("SAYFA 2", 2, 0),
    ("Seite 3 von 9", 3, 9),
    ("Seite iv", 4, 0),
    ("Page 3 sur 9", 3, 9),
    ("Pagina 1di 104", 1, 104),
    ("Página 2 de 3", 2, 3),
    ("Pagina 1din 17", 1, 17),
    ("ΣΕΛΙΔΑ 2 ΑΠΟ 3", 2, 3),
    ("Страница 2 от 3", 2, 3),
    ("Страница 2 из 3", 2, 3),
    ("Сторінка 2 з 3", 2, 3),
    ("Strona 2 z 3", 2, 3),
    ("2. strona", 2, 0),
    ("2/5. oldal", 2, 5),
    ("Pagina 2 van 3", 2, 3),
    ("2. lapa no 5. lapām", 2, 5),
    ("Leht 2 / 3", 2, 3),
    ("Sivu 2 / 3", 2, 3),
    ("Puslapis 2 iš 3", 2, 3),
    ("Sida 2 av 3", 2, 3),
]


@pytest.mark.parametrize(("line", "number", "total"), LABELS)
def test_labels_of_many_languages(line, number, total):
    found = form(line, WORDS)
    assert found is not None
    assert (found.number, found.total, found.rest) == (number, total, "")


@pytest.mark.parametrize(
    ("line", "kind", "number", "rest"),
    [
        ("Faqe 1 © NATC", "copyright", 1, "natc"),
        ("© Harbour Press Faqe 1", "copyright", 1, "harbour press"),
        ("Hillside Beekeepers – Page 4", "label", 4, "hillside beekeepers"),
        ("Doe & Roe            Standards Track                   [Page 1]", "label", 1, "doe roe standards track"),
        ("HARBOURTON 00000128 002 OF 009", "of", 2, "harbourton 00000128"),
        ("2/23", "of", 2, ""),
        ("3 / 12", "of", 3, ""),
        ("2 od 5", "of", 2, ""),
        ("- 4 -", "dashed", 4, ""),
        ("— 17 —", "dashed", 17, ""),
        ("• 21 •", "dashed", 21, ""),
        ("(190)", "dashed", 190, ""),
        ("[7]", "dashed", 7, ""),
        ("12", "bare", 12, ""),
        ("12.", "bare", 12, ""),
        ("iv", "roman", 4, ""),
        ("_Page 2 of 6_", "total", 2, ""),
        ("www.harbour.org | Page 2 of 6", "total", 2, "www harbour org"),
        ("Page 2 of 6 – info@harbour.org", "total", 2, "info harbour org"),
        ("http://www.harbour.org/a.html    2 of 6", "of", 2, ""),
        ("4 | Chapter 1: The Harbour", "title", 4, "chapter 1 the harbour"),
        ("The Harbour | 3", "title", 3, "the harbour"),
    ],
)
def test_other_forms(line, kind, number, rest):
    found = form(line, WORDS)
    assert found is not None
    assert (found.kind, found.number, found.rest) == (kind, number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Page 3 of the report says so",
        "Faqe 12 e gazetës",
        "Strana 3 izveštaja",
        "vidi stranu 4.",
        "Source: Report of the harbour, p. 4",
        "- Page 3 of 4",
        "1. Measure the plank",
        "1)",
        "www.harbour.org/12",
        "see http://www.harbour.org/a12",
        "5 %",
        "-5",
        "0.6",
        "1998-2003 Harbour Press",
        "Message: 1",
        "civic",
        "",
        "…",
    ],
)
def test_what_is_no_mark(line):
    assert form(line, WORDS) is None


def test_roman_numerals_are_read_back():
    for number in range(1, 100):
        tens, ones = divmod(number, 10)
        text = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"][tens]
        text += ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones]
        assert roman(text) == number
    assert roman("iiii") == roman("vx") == roman("") == 0


@pytest.mark.parametrize(
    ("template", "line", "fits"),
    [
        ("Faqe {n} © NATC", "faqe 12© natc", True),
        ("Faqe {n} © NATC", "Faqe x © NATC", False),
        ("Harbour Press, {date}, {n}/{total}", "Harbour Press, 12.03.2012, 3/7", True),
        ("Harbour Press, {date}, {n}/{total}", "Harbour Press, March 12, 2012, 3/7", True),
        ("Yearbook {year} – {roman}", "YEARBOOK 2012 – xiv", True),
        ("Yearbook {year} – {roman}", "Yearbook 1812 – xiv", False),
        ("{title} | Harbour Press", "The wall was mended | Harbour Press", True),
        ("{title} | Harbour Press", "| Harbour Press", False),
    ],
)
def test_lines_with_slots(template, line, fits):
    assert faults(template) == []
    assert bool(compiled(pattern(template)).fullmatch(line)) is fits
