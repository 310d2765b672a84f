"""PO: which strings are translations, what they read as, and what stands beside them."""

import pytest

from cleanup import formats
from cleanup.formats.view import View
from cleanup.problems import CleanupError

HEADER = 'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def segments(text):
    seen = View(formats.read(text, "messages.po")).document
    return [(seen.text[slice(*one.span)], one) for one in seen.segments]


def readings(text):
    return [reading for reading, _ in segments(text)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('msgid "one"\nmsgstr "një"\n', ["një"]),
        ('msgid "one"\nmsgstr ""\n', []),
        ('msgid "one"\nmsgstr ""\n"Ministri Ku"\n"qi\\n"\n"tha"\n', ["Ministri Kuqi\ntha"]),
        ('msgid "one"\nmsgstr "" "një" " dy"\n', ["një dy"]),
        ('msgid ""\n"one"\nmsgstr ""\n\n"një"\n', ["një"]),
        ('msgctxt "menu"\nmsgid ""\nmsgstr "një"\n', ["një"]),
        ('#, fuzzy\nmsgid "one"\nmsgstr "një"\n', ["një"]),
        ('#| msgid "old"\nmsgid "one"\nmsgstr "një"\n#~ msgid "a"\n#~ msgstr "b"\n', ["një"]),
        ('msgid "one"\nmsgid_plural "many"\nmsgstr[0] "një"\nmsgstr[1] "shumë"\n', ["një", "shumë"]),
        ('msgid "a"\nmsgstr "një"\nmsgid "b"\nmsgstr "dy"', ["një", "dy"]),
        ('  msgid "a"\n\tmsgstr "një"  \n', ["një"]),
        ("", []),
        ("\ufeff\n# only a comment\n", []),
    ],
)
def test_translations_and_what_they_read_as(text, read):
    assert readings(text) == read
    assert readings(text.replace("\n", "\r\n")) == read


def test_escapes_read_as_their_characters_and_codes_of_bytes_are_left():
    text = r'''msgid "a"
msgstr "\"Ku\\qi\"\ttha \101 \x41 \q dy"'''
    ((_, segment),) = segments(text)
    document = View(formats.read(text, "a.po")).document
    assert [document.text[start:end] for start, end in segment.prose] == ['"Ku\\qi"\ttha', "dy"]


@pytest.mark.parametrize(
    "code", ["%s", "%1$s", "%(name)s", "%-5.2f", "{name}", "{0}", "${x}", "%{n}", "<b>", "http://a.al/b", "a@b.al"]
)
def test_placeholders_stay(code):
    (segment,) = formats.read(f'msgid "a"\nmsgstr "Fjala {code} e fundit"\n', "a.po").segments
    text = f'msgid "a"\nmsgstr "Fjala {code} e fundit"\n'
    assert [text[start:end] for start, end in segment.prose] == ["Fjala", "e fundit"]


def test_the_original_and_the_languages_stand_beside():
    text = HEADER.format(lang="sr_RS@latin").replace('"Lang', '"X-Source-Language: en\\n"\n"Lang')
    text += (
        'msgid "The \\"law\\" %s"\nmsgstr "Zakon"\n\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "a"\nmsgstr[1] "b"\n'
    )
    assert [(one.lang, one.source, one.source_lang) for _, one in segments(text)] == [
        ("sr-Latn-RS", 'The "law" %s', "en"),
        ("sr-Latn-RS", "one", "en"),
        ("sr-Latn-RS", "many", "en"),
    ]


def test_the_header_is_no_text():
    text = HEADER.format(lang="sq")
    assert readings(text + 'msgid "a"\nmsgstr "b"\n') == ["b"]
    assert readings(text) == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('msgid "a"\nmsgstr "b\n', 2, "does not end"),
        ('msgid "a"\nmsgstr "b" c\n', 2, "does not end"),
        ("msgid a\n", 1, "is no line of a PO file"),
        ('msgid "a"\nmsgid "b"\n', 2, "second msgid"),
        ('\n"loose"\n', 2, "is no line of a PO file"),
        ('msgstr "a"\n', 1, "without a msgid"),
        ('msgid "a"\r\nmsgstr "b"\r\nLanguage: sq\r\n', 3, "is no line of a PO file"),
        ('msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "ç"\nmsgstr "ç"\n', 2, "charset=ISO-8859-1"),
        ('msgid ""\nmsgstr "Content-Type: text/plain; charset=nonsense\\n"\n\nmsgid "ç"\nmsgstr "ç"\n', 2, "charset=nonsense"),
    ],
)  # fmt: skip
def test_what_is_no_po_file_is_refused_with_its_line(text, line, words):
    with pytest.raises(CleanupError) as raised:
        formats.read(text, "a.po")
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("a.po", line)
    assert words in problem.message


def test_an_edit_that_the_declared_encoding_cannot_hold_is_refused():
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ASCII\\n"\n\nmsgid "a"\nmsgstr "Kuqi"\n'
    assert readings(text) == ["Kuqi"]
    with pytest.raises(CleanupError, match="charset=ASCII"):
        formats.read(text.replace("Kuqi", "Kuçi"), "a.po")


def test_what_is_to_be_left_is_left():
    entry = 'msgid "a"\nmsgstr "{}"\n\n'
    text = f"# <!-- cleanup: off -->\n{entry.format('një')}# <!-- cleanup: on -->\n{entry.format('dy')}"
    assert readings(text) == ["dy"]
    text = f"# <!-- cleanup: leave names, phrase/x -->\n{entry.format('një')}{entry.format('dy')}"
    document = formats.read(text, "a.po")
    assert [(rule, text[slice(*span)][-3:]) for span, rule in document.leaves] == [
        ("names", "një"),
        ("phrase/x", "një"),
    ]
