"""HTML, shape by shape: what is prose. In each text it stands in capitals and everything else in small letters."""

import re
from html.parser import HTMLParser
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import formats
from cleanup.edits import Edit, apply
from cleanup.formats.view import View
from cleanup.problems import CleanupError
from cleanup.text import Span


def upper(prose):
    """In capitals, but for entities."""
    return re.sub(r"&#?\w+;|(.)", lambda part: part[0] if part[1] is None else part[1].upper(), prose, flags=re.DOTALL)


def shouted(text):
    document = formats.read(text, name="html")
    out, at = [], 0
    for segment in document.segments:
        for start, end in segment.prose:
            out += document.text[at:start], upper(document.text[start:end])
            at = end
    return "".join(out) + document.text[at:]


SHAPES = {
    # Tags as browsers find them
    "fragment": "ONE <b>TWO</b>",
    "no end tags": "<p>ONE<p>TWO<ul><li>THREE<li>FOUR</ul><table><tr><td>FIVE<td>SIX</table>",
    "greater than in a value": '<a href="a>b">ONE</a>',
    "no blank between attributes": '<a href="a"class="b">ONE</a>',
    "no quotation marks": "<a href=a/b class=c>ONE</a>",
    "odd attributes": "<a =a \"b 'c / d= >ONE</a>",
    "line breaks in a tag": '<a\nhref="a"\r\n\tclass\n=\n"b"\n>ONE</a\n>TWO',
    "blank that is none to a tag": "<b\u00a0c>ONE</b>",
    "self-closed, as nothing is": "<p/>ONE<b/>TWO",
    "end tag with attributes": '<p>ONE</p a=">">TWO',
    "less than in a sentence": "ONE < TWO <3 FOUR <> FIVE",
    "tag without end": '<p>ONE <a href="b>two</a> three',
    "comments": "ONE<!-- a > b -->TWO<!-->THREE<!--->FOUR<!-- c --!>FIVE<!-- d\n-- e -->SIX",
    "comment without end": "ONE <!-- a <p>b</p>",
    "comment within a word": "ON<!-- a -->E",
    "declarations": "<!doctype html><?a b?><!a>ONE</ a>TWO<![cdata[three]]>FOUR",
    "conditional comments": "<!--[if mso]><p>a</p><![endif]--><![if !mso]>ONE<![endif]>",
    # Code and the like
    "code in a sentence": "<p>ONE <code>a <b>b</b> c</code> TWO <kbd>d</kbd><samp>e</samp> <var>f</var> THREE</p>",
    "code that crosses other tags": "<p><b>ONE <code>a</b> b</code> TWO</p>",
    "preformatted": "<p>ONE<pre>a\n<b>b</b></pre>TWO",
    "script and style": "ONE<script>a < b; '<p>'</script>TWO<style>a>b{}</style>THREE",
    "script that writes scripts": "<script><!-- a('<script></script>') //--></script>ONE<script><!--></script>TWO",
    "script without end": "ONE<script>a</scripts>b",
    "raw text": "<textarea>a<b></textarea>ONE<iframe srcdoc='<p>a</p>'>b</iframe>TWO<xmp><p>c</xmp>THREE",
    "title": "<title>ONE &amp; TWO</title><p>THREE",
    "drawing": '<p>ONE <svg viewbox="a"><path d="b"/><title/><text>c</text></svg> TWO <math><mi>x</mi></math> THREE',
    "not to be translated": '<p translate="no">a <b>b</b></p><p class="c notranslate">d</p><p translate=no>e<p>ONE',
    "to be translated after all": '<div translate="no">a <p translate="yes" title="ONE">TWO</p> b</div>',
    "a class that sounds like it": '<p class="donotranslate notranslated">ONE</p>',
    "not to be translated, in a sentence": 'ONE <span class="notranslate">a<i>b</i></span> TWO',
    "after the end": "<html><body translate=no>a</body>b</html>c",
    # What readers see
    "attributes": '<p title="ONE"><img alt=\'TWO\' src="a.jpg"><input placeholder="THREE" value="a" name="b">'
    '<nav aria-label="FOUR" id="c" data-title="d">FIVE</nav>',
    "attributes without prose": '<img alt="" src="a"><img alt="img_20.jpg"><img alt=a><link title="b"><img alt>',
    "meta": '<meta name="description" content="ONE"><meta property="og:title" content="TWO"><meta itemprop=headline'
    ' content="THREE"><meta name="viewport" content="a"><meta charset="b"><meta name=keywords content="c">',
    "attribute before the words of its block": '<li><a href="a" title="ONE">TWO</a> <a title="b">THREE</a>',
    "attribute in the middle of a sentence": '<p>ONE <img alt="a"> TWO <abbr title="b">THREE</abbr> FOUR',
    "attribute after the last words": '<p>ONE <b>TWO</b> <img alt="THREE"></p><p>FOUR</p>',
    "attribute between lines": 'ONE<br><br><img alt="TWO">THREE',
    "forms": "<label>ONE <input></label><select><optgroup label='TWO'><option value=a>THREE<option>FOUR</select>"
    "<button>FIVE</button><legend>SIX</legend>",
    "details": "<details><summary>ONE</summary>TWO</details>",
    "noscript, template, picture": "<noscript>ONE</noscript><template><p>TWO</p></template><picture><img alt='THREE'></picture>",
    "ruby": "<ruby>ONE<rp>(</rp><rt>TWO</rt><rp>)</rp></ruby>",
    "custom elements": "<my-card title='ONE'><p>TWO <x-y>THREE</x-y></p></my-card>",
    "nested tables": "<table><tr><td>ONE<table><tr><td>TWO</table>THREE<td>FOUR</table>FIVE",
    # Words
    "entities": "KU&ccedil;I &amp; CO &#1050;&#x443;ÇI &nbsp; &nosuch; AT&T &",
    "entities alone": "<p>&nbsp;</p><p>&nbsp; ONE &nbsp;</p>",
    "addresses": 'SEE www.a.al/?b=c&amp;kuqi=d <a href="e">http://f.g/</a>, <b>info</b>@a.al AND a&#64;b.org &quot;http://a.b&quot; ONE',
    "address over tags": "<p>ONE kuqi<wbr>@a.al TWO</p>",
    # Templates
    "templates": "<p>ONE {{ a > b }} {% if c %}TWO{% endif %} {# d #} <%= e %> <?= f ?> <?php if (g > h): ?>THREE</p>",
    "templates in tags": '<a href="{{ a "b" }}" {% if c > d %}class="e"{% endif %} title="ONE {{ f }}"><?php echo "g"; ?>TWO</a>',
    "templates that are not closed": "<p>ONE {{ TWO</p><p>{% THREE</p>",
    "php to the end": "<p>ONE</p><?php echo '<p>a</p>';",
    "what templates leave alone": "<p>{% comment %}a</p><p>b{% endcomment %}</p>ONE {% raw %}c{% endraw %} TWO",
    "shortcodes": '[caption id="a" width=3]ONE[/caption] [SIC] [gallery ids="1,2"] [1]',
    # A word to this tool
    "off and on": "<p>ONE</p><!-- cleanup: off --><p>a</p><!-- cleanup: on --><p>TWO</p>",
    "off in a sentence": "<p>ONE <!-- cleanup: off -->a <b>b</b><!-- cleanup: on --> TWO</p>",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_prose_is_what_stands_in_capitals(text):
    assert shouted(text.lower().replace("![cdata", "![CDATA")).replace("![CDATA", "![cdata") == text


def test_tags_in_capitals_are_the_same_tags():
    text = '<HTML><P CLASS="A">one <B>two</B> <CODE>a</CODE> <IMG ALT="b"></P><PRE TRANSLATE=YES>three</PRE>'
    assert shouted(text) == text.replace("one", "ONE").replace("two", "TWO").replace('"b"', '"B"')


def reading(text):
    return View(formats.read(text, name="html")).document.text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<p>Hajredin <b>Ku</b>&ccedil;i<br>said</p>", "|Hajredin Kuçi/said|"),
        ("<h1>One</h1>\n<p>Two</p><p>\n <b>Three</b></p>", "|One|Two|Three|"),
        ("<html><body>\n<p>One</p>\n</body></html>", "<html><body>|/One|/</body></html>"),
        ("One<br>two<BR/>\n<br />three", "One/two|three"),
        ("<ul><li>One<li>Two</ul>", "<ul><li>One<li>Two</ul>"),
        ("<p>One<ul><li>Two</ul>\n<p>Three", "|One|<li>Two</ul>|/Three"),
        ("<td><p>One<p>Two<td><p>Three</td>", "<td>|One|Two<td>|Three</td>"),
        ("<td><p>One</p></td><td><p>Two", "<td>|One|</td><td>|Two"),
        ("<p>One<pre>a</pre><p>Two<script>b</script><p>Three", "|One|a</pre>|Two|Three"),
        ("<p>One{{ a }}<p>Two", "|One{{ a }}|Two"),
        ("<p>One<p>Two {{ a }} b<p>Three <code>c</code><p>Four", "|One|Two {{ a }} b|Three <code>c</code>|Four"),
        ("<p>One</p>{{ a }}<p>Two", "|One|{{ a }}|Two"),
        ("<p>One</p><img alt='Two'><p>Three", "|One|<img alt='Two'>|Three"),
        ("<p>One<p title='Two'>Three", "|One<p title='Two'>Three"),
        ("<nav><p>One</nav><p>Two<aside>Three", "<nav>|One</nav>|Two<aside>Three"),
        ("<st1:place>Pe</st1:place>ja<o:p>&nbsp;</o:p>x", "<st1:place>Peja\u00a0x"),
        ("a<sup>2</sup> b<wbr>c", "a<sup>2</sup> bc"),
        ('<p title="A &quot;b&quot;">', '<p title="A "b"">'),
    ],
)
def test_what_a_page_reads_as(text, read):
    """Where | stands for a blank line and / for the end of a line."""
    assert reading(text).replace("\n\n", "|").replace("<br>", "").replace("\n", "/") == read.replace("\n", "/")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("<p>a<h2>b</h2><li>c<td>d<blockquote>e<button>f</button>", "paragraph heading item cell quote value"),
        ("<li><p>a</p><td><p>b</p></td><blockquote><p>c</p><ul><li>d", "item paragraph quote item"),
        ("<td>a<b>b</b><h3>c</h3>d<div>e</div>", "cell heading cell paragraph"),
        ("<title>a</title><h1><span>b</span></h1>", "value heading"),
    ],
)
def test_kinds(text, kinds):
    assert " ".join(segment.kind for segment in formats.read(text, name="html").segments) == kinds


@pytest.mark.parametrize(
    ("text", "langs"),
    [
        ("<html lang=sq><p>a<p lang=en-GB>b<p lang=x-none>c<div xml:lang='de'>d</div>e", "sq en-GB sq de sq"),
        ("<p lang=sq>a <i lang=en>b</i> cde fgh<p>i", "sq "),
        ("<html lang=en><p><span lang=sq>Gjatë gjatë gjatë</span> a", "sq"),
        ('<html lang=en><img lang=sq alt="a"><title lang=SR-latn>b</title>', "sq sr-Latn"),
        ("<p lang=nonsense>a", ""),
    ],
)
def test_languages(text, langs):
    assert " ".join(segment.lang for segment in formats.read(text, name="html").segments) == langs


def test_a_passage_in_another_language_is_left_alone_where_it_is_long():
    text = "<p lang=en>WE SAY <i lang=fr>CHEZ NOUS</i>, AND <q lang=fr>nous <b>avons</b> dit cela</q> IS SAID IN <b>FRANCE</b>."
    assert shouted(text.lower().replace("</i>,", "</i>,")) == text


def edited(text, before, after):
    view = View(formats.read(text, name="html"))
    at = view.document.text.index(before)
    span = Span(at, at + len(before))
    assert view.document.may_change(span)
    edits = view.back(Edit(span, before, after, "phrase/x", ""))
    return apply(text, sorted(edits, key=lambda edit: edit.span)) if edits else None


@pytest.mark.parametrize(
    ("text", "before", "after", "result"),
    [
        ("<p>R&amp;D said", "said", "said & <did>", "<p>R&amp;D said &amp; &lt;did&gt;"),
        ("<p>a &quot;b&quot; c", "c", '"c"', "<p>a &quot;b&quot; &quot;c&quot;"),
        ('<p>a "b" &quot;c', "c", '"c"', '<p>a "b" &quot;"c"'),
        ('<p>a <b id="x">&quot;b</b>', "b", 'b"', '<p>a <b id="x">&quot;b&quot;</b>'),
        ('<p title="a b">', "b", 'b "c"', '<p title="a b &quot;c&quot;">'),
        ("<p title='a b'>", "b", 'b\'s "c"', "<p title='a b&#39;s \"c\"'>"),
        ("<p>a&nbsp;b", "b", "b\u00a0c", "<p>a&nbsp;b&nbsp;c"),
        ("<p>Hajredin <a href=x>Kuqi</a>'s", "Hajredin Kuqi's", "Hajredin Kuçi's", "<p>Hajredin <a href=x>Kuçi</a>'s"),
        ("<p>a</p>\n<p>Page 5</p>\n<p>b</p>", "\n\nPage 5", "", "<p>a</p>\n<p></p>\n<p>b</p>"),
        ("<p>a foun-</p><p>Page 5</p><p>dation b</p>", "-\n\nPage 5\n\n", "", "<p>a foun-</p><p></p><p>dation b</p>"),
        ("<p>a one</p><p>Page 5</p><p>two b</p>", "\n\nPage 5\n\n", " ", "<p>a one</p><p></p><p>two b</p>"),
        ("<p>a one</p><p>two b</p>", "one\n\ntwo", "one two", None),
    ],
)
def test_an_edit_is_made_in_its_place(text, before, after, result):
    assert edited(text, before, after) == result


def test_a_rule_is_spared_in_the_next_block_and_all_it_holds():
    text = "<p>a</p><!-- cleanup: leave name/x --><!-- b --><table><tr><td title=b>c<td>d</table><p>e"
    ((span, rule),) = formats.read(text, name="html").leaves
    assert (rule, text[slice(*span)]) == ("name/x", "<!-- b --><table><tr><td title=b>c<td>d</table><p>")


def test_a_page_nested_too_deep_is_refused():
    with pytest.raises(CleanupError, match="2: more than 5000 elements lie within each other; left alone"):
        formats.read("\n" + "<div>" * 10_000, "a.html")
    assert formats.read("<svg>" + "<path/>" * 6_000 + "</svg>a" + "<p><b>b" * 6_000, "a.html").segments


FOLDER = Path(__file__).parents[1] / "fixtures" / "awkward"
PAGES = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted(FOLDER.glob("*.*html"))
    if ".shouted" not in path.name
}
SANE = [name for name in PAGES if name != "layout.html"]  # what is no template
# The least share of the letters outside code and the like that must be prose.
SHARE = {"article.html": 0.83, "news.html": 0.91, "newsletter.html": 0.91}
UNSEEN = {"script", "style", "code", "pre", "kbd", "samp", "var", "textarea", "svg", "math", "iframe"}
VALUES = {"alt", "title", "aria-label", "placeholder", "label", "content"}


class Parser(HTMLParser):
    """What Python's own parser sees: tags with their attributes, and text with whether it is code."""

    def __init__(self, text):
        super().__init__()
        self.seen = []
        self.silent = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, [(key, key in VALUES, value) for key, value in attrs]))
        if tag in UNSEEN:
            self.silent.append(tag)

    def handle_endtag(self, tag):
        self.seen.append(f"/{tag}")
        if tag in self.silent:
            self.silent.remove(tag)

    def handle_data(self, data):
        self.seen.append((bool(self.silent), data))

    def handle_comment(self, data):
        self.seen.append(data)

    handle_pi = handle_decl = unknown_decl = handle_comment


def folded(seen):
    """What a parser saw, capitals aside where there may be prose."""
    for part in seen:
        match part:
            case (str(tag), attributes):
                yield tag, [(key, value.casefold() if value and may else value) for key, may, value in attributes]
            case (bool(code), data):
                yield data if code else data.casefold()
            case _:
                yield part


def tree(text):
    """What lxml sees: every element with its attributes and the words in and after it."""
    root = lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    for element in root.iter():
        around = any(one.tag in UNSEEN for one in element.iterancestors())
        inside = around or element.tag in UNSEEN or not isinstance(element.tag, str)
        attributes = [(key, key in VALUES, value) for key, value in element.attrib.items()]
        yield from ((str(element.tag), attributes), (inside, element.text or ""), (around, element.tail or ""))


@pytest.mark.parametrize("name", SANE)
def test_other_parsers_see_the_same_structure_after_all_prose_is_changed(name):
    text, after = PAGES[name], shouted(PAGES[name])
    assert after != text
    assert list(folded(tree(after))) == list(folded(tree(text)))
    assert list(folded(Parser(after).seen)) == list(folded(Parser(text).seen))


def heard(text):
    """Every text and every value of an attribute as lxml sees them, in one string."""
    return "\n".join(
        part if isinstance(part, str) else "\n".join(value for _, _, value in part) for _, part in tree(text)
    )


@given(st.sampled_from(SANE), st.data())
def test_other_parsers_see_just_the_edit(name, data):
    text = PAGES[name]
    view = View(formats.read(text, name="html"))
    segment = data.draw(st.sampled_from(view.document.segments))
    start, end = data.draw(st.sampled_from(segment.prose))
    words = [match.span() for match in re.finditer(r"[^\W\d_]+", view.document.text[start:end])]
    if not words:
        return
    first, last = (at + start for at in data.draw(st.sampled_from(words)))
    before, after = view.document.text[first:last], "Ωmega<b>&amp;\"'"
    edits = view.back(Edit(Span(first, last), before, after, "phrase/x", ""))
    if len(edits) != 1:  # the word has markup in it
        return
    result = apply(text, edits)
    assert heard(result).replace(after, before) == heard(text)
    assert formats.skeleton(formats.read(result, name="html")) == formats.skeleton(view.source)


@pytest.mark.parametrize("name", SANE)
def test_nearly_all_that_readers_see_is_prose(name):
    """All letters but those of addresses, shortcodes and what is in another language or not to be translated."""
    seen = "".join(data for code, data in tree(PAGES[name]) if code is False).replace("kuqi", "")
    document = View(formats.read(PAGES[name], name="html")).document
    held = "".join(
        document.text[start:end]
        for segment in document.segments
        if segment.kind != "value" or document.text[segment.span.start - 1] not in "\"'"  # attributes
        for start, end in segment.prose
    )
    assert letters(held) >= SHARE.get(name, 1) * letters(seen)


def letters(text):
    return sum(char.isalpha() for char in text)
