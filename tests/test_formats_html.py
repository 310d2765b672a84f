"""HTML, shape by shape: what is prose. In each text it stands in capitals and everything else in small letters."""

import pytest

from cleanup import formats
from cleanup.edits import Edit, apply
from cleanup.formats.view import View
from cleanup.problems import CleanupError
from cleanup.text import Span


def shouted(text):
    document = formats.read(text, name="html")
    out, at = [], 0
    for segment in document.segments:
        for start, end in segment.prose:
            out += document.text[at:start], document.text[start:end].upper()
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
    "to be translated after all": '<div translate="no">a <p translate="yes">ONE</p> b</div>',
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
