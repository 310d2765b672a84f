"""PDF: text by page, and the paragraphs that its lines were."""

import random
import shutil
import subprocess

import pytest

import cleanup
from cleanup.engine.load import shipped
from cleanup.formats import pdf
from cleanup.problems import CleanupError

STEP = 14


def written(pages, *, locked=False):
    """The bytes of a PDF whose pages hold lines of text: (x, y, size, text) each."""
    letters = sorted({letter for page in pages for *_, line in page for letter in line})
    codes = {letter: code for code, letter in enumerate(letters, 33)}
    ranges = "\n".join(f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    cmap = f"begincmap\n1 begincodespacerange\n<00> <ff>\nendcodespacerange\n{len(codes)} beginbfchar\n{ranges}\nendbfchar\nendcmap"
    widths = f"/FirstChar 33 /LastChar {32 + len(codes)} /Widths [{'500 ' * len(codes)}]"
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {widths} /ToUnicode 4 0 R >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    box = "/MediaBox [0 0 420 595]"
    for number, page in enumerate(pages):
        shown = "\n".join(
            f"BT /F1 {size} Tf {x} {y} Td <{''.join(f'{codes[letter]:02x}' for letter in line)}> Tj ET"
            for x, y, size, line in page
        )
        bodies += [
            f"<< /Type /Page /Parent 2 0 R {box} /Contents {6 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        ]
    out = "%PDF-1.4\n"
    starts = []
    for number, body in enumerate(bodies, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{start:010} 00000 n \n" for start in starts)
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]"
    end = f"/Root 1 0 R {lock if locked else ''}"
    table = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{rows}"
    return f"{out}{table}trailer\n<< /Size {len(bodies) + 1} {end} >>\nstartxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def column(lines, x=40, y=540, size=10):
    """Lines below each other; an empty one leaves room."""
    return [(x, y - STEP * number, size, line) for number, line in enumerate(lines) if line]


LAMP = [
    "The keeper of the lamp went down to the har-",
    "bour before the storm and counted the boats",
    "that were still at sea, as he did every day,",
    "and the miller helped him.",
    "",
    "The bakers opened at six, and nobody came in",
    "before the bell of the island had rung for a",
]
KEEPER = (
    "The keeper of the lamp went down to the harbour before the storm and counted the boats that were still at sea, as "
    "he did every day, and the miller helped him."
)
NEXT = [
    "second time, so that the bread stayed warm.",
    "",
    "Then the storm broke over the harbour wall,",
    "and the lamp went out.",
]


def page(lines, number, total=2):
    return [(40, 575, 10, "Yearbook of the Old Harbour"), *column(lines), (180, 30, 10, f"Page {number} of {total}")]


def fixed(content):
    """What `fix` makes of a PDF: furniture is taken out of its pages, then its paragraphs are put together."""
    text = pdf.text(content)
    return pdf.paragraphs(cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",)).text)


def test_text_has_lines_and_form_feeds():
    content = written([column(["One boat.", "Two boats."]), column(["Three boats."])])
    assert pdf.text(content) == "One boat.\nTwo boats.\n\fThree boats.\n"


def test_footers_go_and_a_sentence_over_two_pages_is_whole():
    assert fixed(written([page(LAMP, 1), page(NEXT, 2)])) == (
        f"Yearbook of the Old Harbour\n\n{KEEPER}\n\n"
        "The bakers opened at six, and nobody came in before the bell of the island had rung for a second time, so that "
        "the bread stayed warm.\n\n"
        "Then the storm broke over the harbour wall, and the lamp went out.\n"
    )


def test_pages_without_furniture_are_joined_as_well():
    content = written(
        [column([*LAMP[:2], "that were still at sea with their lan-"]), column(["terns, and with the miller."])]
    )
    assert fixed(content).endswith("that were still at sea with their lanterns, and with the miller.\n")


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["They sold the self-", "made bread of the island on the quay."], "self-made bread"),
        (
            ["The sea-wall is old. They mended the sea-", "wall of the island before the storm came."],
            "mended the sea-wall of",
        ),
        (["They went down to the har-", "bour of the island before the storm came."], "harbour of"),
        (["Gegen die Zoll-", "und Hafenordnung verstoßen alle Boote der Insel."], "Zoll- und Hafenordnung"),
        (["Sie fuhren auf dem Nord-", "Ostsee-Kanal nach der Insel, wie jedes Jahr."], "Nord-Ostsee-Kanal"),
    ],
)
def test_words_divided_at_a_line_s_end(lines, whole):
    assert whole in fixed(written([column(lines)]))


def test_two_columns_come_in_the_order_of_the_file():
    left = ["The left side of this page tells", "of the keeper and his lamp, and"]
    right = ["goes on in the right one, which", "tells of the storm."]
    content = written([[*column(left, size=8), *column(right, x=220, size=8)]])
    assert fixed(content) == (
        "The left side of this page tells of the keeper and his lamp, and goes on in the right one, which tells of the storm.\n"
    )


def test_cyrillic():
    lines = ["Чувар светионика је сишао у луку пре олује", "и пребројао чамце, а ђачка књига је остала", "на столу."]
    footer = [(180, 30, 10, "Страна 1 од 1")]
    assert fixed(written([[*column(lines), *footer]])) == " ".join(lines) + "\n"


def test_headings_lists_and_short_lines_keep_their_lines():
    content = written([[
        (40, 560, 18, "The Old Harbour"),
        *column(LAMP[:4], y=530),
        *column(["• bread for the keeper of the lamp and for", "  his three sons", "• one boat", "• two nets"], y=450),
        *column(["Ana Obal", "7 Mill Lane", "Old Harbour"], y=360),
    ]])  # fmt: skip
    assert fixed(content).split("\n\n") == [
        "The Old Harbour",
        KEEPER,
        "• bread for the keeper of the lamp and for his three sons\n• one boat\n• two nets",
        "Ana Obal\n7 Mill Lane\nOld Harbour\n",
    ]


def test_a_paragraph_is_told_by_its_indent_or_its_short_last_line():
    full = "The keeper of the lamp counted all the boats"
    lines = [(55, full), (40, f"{full[:-5]} once."), (55, full), (40, "and slept."), (40, full), (40, f"{full} too.")]
    content = written([[(x, 540 - STEP * number, 10, line) for number, (x, line) in enumerate(lines)]])
    assert fixed(content).count("\n\n") == 2


def test_ligatures_and_codes_without_a_letter():
    assert (
        pdf.text(written([column(["The \ufb01rst \ufb02oor of\u00ad the o\ufb03ce\u0001"])]))
        == "The first floor of the office\n"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "cannot be read as PDF"),
        (b"This is a letter, not a PDF.", "cannot be read as PDF"),
        (written([column(["One boat."])])[:300], "cannot be read as PDF"),
        (written([column(["One boat."])], locked=True), "is locked with a password"),
        (written([[]]), "holds no text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_to_do(content, message):
    with pytest.raises(CleanupError) as caught:
        pdf.text(content, "report.pdf")
    (problem,) = caught.value.problems
    assert problem.path == "report.pdf"
    assert problem.message.startswith(message)


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    with pytest.raises(CleanupError, match=r"pip install 'translation-cleanup\[pdf\]'"):
        pdf.text(written([column(["One boat."])]))


@pytest.mark.parametrize("text", ["", "\n", "\f", "\n\f\n\f", "-", "-\n-\n", "a\n\n\n\nb"])
def test_paragraphs_of_next_to_nothing(text):
    assert pdf.paragraphs(text).split() == text.split()


HTML = """<html lang="en"><meta charset="utf-8">
<style>@page {{ size: A5; margin: 20mm; @bottom-center {{ content: "Page " counter(page) " of " counter(pages) }} }}
p {{ text-align: justify }}</style>
<body>{}"""


WORDS = "keeper lamp harbour miller wheel gull boat quay rope baker oven island well-known Љубомир ђачки"


@pytest.mark.parametrize(
    ("program", "arguments"),
    [
        ("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=a.pdf"]),
        ("soffice", ["--headless", "--convert-to", "pdf"]),
    ],
)
def test_pdf_of_other_programs(program, arguments, tmp_path):
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    rng = random.Random(15)
    told = [f"{' '.join(rng.choices(WORDS.split(), k=rng.randint(30, 90))).capitalize()}." for _ in range(30)]
    (tmp_path / "a.html").write_text(HTML.format("".join(f"<p>{text}</p>" for text in told)), encoding="utf-8")
    profile = [f"-env:UserInstallation=file://{tmp_path}/profile"] if program == "soffice" else []
    subprocess.run(
        [program, *profile, *arguments, "a.html"], cwd=tmp_path, check=True, capture_output=True, timeout=120
    )
    assert fixed((tmp_path / "a.pdf").read_bytes()) == "\n\n".join(told) + "\n"
