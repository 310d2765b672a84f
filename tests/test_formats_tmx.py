"""TMX: the variants of the wanted language, with the original beside them wherever it stands."""

import pytest

from cleanup import formats
from cleanup.formats.view import View
from cleanup.problems import CleanupError
from cleanup.text import Options

FILE = '<tmx version="1.4"><header srclang="{}"/><body>{}</body></tmx>'


def unit(facts="", **variants):
    tuvs = (f'<tuv xml:lang="{code.replace("_", "-")}"><seg>{text}</seg></tuv>' for code, text in variants.items())
    return f"<tu {facts}><note>no</note>{''.join(tuvs)}</tu>"


def read(text, **options):
    seen = View(formats.read(text, "memory.tmx", options=Options(**options))).document
    return [(seen.text[slice(*one.span)], one.lang, one.source, one.source_lang) for one in seen.segments]


def test_the_only_other_language_is_taken():
    text = FILE.format("en", unit(en="Law", sq_AL="Ligji") + unit(sq="Ligj", en_GB="A law") + unit(en="alone"))
    assert read(text) == [("Ligji", "sq-AL", "Law", "en"), ("Ligj", "sq", "A law", "en")]
    assert read(text, target="en") == [
        ("Law", "en", "Law", "en"),
        ("A law", "en-GB", "A law", "en"),
        ("alone", "en", "alone", "en"),
    ]
    assert read(text, target="en", source="sq")[:2] == [("Law", "en", "Ligji", "sq"), ("A law", "en-GB", "Ligj", "sq")]
    assert read(text, target="mk") == []


def test_variants_of_one_language_are_one():
    text = FILE.format("en-US", unit(en_US="Law", sr_Latn="Zakon") + unit(en_US="Law", sr_Cyrl="Закон"))
    assert [one[1] for one in read(text)] == ["sr-Latn", "sr-Cyrl"]


@pytest.mark.parametrize(
    "text",
    [
        FILE.format("en", unit(en="Law", sq="Ligji", sr="Zakon")),
        FILE.format("*all*", unit(en="Law", sq="Ligji")),
        FILE.format("", unit(en="Law", sq="Ligji")),
    ],
)
def test_of_several_one_must_be_named(text):
    with pytest.raises(CleanupError, match=r"holds en, sq.*target"):
        read(text)
    assert [one[0] for one in read(text, target="SQ")] == ["Ligji"]


def test_a_unit_may_have_another_original():
    text = FILE.format("en", unit(en="Law", sq="Ligji") + unit('srclang="sq"', en="Law", sq="Ligji"))
    assert read(text, target="sq") == [("Ligji", "sq", "Law", "en"), ("Ligji", "sq", "Ligji", "sq")]


@pytest.mark.parametrize(
    ("segment", "reading"),
    [
        ("Hajredin <hi>Ku</hi>qi", ["Hajredin Kuqi"]),
        ("<bpt i='1'>&lt;b&gt;</bpt>Ku<ept i='1'>&lt;/b&gt;</ept>qi", ["Kuqi"]),
        ("Ministri <ph x='1'>Kuqi<sub>Kuqi</sub></ph> tha", ["Ministri", "tha"]),
        ("Ministri <it pos='begin'>no</it>tha <ut>no</ut>", ["Ministri", "tha"]),
        ("Ku&#xe7;i {0}", ["Kuçi"]),
    ],
)
def test_inline_codes_stay(segment, reading):
    seen = View(formats.read(FILE.format("en", unit(en="x", sq=segment)), name="tmx")).document
    (found,) = seen.segments
    assert [seen.text[start:end] for start, end in found.prose] == reading


def test_older_files_name_the_language_otherwise_and_have_a_document_type():
    text = '<?xml version="1.0"?>\r\n<!DOCTYPE tmx SYSTEM "tmx11.dtd">\r\n' + FILE.format(
        "EN-US", unit(EN_US="x", SQ="Ligji")
    )
    assert read(text.replace("xml:lang", "lang")) == [("Ligji", "sq", "x", "en-US")]
    assert read('<tmx version="1.4"><body/></tmx>') == []
