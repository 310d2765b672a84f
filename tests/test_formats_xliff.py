"""XLIFF, and XML that means harm: targets only, inline codes kept, nothing expanded or fetched."""

import pytest

from cleanup import formats
from cleanup.edits import Edit, apply
from cleanup.formats.view import View
from cleanup.problems import CleanupError
from cleanup.text import Options, Span

ONE = '<xliff version="1.2"><file source-language="en" target-language="sq_AL"><body>{}</body></file></xliff>'
TWO = '<xliff version="2.1" srcLang="en" trgLang="sr-Latn"><file id="f">{}</file></xliff>'


def seen(text, name="xliff"):
    return View(formats.read(text, name=name)).document


def readings(text, name="xliff"):
    document = seen(text, name)
    return [[document.text[start:end] for start, end in segment.prose] for segment in document.segments]


@pytest.mark.parametrize(
    ("target", "read"),
    [
        ("Ministri", [["Ministri"]]),
        ('Hajredin <g id="1">Ku</g>qi', [["Hajredin Kuqi"]]),
        ('<bpt id="1">&lt;b&gt;</bpt>Ku<ept id="1">&lt;/b&gt;</ept>qi', [["Kuqi"]]),
        ('Ministri <ph id="1">Kuqi</ph> tha', [["Ministri", "tha"]]),
        ('Ministri<x id="1"/>tha', [["Ministri", "tha"]]),
        ('<it id="1" pos="open">Kuqi</it> tha', [["tha"]]),
        ('<mrk mtype="seg" mid="1">Një.</mrk> <mrk mtype="seg" mid="2">Dy.</mrk>', [["Një. Dy."]]),
        ('<mrk mtype="protected">Kuqi</mrk> tha', [["tha"]]),
        ("Ku&#231;i &amp; &lt;Kuqi&gt;", [["Kuçi &"]]),
        ("<![CDATA[Ku<b>qi</b> & ç]]>", [["Kuqi & ç"]]),
        ("Kuqi <![CDATA[tha]]>", []),
        ("Ku<!-- no -->qi", [["Kuqi"]]),
        ("Ku<?no?>qi %s tha", [["Kuqi", "tha"]]),
        ("", []),
    ],
)
def test_a_target_of_the_first_version(target, read):
    text = ONE.format(f'<trans-unit id="1"><source>no</source><target state="final">{target}</target></trans-unit>')
    assert readings(text) == read
    assert readings(text.replace(" state", "\r\n state").replace("</target>", "\r\n</target\r\n>")) == read


@pytest.mark.parametrize(
    ("target", "read"),
    [
        ('Hajredin <pc id="1">Ku</pc>qi', [["Hajredin Kuqi"]]),
        ('Ku<sc id="1"/>qi<ec startRef="1"/>', [["Kuqi"]]),
        ('Ministri <ph id="1"/>tha', [["Ministri", "tha"]]),
        ('<mrk id="1" translate="no">Kuqi</mrk> tha', [["tha"]]),
        ('Ku<cp hex="0001"/>qi', [["Ku", "qi"]]),
    ],
)
def test_a_target_of_the_second_version(target, read):
    text = TWO.format(f'<unit id="1"><segment><source>no</source><target>{target}</target></segment></unit>')
    assert readings(text) == read


def test_only_targets_that_may_be_translated_and_are_no_proposals():
    unit = '<trans-unit id="{0}" {1}><source>{0}</source><target>{0}</target>{2}</trans-unit>'
    text = ONE.format(
        unit.format("një", "", "<alt-trans><source>no</source><target>no</target></alt-trans><note>no</note>")
        + unit.format("jo", 'translate="no"', "")
        + '<group translate="no">'
        + unit.format("jo", "", "")
        + unit.format("dy", 'translate="yes"', "")
        + "</group>"
        + '<trans-unit id="e"><source>only</source></trans-unit>'
    )
    assert readings(text) == [["një"], ["dy"]]
    match = "<mtc:matches xmlns:mtc='m'><mtc:match><source>no</source><target>no</target></mtc:match></mtc:matches>"
    segment = "<segment><source>x</source><target>{}</target></segment>"
    text = TWO.format(
        f"<unit id='1'>{match}<originalData><data id='d'>no</data></originalData>{segment.format('një')}"
        f"<ignorable><source> </source><target> </target></ignorable></unit>"
        f"<unit id='2' translate='no'>{segment.format('no')}</unit>"
    )
    assert readings(text) == [["një"]]


def test_the_original_and_the_languages_stand_beside():
    text = ONE.format(
        "<trans-unit id='1'><source>The <g id='1'>la</g>w &amp; <ph id='2'>x</ph></source><target>Ligji</target></trans-unit>"
        "<trans-unit id='2'><target xml:lang='sq'>Ligji</target></trans-unit>"
    )
    one, other = seen(text).segments
    assert (one.lang, one.source.split(), one.source_lang) == ("sq-AL", ["The", "law", "&"], "en")
    assert (other.lang, other.source) == ("sq", "")


def test_an_edit_is_made_around_the_codes_and_escaped():
    target = 'Hajredin <g id="1">Ku</g>qi &amp; &#x428;'
    text = ONE.format(f"<trans-unit id='1'><source>x</source><target>{target}</target></trans-unit>")
    view = View(formats.read(text, name="xliff"))
    start = view.document.text.index("Kuqi & Ш")
    edits = view.back(Edit(Span(start, start + 8), "Kuqi & Ш", "Kuçi <& S", "phrase/x", ""))
    assert '<g id="1">Ku</g>çi &lt;&amp; S</target>' in apply(text, sorted(edits, key=lambda edit: edit.span))


@pytest.mark.parametrize("name", ["xliff", "tmx", "resx", "android"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no element found"),
        ("plain text", "is no well-formed XML"),
        ("<a><b></a>", "mismatched tag"),
        ("<a>" * 10_000, "nested deeper"),
        ("<a>" * 10_000 + "</a>" * 10_000, "nested deeper"),
        ('<!DOCTYPE a [<!ENTITY b "Kuqi">]><a>&b;</a>', "declares entities"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "declares entities"),
        ('<!DOCTYPE a [<!ENTITY % b SYSTEM "http://a.al/b">%b;]><a/>', "declares entities"),
        ("<a>&b;</a>", "undefined entity"),
        ("<a>&#0;</a>", "is no well-formed XML"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?><a>ç</a>', 'encoding="ISO-8859-2"'),
        ('<?xml version="1.0" encoding="UTF-16"?><a>ç</a>', 'encoding="UTF-16"'),
        ('<?xml version="1.0" encoding="no-such"?><a>ç</a>', 'encoding="no-such"'),
        ("<html><p>Kuqi</p></html>", "begins with <html>"),
        ("<a>\ud800</a>", "is no well-formed XML"),
    ],
)
def test_bad_and_hostile_xml_is_refused(text, words, name):
    with pytest.raises(CleanupError) as raised:
        formats.read(text, "a.xml", name)
    (problem,) = raised.value.problems
    assert words in problem.message
    assert problem.path == "a.xml"
    assert problem.line == 1


def test_the_line_of_a_fault_is_told():
    with pytest.raises(CleanupError) as raised:
        formats.read("<xliff>\r\nçka\r\n<b>\r\n</xliff>", name="xliff")
    assert raised.value.problems[0].line == 4


def test_a_document_type_elsewhere_is_not_fetched_and_its_entities_are_left():
    body = "<trans-unit id='1'><target>Ku&ccedil;i tha</target></trans-unit>"
    text = '<!DOCTYPE xliff SYSTEM "http://no.such/x>.dtd">' + ONE.format(body)
    assert readings(text) == [["Ku", "i tha"]]


@pytest.mark.parametrize(
    ("mark", "declared", "options"),
    [
        ("\ufeff", "utf-16", Options()),
        ("\ufeff", "UTF-8", Options()),
        ("", "utf8", Options()),
        ("", "ISO-8859-2", Options(encoding="latin2")),
    ],
)
def test_a_declared_encoding_that_was_used_is_right(mark, declared, options):
    text = f'{mark}<?xml version="1.0" encoding="{declared}"?>\n' + ONE.format(
        "<trans-unit id='1'><target>Kuçi</target></trans-unit>"
    )
    assert len(formats.read(text, name="xliff", options=options).segments) == 1


def test_a_comment_spares_the_next_unit():
    unit = "<trans-unit id='1'><target>{}</target></trans-unit>"
    text = ONE.format(
        f"<!-- cleanup: leave name -->{unit.format('një')}{unit.format('dy')}<!-- cleanup: off -->{unit.format('tre')}"
    )
    document = formats.read(text, name="xliff")
    assert readings(text) == [["një"], ["dy"]]
    ((span, rule),) = document.leaves
    assert rule == "name"
    assert [text.index(word) in range(*span) for word in ("një", "dy")] == [True, False]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<data name='a'><value>Një {0} dy</value><comment>no</comment></data>", [["Një", "dy"]]),
        ("<data name='a' xml:space='preserve'><value> Një\r\ndy </value></data>", [["Një\r\ndy"]]),
        ("<data name='a' type='System.Drawing.Size'><value>no</value></data>", []),
        ("<data name='a' mimetype='x'><value>no</value></data>", []),
        ("<data name='>>label.Name'><value>no</value></data>", []),
        ("<resheader name='a'><value>no</value></resheader><metadata name='b'><value>no</value></metadata>", []),
        ("<data name='a'/>", []),
    ],
)
def test_the_strings_of_a_resx_file(text, read):
    assert readings(f"<root>{text}</root>", "resx") == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<string name='a'>Një</string>", [["Një"]]),
        ("<string name='a' translatable='false'>no</string>", []),
        ("<string name='a'>@string/kuqi</string><string name='b'>?attr/kuqi</string>", []),
        (r"<string name='a'>S\'ka Ku\u00e7i \"x\"\n\@ dy</string>", [['S\'ka Kuçi "x"\n@ dy']]),
        (r"<string name='a'>&quot;një  dy&quot; \&quot;tre\&quot;</string>", [['një  dy "tre"']]),
        ("<string name='a'>Ku<b>qi</b> <i>tha</i></string>", [["Kuqi tha"]]),
        ("<string name='a'>Një <xliff:g xmlns:xliff='u' id='n'>%1$s</xliff:g> dy</string>", [["Një", "dy"]]),
        ("<string name='a'>Ku&lt;b>qi&lt;/b> %d</string>", [["Kuqi"]]),
        (r"<string name='a'><![CDATA[<b>Ku</b>qi s\'ka]]></string>", [["Kuqi s'ka"]]),
        (
            "<plurals name='a'><item quantity='one'>Një</item><item quantity='other'>Dy</item></plurals>",
            [["Një"], ["Dy"]],
        ),
        ("<string-array name='a'><item>Një</item></string-array>", [["Një"]]),
        ("<string-array name='a' translatable='false'><item>no</item></string-array>", []),
        ("<color name='a'>no</color>", []),
    ],
)
def test_the_strings_of_android(text, read):
    assert readings(f"<resources>{text}</resources>", "android") == read
