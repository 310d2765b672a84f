"""Words that are addresses, names of files, handles or codes: never prose, in any format."""

from __future__ import annotations

import re
from collections.abc import Iterator

# One of these stands in every such word, so that a text without them is passed in one search.
TRIGGER = re.compile(r"@\w|://|(?i:www)\.|\.\w|[/\\]\w|#\w|:[\w+]")
BOUND = re.compile(r"[\s<>\"“”„«»|`]")
LONG = 400  # characters of a word in which nothing is looked for: it is no prose

EXTENSIONS = (
    "docx?|pdf|txt|md|mdx|qmd|rmd|rst|html?|xhtml|xml|json[lc5]?|ya?ml|toml|csv|tsv|xlsx?|pptx?|od[tspg]|rtf|epub|tex|bib|ics"
    "|jpe?g|png|gif|svg|webp|tiff?|bmp|ico|psd|ai|eps|mp[34]|m4a|avi|mov|mkv|wav|ogg|webm|zip|rar|7z|gz|tar|tgz|bz2|exe|dll|iso"
    "|py|js|jsx|ts|tsx|css|scss|php|java|cpp|rs|rb|sh|bat|ps1|ini|cfg|conf|log|sql|db|sqlite|eml|msg|ipynb|xliff?|tmx|srt|vtt"
)
# Top-level domains that are no word after a full stop that lost its space.
DOMAINS = "com|org|net|edu|gov|int|info|biz|io|eu|al|rs|mk|hr|ba|tr|uk|ch|fr|bg|ro|gr|pl|ru|xk|news|online"
SCHEMES = "mailto|tel|sms|fax|doi|urn|skype|viber|whatsapp|callto|magnet|data"

ATOM = re.compile(
    rf"""
    (?P<url> [A-Za-z][A-Za-z0-9+.-]{{0,30}}+://\S+ | \b(?:{SCHEMES}):\S+ | (?i:www)\.\w\S* )
  | (?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]+)+                                            # an e-mail address
  | (?<![\w.@])@\w(?:[\w.-]*\w)?                                                          # a handle
  | (?<![\w&/])\#\w*[^\W\d]\w*(?:[/-]\w+)*                                                # a hashtag
  | (?<![\w.])(?:(?:~|\.{{1,2}})?/|[A-Za-z]:[/\\])[\w.-]++(?:[/\\][\w.-]*+)*+             # a path from the root
  | (?<![\w.~-])(?:[\w.~-]++[/\\])+[\w.-]*\.[a-z][a-z0-9]{{1,4}}(?!\w)                    # a path to a file
  | (?<![\w.-])(?!(?:\w\.)+(?i:sh)(?!\w))[\w.-]+\.(?:{EXTENSIONS}|{EXTENSIONS.upper()})(?!\w)   # a file; Albanian p.sh. is e.g.
  | (?<![\w.-])(?:[A-Za-z0-9-]++\.)+(?:{DOMAINS})(?![\w-])(?:/\S*)?                       # an address without its scheme
  | (?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])                                                # :smile:
    """,
    re.VERBOSE,
)
LINK_END = re.compile(r"[\s<]")
TAIL = ".,:;!?…*_~'\"’”“«»)[]"


def atoms(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where such words stand, by position.

    >>> text = "Shih www.kuvendi.org/a_b, kuci.jpg (@kuci) ose info@natc.al."
    >>> [text[slice(*place)] for place in atoms(text)]
    ['www.kuvendi.org/a_b', 'kuci.jpg', '@kuci', 'info@natc.al']
    """
    end = len(text) if end is None else end
    done = start
    trigger = TRIGGER.search(text, start, end)
    while trigger:
        first = trigger.start()
        while first > done and not BOUND.match(text[first - 1]):
            first -= 1
        bound = BOUND.search(text, trigger.end(), end)
        done = bound.start() if bound else end
        for found in _of_word(text, first, done):
            yield found
            done = max(done, found[1])
        trigger = TRIGGER.search(text, done, end)


def _of_word(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Those within one run of characters without blanks and quotation marks; the last may reach beyond it."""
    if end - start > LONG:
        yield start, end
        return
    for match in ATOM.finditer(text, start, end):
        first, last = match.span()
        if match["url"]:
            yield first, _link_end(text, first, last)
            return
        yield first, last


def _link_end(text: str, start: int, end: int) -> int:
    """Where an address ends: at a blank or `<`, punctuation before it left out."""
    bound = LINK_END.search(text, end)
    end = bound.start() if bound else len(text)
    while start + 1 < end < start + LONG and text[end - 1] in TAIL and not _closes(text, start, end):
        end -= 1
    return end


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last character closes a parenthesis that the address itself opened."""
    return text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end)
