"""What is never prose, in any text: addresses, file names, code, tags, and what an author has told us to leave."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from cleanup.text import Segment, Span

# What stands in a word that may be an address: such words are few, and only they are looked at closely.
SIGN = re.compile(r"[@/\\#_]|\w\.\w")
LONGEST = 2000  # code points of a word with a sign that are looked at; of such a length there are only addresses
ADDRESS = re.compile(
    r"""
    (?:[a-z][a-z0-9+.-]{1,15}://|www\.|mailto:)[^<>"'`“”„«»]*[^<>"'`“”„«».,;:!?)\]}’]        # addresses
    | [\w.+%-]+@[\w-]+(?:\.[\w-]+)*\w                                                     # e-mail
    | (?<![\w@])@\w(?:[\w.-]*\w)?                                                        # handles
    | (?<![\w&#])\#\w*[^\W\d]\w*                                                         # hashtags
    | (?:~|\.{1,2}|[a-z]:)?(?:[/\\][\w.-]+){2,}[/\\]?                                    # paths
    | [\w-]+(?:[/\\][\w-]+)+\.[a-z][a-z0-9]{1,4}\b                                      # relative paths
    | [\w-]+(?:\.[\w-]+)*\.(?:md|txt|html?|pdf|docx?|xlsx?|pptx?|odt|ods|csv|json|ya?ml|toml|xml|jpe?g|png|gif|svg
        |webp|mp[34]|zip|py|js|ts|css|php|exe)\b                                          # file names
    | [a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|gov|edu|int|eu|al|rs|mk|ba|hr|me|xk|de|fr|tr)\b(?:/[^<>"'`]*)?
    | \w+(?:_\w+)+                                                                        # identifiers
    """,
    re.VERBOSE | re.IGNORECASE,
)
MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|pre|code|kbd|samp|var|textarea)\b[^<>]*>.*?(?:</\1\s*>|\Z)|</?[a-z][^<>]*>"
    r"|(?<!`)(`{1,3})(?!`)[^`]{1,2000}\2(?!`)|\{\{.{0,1000}?\}\}|\{%.{0,1000}?%\}|\$\$.{1,1000}?\$\$|\[\[[^\[\]]{0,300}\]\]"
    r"|&(?:\#\d+|\#x[0-9a-f]+|[a-z]+\d*);|(?<!\w):[a-z0-9_+-]{1,40}:(?!\w)",
    re.DOTALL | re.IGNORECASE,
)
FRONT = re.compile(
    r"\A\ufeff?(?:---[ \t]*(?:\r\n?|\n).*?(?:\r\n?|\n)(?:---|\.\.\.)|\+\+\+[ \t]*(?:\r\n?|\n).*?(?:\r\n?|\n)\+\+\+)[ \t]*(?=\r|\n|\Z)",
    re.DOTALL,
)
BLANK = re.compile(r"\s")
COMMENT = re.compile(r"<!--\s*cleanup:\s*(off|on|leave)\b([^>]*?)-->")


def cut(spans: Iterable[Span], masks: Sequence[Span]) -> Iterator[Span]:
    """The parts of the spans that no mask covers; the masks are sorted and disjoint."""
    starts = [mask.start for mask in masks]
    for start, end in spans:
        at = start
        for mask in masks[max(0, bisect_right(starts, start) - 1) :]:
            if mask.start >= end:
                break
            if mask.end <= at:
                continue
            if mask.start > at:
                yield Span(at, mask.start)
            at = max(at, mask.end)
        if at < end:
            yield Span(at, end)


def merge(spans: Iterable[Span]) -> list[Span]:
    """The spans sorted, those that touch or overlap made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, end))
        else:
            out.append(Span(start, end))
    return out


def masks(text: str, *patterns: re.Pattern[str]) -> list[Span]:
    """What the patterns match in the text, addresses, and the regions between `cleanup: off` and `cleanup: on`."""
    found = [Span(*match.span()) for pattern in patterns for match in pattern.finditer(text)]
    return merge([*found, *addresses(text), *off(text)])


def addresses(text: str) -> Iterator[Span]:
    """Addresses, file names, paths, handles, hashtags and identifiers.

    >>> text = "See kuci.jpg, U.S. law and/or www.x.org/Kuqi."
    >>> [text[start:end] for start, end in addresses(text)]
    ['kuci.jpg', 'www.x.org/Kuqi']
    """
    end = 0
    while sign := SIGN.search(text, end):
        at = sign.start()
        start = at
        while start > max(end, at - LONGEST) and not text[start - 1].isspace():
            start -= 1
        blank = BLANK.search(text, at + 1)
        stop = blank.start() if blank else len(text)
        if stop - start > LONGEST:
            yield Span(start, stop)
        else:
            yield from (
                Span(start + match.start(), start + match.end()) for match in ADDRESS.finditer(text[start:stop])
            )
        end = stop


def off(text: str) -> Iterator[Span]:
    """The regions that an author has told us to leave."""
    if "cleanup:" not in text:
        return
    start: int | None = None
    for match in COMMENT.finditer(text):
        if match[1] == "off" and start is None:
            start = match.start()
        elif match[1] == "on" and start is not None:
            yield Span(start, match.end())
            start = None
    if start is not None:
        yield Span(start, len(text))


def leaves(text: str, segments: Sequence[Segment]) -> tuple[tuple[Span, str], ...]:
    """The block after each `cleanup: leave RULE`, with each rule named."""
    if "cleanup:" not in text:
        return ()
    starts = [segment.span.start for segment in segments]
    out = []
    for match in COMMENT.finditer(text):
        number = bisect_right(starts, match.end())
        if match[1] == "leave" and number < len(segments):
            out += ((segments[number].span, rule) for rule in re.split(r"[\s,]+", match[2].strip()) if rule)
    return tuple(out)
