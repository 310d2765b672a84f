"""What typography puts right or points at by default: each fault, why it is one, where, and when unasked.

Only what is plainly broken stands here. A house style (dashes, curly marks, ellipses, number ranges) would be a second
table beside this one, of faults that are looked for only where the settings name the style.
"""

from __future__ import annotations

from dataclasses import dataclass

from cleanup.edits import Edit, Safety
from cleanup.language import serves
from cleanup.text import Document, Segment, Span

ENGLISH = ("en",)
BALKAN = ("sq", "sr", "hr", "bs", "mk", "tr")


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule of this room.

    `langs` are the texts in which it is looked for (none: all); `unasked` those in which it is put right without a
    yes where the place leaves no doubt (none: all of them; None: nowhere).
    """

    name: str
    why: str
    langs: tuple[str, ...] = ()
    unasked: tuple[str, ...] | None = ()

    @property
    def rule(self) -> str:
        """The name under which reports and `cleanup: leave` know it."""
        return f"typography/{self.name}"

    def looks(self, segment: Segment) -> bool:
        """Whether it is looked for in that segment."""
        return serves(self.langs, segment.lang)

    def safety(self, segment: Segment, *, sure: bool = True) -> Safety:
        """`safe` where it may be put right unasked and the place leaves no doubt (`sure`)."""
        return "safe" if sure and self.unasked is not None and serves(self.unasked, segment.lang) else "ask"

    def edit(self, document: Document, span: Span, after: str, safety: Safety, match: Span | None = None) -> Edit:
        """Replace what stands at the span."""
        return Edit(span, document.text[slice(*span)], after, self.rule, self.why, safety, match=match)

    def show(self, document: Document, span: Span) -> Edit:
        """Point at the span."""
        return self.edit(document, span, document.text[slice(*span)], "show")


# Quotation
QUOTE_TAIL = Fault(
    "quote-tail",
    "English closes the quotation before it says who spoke: a comma, the mark, no dash.",
    ENGLISH,
)
QUOTE_SIDE = Fault(
    "quote-side",
    "The mark stands on the wrong side of the space: it closes what was said and does not open what follows.",
    (*ENGLISH, *BALKAN, "de"),
)
QUOTE_SPACE = Fault(
    "quote-space",
    "No space stands between a quotation mark and the words it encloses.",
    (*ENGLISH, *BALKAN, "de"),
)
QUOTE_GLUED = Fault(
    "quote-glued",
    "A space stands between a quotation mark and the words outside.",
    (*ENGLISH, *BALKAN, "de"),
)
COMMA_BEFORE_QUOTE = Fault(
    "comma-before-quote",
    "No comma separates a verb from its object, even when the object stands in quotation marks.",
    ENGLISH,
)
MIXED_QUOTES = Fault(
    "mixed-quotes", "The quotation opens with marks of one style and closes with those of another.", unasked=None
)
UNCLOSED_QUOTE = Fault("unclosed-quote", "The quotation opens and never closes.", unasked=None)
UNOPENED_QUOTE = Fault("unopened-quote", "The quotation closes and never opens.", unasked=None)

# Characters
ZERO_WIDTH = Fault(
    "zero-width",
    "An invisible character stands here: nobody sees it, but searching and spell-checking stumble over it.",
)
SOFT_HYPHEN = Fault(
    "soft-hyphen",
    "An invisible hyphen for the end of a line was left inside the text.",
    unasked=(*ENGLISH, *BALKAN),
)
MIXED_SCRIPT = Fault(
    "mixed-script",
    "The word mixes Latin and Cyrillic letters that look alike, so that it is neither found nor sorted.",
)
ALBANIAN_E = Fault(
    "albanian-e",
    "The Albanian letter is ë; a look-alike of another alphabet stands in its place.",
    ("sq",),
)
MOJIBAKE = Fault("mojibake", "The letters were read in the wrong encoding and came out as other signs.")
TRADEMARK = Fault(
    "trademark-apostrophe",
    "The sign ™ stands where an apostrophe was lost in a wrong encoding.",
    ENGLISH,
)
LOST_CHARACTER = Fault("lost-character", "A character was lost here in a wrong encoding.", unasked=None)

# Stops, commas and spaces
LIST_END = Fault("list-end", "An abbreviation that says 'and so on' ends with one full stop, not with dots.")
DOUBLE_STOP = Fault("double-stop", "The full stop stands twice.", unasked=ENGLISH)
DOUBLE_COMMA = Fault("double-comma", "The comma stands twice, or beside a full stop.")
SPACE_BEFORE_COMMA = Fault(
    "space-before-comma",
    "No space stands before a comma or a full stop.",
    (*ENGLISH, *BALKAN, "de"),
    unasked=ENGLISH,
)
NO_SPACE_AFTER_COMMA = Fault(
    "no-space-after-comma",
    "A space follows a comma.",
    (*ENGLISH, *BALKAN, "de", "fr"),
    unasked=ENGLISH,
)
DOUBLE_SPACE = Fault("double-space", "Two spaces stand between two words.", unasked=None)

# Words
UNTRANSLATED = Fault("untranslated", "The passage was left in another language.", unasked=None)
NEAR_WORD = Fault(
    "near-word",
    "The word stands once, one slip from a word that the text has again and again.",
    (*ENGLISH, "sq", "sr", "hr", "bs", "mk", "de", "fr"),  # Turkish puts letters into a word to say something else
    unasked=None,
)

FAULTS = tuple(value for value in tuple(globals().values()) if isinstance(value, Fault))
