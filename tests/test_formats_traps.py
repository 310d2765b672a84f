"""Input made to take long: read in linear time, or refused at once.

Nothing is timed, but a process that does not come to an end is: each case takes a second or two, and minutes where the
cost of one of its texts grows with the square of the length.
"""

import subprocess
import sys

import pytest

from cleanup import formats
from cleanup.problems import CleanupError

SIZE = 200_000
TRAPS = [
    ["[a](", "[a](b (", "[a](b '", "![", "[a][", "[]()", "[[a]](", "[a]: b 'c\n", "[a]: <"],
    ["*a ", "**a*", "*_", "_a_b ", "~a~~", "`a``b```c", "$a ", "$$\n", "{a}", "{{", "{%", "{"],
    ["<a b='", '<a b="', "<!-- ", "<?", "<![CDATA[", "<td>a", "<code>", "<a ", "</a", "<div>\n<b "],
    ["http://a", "http://x)", 'a"http://', "www.", "a@", "a.b/", "#a", ":a:", "../", "@a.", "a-b-"],
    ["> a\n", "- a\n", "-\n", "\t- ", "a\n-\n", "|a|b\n|-|-\n", "|-", "# a #", "```a\n", "~~~\n", ":::\n", "\f", "\r"],
    [
        "<p><b>",
        "<li><span>",
        "a<br>",
        "<script>",
        "<svg>",
        "<title>",
        "&amp;",
        "<a b=c",
        "<i lang=fr>a b c d</i>e f ",
        "[a b=",
        "<%",
    ],
    ["<!-- cleanup: leave x -->\n\n- a\n\n", "<!-- cleanup: off -->\n", "{{< raw >}}", "{% raw %}\n\n"],
]
SHAPES = {
    "spaces": "# a" + " " * SIZE + "#b",
    "brackets": "[" * SIZE + "]" * SIZE,
    "dead brackets": "[" * SIZE + "[a](b)" * (SIZE // 6),
    "braces": "{" * SIZE + "}" * SIZE,
    "ticks of all lengths": " ".join("`" * size for size in range(1, 700)),
    "fences of all lengths": "\n".join("`" * size + "a" for size in range(700, 2, -1)) + "\n```\n",
    "definitions": "".join(f"[a{number}]: b\n" for number in range(SIZE // 20)) + "[a1] " * (SIZE // 10),
    "blank lines in deep lists": "- " * 90 + "a\n" + " \n" * (SIZE // 8),
    "front matter": "---\ntitle: " + "[" * SIZE + "\n---\n",
    "front matter of blanks": "---\na" + " " * SIZE + "\n---\n",
    "aliases": "---\na0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 99)) + "---\n",
    "one word": "a" * SIZE,
    "tags in tags": "<li>" + "<span>" * 4000 + "<hr>" * (SIZE // 10),
    "end tags of what lies deep": "<b><code>" + "<i>" * 4000 + "</b>" * (SIZE // 10),
}
SCRIPT = """
import sys
from cleanup import formats
from cleanup.problems import CleanupError
for text in sys.stdin.buffer.read().decode("utf-8").split("\\0"):
    for name in ("markdown", "text", "html"):
        try:
            formats.skeleton(formats.read(text, name=name))
        except CleanupError:
            pass
print("read")
"""


@pytest.mark.parametrize("texts", [*TRAPS, [*SHAPES]], ids=lambda texts: repr(texts[0]))
def test_no_input_takes_more_than_linear_time(texts):
    texts = [SHAPES.get(text) or text * (SIZE // len(text) // 2) for text in texts]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input="\0".join(texts).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == b"read"


@pytest.mark.parametrize("text", ["> " * 1500, ">" * 10_000, "- " * 10_000 + "a", "1. " * 200, "> - " * 100])
def test_deep_nesting_is_refused(text):
    with pytest.raises(CleanupError, match="deep in each other; left alone"):
        formats.read(text, "a.md")


@pytest.mark.parametrize(
    "text", ["> " * 90 + "word", "- " * 90 + "word", "[" * 500 + "word" + "]" * 500, "*" * 500 + "word"]
)
def test_what_is_nested_less_deep_is_read(text):
    document = formats.read(text, "a.md")
    assert [text[slice(*segment.span)].strip("[]*") for segment in document.segments] == ["word"]
