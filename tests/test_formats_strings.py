"""Files of strings: the program that owns each format reads exactly what was edited, and all else as it was."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape

import polib
import pytest
import srt
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from cleanup import clean, formats
from cleanup.edits import Edit, apply
from cleanup.formats import messages
from cleanup.formats.strand import GAP, Strand
from cleanup.formats.view import View
from cleanup.problems import CleanupError
from cleanup.text import Fold, Options, Span

EN, SQ = "Minister of Justice", "Ministri i Drejtësisë"


@dataclass
class Form:
    """A format: how a list of strings is written in it by others, and read; what is read beside them must not change."""

    name: str
    write: Callable[[list[str], int], str]
    read: Callable[[str], tuple[list[str], object]]
    options: Options = field(default_factory=Options)

    def __str__(self):
        return self.name


def write_po(strings, style):
    file = polib.POFile(wrapwidth=(0, 30, 78)[style % 3])
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "sq"}
    for number, string in enumerate(strings):
        file.append(polib.POEntry(msgid=f"id {number} {EN}", msgstr=string, flags=["fuzzy"] * (number % 2)))
    return str(file)


def read_po(text):
    file = polib.pofile(text)
    return [entry.msgstr for entry in file], [(entry.msgid, entry.flags) for entry in file] + [file.metadata]


def write_xml(before, after, item):
    def write(strings, style):
        escaped = [_cdata(string) if style % 3 == 2 and "]]>" not in string else escape(string, style % 3 == 1)
                   for string in strings]  # fmt: skip
        return before + "".join(item.format(number=n, text=text) for n, text in enumerate(escaped)) + after

    return write


def _cdata(string):
    return f"<![CDATA[{string}]]>"


def read_xml(path, unwritten=lambda text: text):
    def read(text):
        root = etree.fromstring(text.encode())
        found = root.xpath(path)
        strings = [unwritten("".join(node.itertext())) for node in found]
        for node in found:
            node.text = ""
        return strings, etree.tostring(root)

    return read


ANDROID = {"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def write_android(strings, style):
    escaped = ["".join(ANDROID.get(char, char) for char in string) for string in strings]
    return write_xml("<resources>\n", "</resources>", '<string name="n{number}">{text}</string>\n')(escaped, style)


def unwritten_android(text):
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match[1], match[1]), text)


def write_apple(strings, style):
    line = '"key {n}" = "{text}";\n' if style % 2 else '/* "no */\nkey_{n}="{text}" ; // no\n'
    escaped = [string.replace("\\", "\\\\").replace('"', '\\"') for string in strings]
    return "".join(line.format(n=n, text=text) for n, text in enumerate(escaped))


def read_apple(text):
    found = re.findall(r'= ?"((?:[^"\\]|\\.)*)"', text, re.DOTALL)
    rest = re.sub(r'= ?"((?:[^"\\]|\\.)*)"', "=", text, flags=re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", string, flags=re.DOTALL) for string in found], rest


def write_json(strings, style):
    tree = {"no": EN, "items": [{"text": string, "id": n} for n, string in enumerate(strings)], "z": "no"}
    return json.dumps(tree, ensure_ascii=bool(style % 2), indent=(None, 2)[style // 2 % 2])


def read_json(text):
    tree = json.loads(text)
    return [item.pop("text") for item in tree["items"]], tree


def write_arb(strings, style):
    tree = {"@@locale": "sq"}
    for n, string in enumerate(strings):
        tree |= {f"key.{n}": string, f"@key.{n}": {"description": EN, "placeholders": {}}}
    return json.dumps(tree, ensure_ascii=bool(style % 2), indent=(None, 2)[style // 2 % 2])


def read_arb(text):
    tree = json.loads(text)
    return [tree.pop(key) for key in [*tree] if not key.startswith("@")], tree


def write_jsonl(strings, style):
    return "\n".join(json.dumps({"id": n, "text": s}, ensure_ascii=bool(style % 2)) for n, s in enumerate(strings))


def read_jsonl(text):
    rows = [json.loads(line) for line in re.split(r"[\r\n]+", text) if line]
    return [row.pop("text") for row in rows], rows


def write_yaml(strings, style):
    tree = {"no": EN, "items": [{"text": string, "id": n} for n, string in enumerate(strings)], "z": "no"}
    how = (None, '"', "'", "|", ">")[style % 5]
    return yaml.safe_dump(tree, default_style=how, allow_unicode=bool(style % 2), width=(30, 80)[style // 2 % 2])


def read_yaml(text):
    tree = yaml.safe_load(text)
    return [item.pop("text") for item in tree["items"]], tree


def write_csv(strings, style, delimiter=","):
    out = io.StringIO(newline="")
    how = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)[style % 2]
    writer = csv.writer(out, delimiter=delimiter, quoting=how, lineterminator=("\r\n", "\n")[style // 2 % 2])
    writer.writerow(["id", "en", "text"])
    writer.writerows([str(n), EN, string] for n, string in enumerate(strings))
    return out.getvalue()


def read_csv(text, delimiter=","):
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    return [row.pop(2) for row in rows[1:]], rows


def write_srt(strings, style):
    del style
    moments = (srt.timedelta(seconds=5 * number) for number in range(len(strings)))
    return srt.compose(
        [
            srt.Subtitle(n, at, at + srt.timedelta(seconds=4), text)
            for n, (at, text) in enumerate(zip(moments, strings, strict=True), 1)
        ]
    )


def read_srt(text):
    cues = list(srt.parse(text))
    return [cue.content for cue in cues], [(cue.index, cue.start, cue.end) for cue in cues]


def write_vtt(strings, style):
    cues = (
        f"cue{n}\n00:0{n}.000 --> 00:0{n}.900 line:0\n{escape(text, style % 2 > 0)}\n" for n, text in enumerate(strings)
    )
    return "\n".join(["WEBVTT - no\n", "STYLE\n::cue { color: red }\n", "NOTE no\n", *cues])


def read_vtt(text):
    found = re.findall(r"(-->.*)\n((?:.+(?:\n|\Z))*)", text)
    rest = re.sub(r"(-->.*)\n((?:.+(?:\n|\Z))*)", "", text)
    return [unescape(string.strip("\n")) for _, string in found], [time for time, _ in found] + [rest]


FIELDS = Options(fields=("items[*].text",))
PLIST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" '
    '"http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict>\n'
)
FORMS_OF_KEY = (
    "<key>no {number}</key><dict><key>v</key><dict>\n<key>NSStringFormatSpecTypeKey</key>"
    "<string>NSStringPluralRuleType</string><key>NSStringFormatValueTypeKey</key> <string>d</string>"
    "<key>other</key>\n<string>{text}</string></dict></dict>\n"
)
XLIFF = '<xliff version="1.2"><file source-language="en" target-language="sq"><body>\n'
UNIT = '<trans-unit id="{number}"><source>no &amp; no</source><target xml:lang="sq">{text}</target></trans-unit>\n'
XLIFF_2 = '<?xml version="1.0"?><xliff version="2.1" srcLang="en" trgLang="sq"><file id="f">\n'
UNIT_2 = '<unit id="{number}"><segment><source>no</source><target>{text}</target></segment></unit>\n'
TMX = '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="en"/><body>\n'
PAIR = '<tu><tuv xml:lang="en"><seg>no</seg></tuv><tuv xml:lang="sq"><seg>{text}</seg></tuv></tu>\n'
FORMS = [
    Form("po", write_po, read_po),
    Form("xliff", write_xml(XLIFF, "</body></file></xliff>", UNIT), read_xml("//target")),
    Form("xliff", write_xml(XLIFF_2, "</file></xliff>", UNIT_2), read_xml("//target")),
    Form("tmx", write_xml(TMX, "</body></tmx>", PAIR), read_xml("//tuv[2]/seg")),
    Form("resx", write_xml("<root>", "</root>", '<data name="n{number}"><value>{text}</value></data>\n'),
         read_xml("//value")),
    Form("android", write_android, read_xml("//string", unwritten_android)),
    Form("strings", write_apple, read_apple),
    Form("stringsdict", write_xml(PLIST, "</dict></plist>", FORMS_OF_KEY),
         read_xml("//key[.='other']/following-sibling::string")),
    Form("arb", write_arb, read_arb),
    Form("json", write_json, read_json, FIELDS),
    Form("jsonl", write_jsonl, read_jsonl, Options(fields=("text",))),
    Form("yaml", write_yaml, read_yaml, FIELDS),
    Form("csv", write_csv, read_csv, Options(fields=("text",), source="en")),
    Form("tsv", lambda strings, style: write_csv(strings, style, "\t"), lambda text: read_csv(text, "\t"),
         Options(fields=("text",))),
    Form("srt", write_srt, read_srt),
    Form("vtt", write_vtt, read_vtt),
]  # fmt: skip
ANY_FORM = pytest.mark.parametrize("form", FORMS, ids=str)

# Words that stand once each, so that an edit of one is known again, among all that a format might trip over.
NASTY = st.sampled_from(
    [*"&<>\"'\\,;:#-[]{}|!%@`.ç\u0459🙂\t", "\n", "  ", "%s", "{0}", "<b>", "</b>", "&amp;", "\\n", '""', "]]>"]
)
NICE = st.sampled_from([" ", " ", ", ", ". ", " ë ", " - ", "\n"])


@st.composite
def lists(draw, between):
    strings = []
    for number in range(draw(st.integers(1, 4))):
        parts = [f"w{number}{name}w" for name in "abc"]
        glue = draw(st.lists(between, min_size=4, max_size=4))
        strings.append("".join(part for pair in zip(glue, [*parts, ""], strict=True) for part in pair).strip())
    return strings


def written(form, strings, style):
    """The file, and its strings as its own program reads them; where that one cannot write them, no example."""
    if form.name in ("srt", "vtt"):
        strings = [re.sub(r"\n\s*", "\n", string).strip() for string in strings]
        assume(not any("-->" in string for string in strings))
    text = form.write(strings, style)
    try:
        read, rest = form.read(text)
    except (etree.XMLSyntaxError, yaml.YAMLError, srt.SRTParseError):
        assume(False)
    assume(len(read) == len(strings))
    return text, read, rest


def edited(form, text, before, after):
    """The file after that word has been made another; None: the word may not be changed, or the edit is refused."""
    document = formats.read(text, name=form.name, options=form.options)
    view = View(document)
    at = view.document.text.find(before)
    span = Span(at, at + len(before))
    if at < 0 or not view.document.may_change(span):
        return None
    made = apply(text, sorted(view.back(Edit(span, before, after, "phrase/x", "")), key=lambda edit: edit.span))
    try:
        again = formats.read(made, name=form.name, options=form.options)
    except CleanupError:
        return None
    return made if formats.skeleton(again) == formats.skeleton(document) else None


@ANY_FORM
@given(st.data())
@settings(max_examples=60)
def test_its_own_program_reads_what_was_edited_and_all_else_as_before(form, data):
    strings = data.draw(lists(NASTY | NICE))
    text, read, rest = written(form, strings, data.draw(st.integers(0, 9)))
    number = data.draw(st.integers(0, len(strings) - 1))
    before = f"w{number}{data.draw(st.sampled_from('abc'))}w"
    assume(text.count(before) == 1 and before in read[number])
    after = data.draw(st.sampled_from(["Kuçi", "x", ""]) | st.lists(NASTY | NICE, max_size=3).map("".join))
    made = edited(form, text, before, after)
    if made is not None:
        read[number] = read[number].replace(before, after)
        result, result_rest = form.read(made)
        if form.name in ("srt", "vtt"):
            result, read = ([one.strip() for one in some] for some in (result, read))
        assert result == read
        assert result_rest == rest


@ANY_FORM
@given(lists(NICE), st.integers(0, 9), st.sampled_from(["Kuçi", "Hajredin Kuçi", "ç"]))
@settings(max_examples=30)
def test_every_word_of_a_plain_string_can_be_changed(form, strings, style, after):
    text, read, rest = written(form, strings, style)
    for number, string in enumerate(read):
        for before in re.findall(rf"w{number}\ww", string):
            made = edited(form, text, before, after)
            assert made is not None
            result, result_rest = form.read(made)
            assert [result, result_rest] == [[*read[:number], string.replace(before, after), *read[number + 1 :]], rest]


PLAIN = {"yaml": (1, 6), "csv": (1, 3, 5), "tsv": (1, 3, 5), "srt": ()}  # styles that can hold anything; of others all


@ANY_FORM
@pytest.mark.parametrize("style", range(10))
@pytest.mark.parametrize(
    "after", ['he said "so"', "5 < 6 & 7 > 3", "one \\ two \\", "d'accord, no; yes\ttab", "a \"\" '' b"]
)
def test_hostile_characters_are_written_as_they_must_be(form, style, after):
    text = form.write(["w0aw w0bw w0cw", "w1aw"], style)
    _, rest = form.read(text)
    made = edited(form, text, "w0bw", after)
    if style in PLAIN.get(form.name, range(10)):
        assert made is not None
        assert form.read(made) == ([f"w0aw {after} w0cw", "w1aw"], rest)


@ANY_FORM
@given(st.data())
@settings(max_examples=40)
def test_segments_are_sorted_and_their_words_are_those_of_the_strings(form, data):
    text, read, _ = written(form, data.draw(lists(NASTY | NICE)), data.draw(st.integers(0, 9)))
    document = formats.read(text, name=form.name, options=form.options)
    assert document.text == text
    at = 0
    for segment in document.segments:
        assert segment.span == (segment.prose[0].start, segment.prose[-1].end)
        for start, end in segment.prose:
            assert at <= start < end
            assert text[start:end] == text[start:end].strip()
            at = end
    at = 0
    for start, end, _ in document.folds:
        assert at <= start <= end
        at = end
    seen = View(document).document
    words = [word for segment in seen.segments for word in re.findall(r"w\d\ww", seen.text[slice(*segment.span)])]
    assert len(words) == len(set(words))
    assert set(words) <= set(re.findall(r"w\d\ww", " ".join(read)))


SENTENCES = [
    'Ministri i Drejtësisë, Hajredin Kuqi, tha se ligji "do të miratohet" & zbatohet.',
    "S'ka <asnjë> vonesë: 5 % e rasteve,\nthonë në Prishtinë.",
    "Кучи и Реџепи разговараху; договор је постигнут.",
]  # fmt: skip


@ANY_FORM
@pytest.mark.parametrize("style", range(10))
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_nearly_every_word_is_held_and_reads_as_its_own_program_reads_it(form, style, ends, mark):
    text = mark + form.write(SENTENCES, style).replace("\r\n", "\n").replace("\n", ends)
    seen = View(formats.read(text, name=form.name, options=form.options)).document
    held = [seen.text[start:end] for segment in seen.segments for start, end in segment.prose]
    assert len(seen.segments) == len(SENTENCES)
    words = re.findall(r"\w{2,}", " ".join(held))
    wanted = re.findall(r"\w{2,}", " ".join(SENTENCES))
    wanted.remove("asnjë")  # it might be a tag
    assert [word for word in words if word != "asnjë"] == wanted


@ANY_FORM
@given(text=st.text(st.sampled_from("ab\"'<>&;,:=-[]{}\\/#!|*?\n\r\t 01ç\ufeff") | st.characters(), max_size=60))
@settings(max_examples=60)
def test_any_text_is_read_or_refused_with_its_line(form, text):
    begin = {"vtt": "WEBVTT\n\n", "xliff": "<xliff>", "tmx": "<tmx>"}.get(form.name, "")
    for source in (text, begin + text):
        document = problems = None
        try:
            document = formats.read(source, name=form.name, options=form.options)
        except CleanupError as error:
            problems = error.problems
        if document:
            assert formats.read(document.text, name=form.name, options=document.options) == document
        else:
            assert all(
                problem.message and 1 <= problem.line <= source.count("\n") + source.count("\r") + 1
                for problem in problems
            )


@given(
    st.lists(st.tuples(st.text("ab", max_size=3), st.text("ab", max_size=3), st.sampled_from(["", "x", "y", "\n"]))),
    st.data(),
)
def test_folds_over_what_a_strand_reads_as_read_as_they_say(parts, data):
    text, folds = ">", []
    for before, folded, reading in parts:
        text += before
        folds.append(Fold(len(text), len(text) + len(folded) + 1, reading))
        text += folded + "!"
    strand = Strand(text, Span(1, len(text)), tuple(folds))
    reading = strand.reading
    places = sorted(data.draw(st.lists(st.integers(0, len(reading)), max_size=6, unique=True)))
    laid = [Fold(*pair, "Z") for pair in zip(places[::2], places[1::2], strict=False)]
    over = strand.over(laid)
    expected, at = "", 0
    for start, end, _ in laid:
        expected += reading[at:start] + "Z"
        at = end
    assert over.reading == expected + reading[at:]
    for number, char in enumerate(reading):
        start = strand.start_of(number)
        assert text[start] == char or (start, char) in [(fold.start, fold.reading) for fold in folds]


def test_what_lies_over_each_other_in_a_message_is_one_gap():
    found = messages.read("Një <a href='{url}'>dy</a> $t({n} tre) katër")
    assert [fold[:2] for fold in found.folds] == [(4, 20), (22, 26), (27, 38)]
    assert [fold.reading for fold in found.folds] == ["", "", GAP]
    assert messages.read("një `dy {tre` katër} pesë").folds == [(4, 20, GAP)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('"Hello there" = "Tung";', [("Tung", "Hello there")]),
        ('"hello" = "Tung";', [("Tung", "")]),
        ('hello="Ku\\U00e7i \\"x\\" \\n";"a"=b;', [('Kuçi "x"', "")]),
        ('/* "a" = "b"; */ // "c" = "d";\n"e" = "f\ng";\r\n', [("f\ng", "")]),
        ('"a b" = "\\U041a\\U0443\\U0447\\U0438 \\ud800 \\101 dy";', [("Кучи \\ud800 \\101 dy", "a b")]),
        ('\ufeff"a" = ""; b;', []),
        ("", []),
    ],
)
def test_the_values_of_a_strings_file(text, read):
    seen = View(formats.read(text, "Localizable.strings")).document
    assert [(seen.text[slice(*one.span)].strip(), one.source) for one in seen.segments] == read


@pytest.mark.parametrize("text", ['"a" = "b"', '"a" = "b;', '"a" "b";', '= "b";', "/* a", "Kuqi"])
def test_what_is_no_strings_file_is_refused(text):
    with pytest.raises(CleanupError, match="strings:2: expected"):
        formats.read(f"\n{text}", "Localizable.strings")


MESSAGES = """{
  "@@locale": "sr_Latn",
  "hello": "Zdravo, {name}!",
  "@hello": {"description": "Said first", "placeholders": {"name": {"example": "Kuqi"}}},
  "days": "{n, plural, one{{n} dan} other{{n} dana}}"
}
"""
FORMED = """<plist version="1.0"><dict>
<key>%d days</key><dict>
<key>NSStringLocalizedFormatKey</key><string>Pas %1$#@days@</string>
<key>days</key><dict>
<key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>
<key>NSStringFormatValueTypeKey</key><string>d</string>
<key>one</key><string>%d ditë &amp; natë</string><key>other</key><string>%d ditë</string>
</dict></dict></dict></plist>
"""


@pytest.mark.parametrize(
    ("name", "text", "lang", "prose"),
    [
        ("app.arb", MESSAGES, "sr-Latn", ["Zdravo,", "dan", "dana"]),
        ("Localizable.stringsdict", FORMED, "", ["Pas", "ditë &amp; natë", "ditë"]),
    ],
)
def test_messages_and_nothing_that_is_said_of_them(name, text, lang, prose):
    document = formats.read(text, name)
    found = [text[slice(*part)] for segment in document.segments for part in segment.prose]
    assert [part for part in found if any(map(str.isalpha, part))] == prose
    assert document.lang == lang


@pytest.mark.parametrize(("name", "text"), [("a.arb", '{"a": "b", "a": "c"}'), ("a.stringsdict", "<dict></dict>")])
def test_what_holds_no_messages_is_refused(name, text):
    with pytest.raises(CleanupError, match=f"^{name}:1: "):
        formats.read(text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.arb", '{"minister": "Hajredin Kuqi"}'),
        ("a.po", 'msgid "minister"\nmsgstr "Hajredin Kuqi"\n'),
        ("a.strings", '"minister" = "Hajredin Kuqi";'),
        ("a.html", '<img alt="Hajredin Kuqi">'),
        ("a.md", '---\ntitle: "Hajredin Kuqi"\n---\n'),
    ],
)
def test_quotation_marks_of_the_format_are_not_those_of_its_words(name, text):
    assert clean(text, filename=name, only=["names"]).text == text.replace("Kuqi", "Kuçi")
    assert clean('The word is "Hajredin Kuqi".', only=["names"]).applied == ()


@pytest.mark.parametrize(
    ("name", "text", "options"),
    [
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nThe &lrm;house. Hajredin Kuqi came.\n", Options()),
        ("a.arb", '{"a": "The \\u200ehouse, ho\\u200buse. Hajredin Kuqi came."}', Options()),
        ("a.yaml", 'a: "The \\u200ehouse. Hajredin Kuqi came."\n', Options(fields=("a",))),
        ("a.strings", '"a" = "The \\U200ehouse. Hajredin Kuqi came.";', Options()),
        (
            "a.resx",
            '<root><data name="a"><value>The &#8206;house. Hajredin Kuqi came.</value></data></root>',
            Options(),
        ),
        ("a.md", '+++\ntitle = "The \\u200ehouse. Hajredin Kuqi came."\n+++\n', Options()),
    ],
)
def test_an_invisible_character_that_is_written_out_stays(name, text, options):
    assert clean(text, filename=name, options=options).text == text.replace("Kuqi", "Kuçi")
