"""Stops, commas and the spaces around them."""

from dataclasses import replace

import pytest

from cleanup import formats, typography
from cleanup.edits import apply, settle
from cleanup.scan import Index

NOTHING = Index()


def clean(text, lang="en", path="", safety=("safe",)):
    document = formats.read(text, path)
    segments = tuple(replace(segment, lang=lang) for segment in document.segments)
    document = replace(document, lang=lang, segments=segments)
    edits = [e for e in typography.find(document, NOTHING.scan(text)) if document.may_change(e.span)]
    kept, _ = settle(edit for edit in edits if edit.safety in safety)
    return apply(text, kept)


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("en", "They sell chairs, tables, etc...", "They sell chairs, tables, etc."),
        ("en", "They sell chairs, tables, etc… The shop is old.", "They sell chairs, tables, etc. The shop is old."),
        ("en", "They sell chairs, tables, etc.… and lamps", "They sell chairs, tables, etc. and lamps"),
        ("en", "(chairs, tables, etc..)", "(chairs, tables, etc.)"),
        ("sq", "Shiten karrige, tavolina, etj...", "Shiten karrige, tavolina, etj."),
        ("sr-Latn", "Prodaju stolice, stolove, itd...", "Prodaju stolice, stolove, itd."),
        ("sr-Cyrl", "Продају столице, столове, итд...", "Продају столице, столове, итд."),
        ("hr", "Prodaju stolice, stolove, itd…", "Prodaju stolice, stolove, itd."),
        ("bs", "Prodaju stolice, stolove, itd....", "Prodaju stolice, stolove, itd."),
        ("mk", "Продаваат столици, маси, итн...", "Продаваат столици, маси, итн."),
        ("tr", "Sandalye, masa, vb... satarlar", "Sandalye, masa, vb. satarlar"),
        ("de", "Stühle, Tische, usw...", "Stühle, Tische, usw."),
        ("fr", "des chaises, des tables, etc...", "des chaises, des tables, etc."),
        ("en", "The work on the road was finished..", "The work on the road was finished."),
        (
            "en",
            "The firm was sold to Acme Inc.. Its price is secret.",
            "The firm was sold to Acme Inc. Its price is secret.",
        ),
        ("en", "chairs,, and tables", "chairs, and tables"),
        ("sq", "karrige,, tavolina", "karrige, tavolina"),
        ("en", "They sell chairs and tables,.", "They sell chairs and tables."),
        ("en", "They agreed , and left.", "They agreed, and left."),
        ("en", "the leaders , who met in May", "the leaders, who met in May"),
        ("en", "They agreed,and left.", "They agreed, and left."),
    ],
)
def test_put_right(lang, before, after):
    assert clean(before, lang) == after
    assert clean(after, lang) == after


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Wait... what?"),
        ("en", "Wait.. what?"),
        ("en", "I do not know what I should say now.."),
        ("en", "Go to ../docs or a..b, from 1..5, in .. or ..."),
        ("en", "He left...."),
        ("en", "See .NET and .gitignore, a .5 share, 1,000 and 1 , 5"),
        ("en", "Press , to go back."),
        ("en", "between the comma , and the stop"),
        ("en", "the keys <,.> and ,,"),
        ("en", ",,We agreed,, he said"),
        ("mk", "Тој рече: ,,Се согласуваме,, и си отиде."),
        ("en", "f(a,b) and foo,bar,baz"),
        ("en", "See http://a.b/c.html , and ./run --help , to find out, and src/a.c , which"),
        ("en", '{ "kind" : "x" , "version" : 1 }'),
        ("en", "Mail a@b.com,c@d.com or https://a.b/c,d"),
        ("en", "Two sentences.  Two spaces."),
        ("en", "Name  Age  City"),
        ("fr", "des chaises , des tables ; oui !"),
        ("sq", "karrige , tavolina"),
        ("en", "stolice, stolovi, itd..."),
        ("hr", "1997., no"),
        ("de", "am 3., 4. und 5. Mai"),
        ("en", "Smith et al., 2015"),
    ],
)
def test_left_alone(lang, text):
    assert clean(text, lang) == text


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("en", "They agreed and left .", "They agreed and left."),
        ("sq", "karrige , tavolina dhe llamba", "karrige, tavolina dhe llamba"),
        ("en", "They sell  chairs and lamps in town.", "They sell chairs and lamps in town."),
        ("en", "Pristina,Prizren", "Pristina, Prizren"),
        ("en", "etc...", "etc."),
        ("sr-Cyrl", "Посао је завршен..", "Посао је завршен."),
    ],
)
def test_with_a_yes(lang, before, after):
    assert clean(before, lang) == before
    assert clean(before, lang, safety=("safe", "ask")) == after


def test_code_tables_and_settings_stay():
    text = "---\na: b , and c\n---\n\n`a , and b,, c` x\n\n    a , and  b\n\n| a  b | c |\n|---|---|\n"
    assert clean(text, path="a.md", safety=("safe", "ask")) == text


def test_html_shows_any_white_space_as_one():
    text = "<p>She  left the old house.</p>"
    assert clean(text, path="a.html", safety=("safe", "ask")) == text
    assert clean("She  left the old house.", path="a.md", safety=("safe", "ask")) == "She left the old house."
