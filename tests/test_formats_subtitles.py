"""Subtitles: what is said, and which cues are one sentence."""

import pytest
import srt

from cleanup import formats
from cleanup.edits import Edit, apply
from cleanup.formats.view import View
from cleanup.problems import CleanupError
from cleanup.text import Span


def cue(text, start=0.0, end=1.0, number=None):
    times = (f"00:00:{second:06.3f}".replace(".", ",") for second in (start, end))
    return ("" if number is None else f"{number}\n") + f"{' --> '.join(times)}\n{text}\n"


def file(*texts, pause=0.1, numbered=True):
    step = 1 + pause
    return "\n".join(cue(text, n * step, n * step + 1, n + 1 if numbered else None) for n, text in enumerate(texts))


def web(text):
    return "WEBVTT\n\n" + text.replace(",", ".")


def readings(text, name="srt"):
    seen = View(formats.read(text, name=name)).document
    return [seen.text[slice(*one.span)].strip() for one in seen.segments]


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["Një.", "Dy."], ["Një.", "Dy."]),
        (["Hajredin", "Kuqi tha."], ["Hajredin Kuqi tha."]),
        (["Ministri\nHajredin", "Kuqi\ntha."], ["Ministri\nHajredin Kuqi\ntha."]),
        (["Një,", "dy", "tre?", "Katër"], ["Një, dy tre?", "Katër"]),
        (["<i>Hajredin</i>", "<i>Kuqi</i>"], ["Hajredin Kuqi"]),
        (['<font color="#fff">Ku</font>qi'], ["Kuqi"]),
        (["{\\an8}Një", "{\\an8}dy"], ["Një dy"]),
        (["Një", "- Dy"], ["Një", "- Dy"]),
        (["Një", "[muzikë]"], ["Një", "[muzikë]"]),
        (["Një...", "dy"], ["Një...", "dy"]),
        (["“Një.”", "dy"], ["“Një.”", "dy"]),
        (["5 < 6 & 7 > 3"], ["5 < 6 & 7 > 3"]),
        (["www.kuqi.al", "Një"], ["Një"]),
        (["Një {dy} %s"], ["Një {dy} %s"]),
        (["2011", "Kuqi"], ["2011 Kuqi"]),
        (["", "Një"], ["Një"]),
        ([], []),
    ],
)
def test_what_is_said(texts, read):
    for numbered in (True, False):
        text = file(*texts, numbered=numbered)
        assert readings(text) == read
        assert readings("\ufeff" + text.replace("\n", "\r\n")) == [one.replace("\n", "\r\n") for one in read]
        assert readings(text.rstrip("\n")) == read


def test_silence_ends_a_sentence_and_so_does_its_length():
    assert readings(file("Hajredin", "Kuqi", pause=3)) == ["Hajredin", "Kuqi"]
    assert len(readings(file(*["pa pikë e presje " * 5] * 50))) > 3


def test_a_text_with_a_blank_line_goes_on_in_srt_and_ends_in_webvtt():
    text = file("Një\n\nDy", "Tre.")
    assert [one.content for one in srt.parse(text)] == ["Një\n\nDy", "Tre."]
    assert readings(text) == ["Një", "Dy Tre."]
    assert readings(web(text), "vtt") == ["Një Tre."]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<v Hajredin Kuqi>Një <c.yellow>d</c>y</v>", ["Një dy"]),
        ("Një<00:00:00.500> dy", ["Një dy"]),
        ("Ku&lt;qi&gt; &amp; co&nbsp;x", ["Ku<qi> & co\u00a0x"]),
        ("Një &no; dy", ["Një &no; dy"]),
    ],
)
def test_what_is_said_in_webvtt(text, read):
    assert readings(web(cue(text)), "vtt") == read


def test_all_but_what_is_said_is_left():
    text = web(
        "NOTE Kuqi\nkuqi\n\nSTYLE\n::cue(v) { content: 'kuqi' }\n\nREGION\nid:kuqi\n\nkuqi --> no\n\n"
        "kuqi\n" + cue("Një").replace("\nNjë", " align:start region:kuqi\nNjë") + "\nNOTE kuqi\n"
    )
    assert readings(text, "vtt") == ["Një"]


def test_a_name_over_two_cues_is_edited_where_it_stands():
    text = file("Ministri Haj-\nredin <i>Ku", "qi</i> tha", "dje.")
    view = View(formats.read(text, name="srt"))
    at = view.document.text.index("Ku qi tha dje")
    edits = view.back(Edit(Span(at, at + 9), "Ku qi tha", "Ku çi foli", "phrase/x", ""))
    made = apply(text, sorted(edits, key=lambda edit: edit.span))
    assert made == text.replace("qi</i> tha", "çi</i> foli")


def test_what_an_edit_may_not_make_changes_the_skeleton():
    text = file("Një dy", "Tre.")
    for after in ("<b>Një", "{\\an1}Një", "Një\n\n7\n00:00:09,000 --> 00:00:10,000\n"):
        made = text.replace("Një", after)
        assert formats.skeleton(formats.read(made, name="srt")) != formats.skeleton(formats.read(text, name="srt"))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Hajredin Kuqi", "srt", "is it SRT?"),
        (file("Një"), "vtt", 'does not begin with "WEBVTT"'),
        ("WEBVTTX\n", "vtt", 'does not begin with "WEBVTT"'),
    ],
)
def test_what_is_no_subtitle_is_refused(text, name, words):
    with pytest.raises(CleanupError) as raised:
        formats.read(text, "a.sub", name)
    (problem,) = raised.value.problems
    assert problem.line == 1
    assert words in problem.message


def test_empty_files_hold_nothing():
    assert (
        readings("") == readings("\ufeff\r\n") == readings("WEBVTT", "vtt") == readings("WEBVTT - Kuqi\n", "vtt") == []
    )
