"""Page marks that Markdown reads as markup, and marks with addresses: they go with their whole lines."""

import pytest

import cleanup
from cleanup.engine.load import shipped

PAGES = [
    "The keeper of the lamp went down to the harbour before the storm and counted the boats that were at sea, and the",
    "miller helped him until the bell of the island had rung for the second time, so that nobody of them heard the",
    "wind. Then the storm broke over the harbour wall, and the lamp went out. The council sat in the net shed and",
    "talked about the bread of the bakers, who had opened at six although nobody had come before the bell had",
    "rung. In spring they mended the wall.",
]


def clean(text, name):
    return cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",), filename=name)


@pytest.mark.parametrize("name", ["report.md", "report.txt"])
@pytest.mark.parametrize(
    "foot",
    [
        "- {} -", "* {} *", "{}. sayfa", "{}. oldal", "[Page {}]", "({})", "_Page {} of 9_", "~ {} ~",
        "www.harbour-press.org | Page {} of 9", "Page {} of 9 – info@harbour.org", "http://www.harbour.org/a.html    {} of 9",
        "Harbour Press, <https://harbour.org>\nPage {} of 9", "www.harbour.org\nPage {} of 9", "www.harbour.org\n\nPage {} of 9",
    ],
)  # fmt: skip
def test_marks_in_disguise_go_and_the_sentence_is_whole(foot, name):
    text = "\n\n".join(f"{page}\n\n{foot.format(number)}" for number, page in enumerate(PAGES, 2)) + "\n"
    outcome = clean(text, name)
    assert outcome.problems == ()
    assert outcome.text == " ".join(PAGES) + "\n"
    assert clean(outcome.text, name).applied == ()


@pytest.mark.parametrize("foot", ["**Page {} of 9**", "*{}*", "**[Page {}]**"])
def test_marks_in_bold_letters_go(foot):
    text = "\n\n".join(f"{page}\n\n{foot.format(number)}" for number, page in enumerate(PAGES, 2)) + "\n"
    assert clean(text, "report.md").text == " ".join(PAGES) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "Loaves a day:\n\n- 5 -\n- 6 -\n- 7 -\n",
        "1. sayfa\n2. sayfa\n3. sayfa\n",
        "We need:\n\n* 5 boats\n* 6 nets\n\nand the keeper said that\n\n* 7 lamps\n",
        "Call this for each page:\n\n    www.harbour.org | Page 2 of 9\n\nand then\n\n    www.harbour.org | Page 3 of 9\n",
        "It prints\n\n`- 5 -`\n\nat the foot and\n\n`- 6 -`\n\nagain and\n\n`- 7 -`\n\nto the end.\n",
        "| Page | of |\n| --- | --- |\n| Page 1 of 9 | www.harbour.org |\n\nand\n\n> - 5 -\n\nat the end.\n",
        "See [Page 2](https://harbour.org)\n\nand then\n\n[Page 3](https://harbour.org)\n\nand\n\n[Page 4](https://harbour.org)\n",
        "Write to\n\ninfo@harbour.org\n\nor to\n\ninfo@harbour.org\n\nor to\n\ninfo@harbour.org\n\nin May.\n",
    ],
)
def test_lists_code_tables_and_links_stay(text):
    outcome = clean(text, "report.md")
    assert (outcome.text, outcome.problems) == (text, ())


def test_addresses_that_differ_are_content():
    figures = [
        f"{page}\n\nThe boats of the island, as they are counted at https://harbour.org/g00{number}\n\nPage {number} of 9"
        for number, page in enumerate(PAGES, 2)
    ]
    out = clean("\n\n".join(figures) + "\n", "report.txt").text
    assert out.count("https://harbour.org/g00") == len(PAGES)
    assert "Page" not in out


def test_on_a_page_of_a_site_only_a_page_label_is_sure():
    parts = [
        "Skip to content",
        "Print",
        "Share",
        "© 2012 The harbour press. All rights reserved.",
        "Page 2 of 9 © NATC",
    ]
    text = "".join(f"<p>{part}</p>\n<p>{page}</p>\n" for part, page in zip(parts, PAGES, strict=True))
    outcome = clean(text, "page.html")
    assert {edit.rule for edit in outcome.applied} <= {"furniture/page-label"}
    assert all(part in outcome.text for part in parts[:4])
