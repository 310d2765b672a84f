"""Which words of all entries stand where: one pass over a text serves every entry of every room.

A room compiles its entries to rules. A rule is found by *anchors* (single words in lower case, any of which leads to
it) or by *keys* (strings of the room's own making, which the room computes from the text and looks up). Rules lie in
one SQLite file, so that a run reads only those that its text calls for, however large the dictionary.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from cleanup.text import Span

# Of a text shorter than this every word is looked up; a longer one, or many short ones, pay for reading all anchors.
LONG = 100_000
KNOWN = 1 << 14  # words and keys whose rules are remembered
WORD = re.compile(r"[\w\u0300-\u036f]+")  # combining marks belong to their letters

SCHEMA = """
create table rule (number integer primary key, room text, body text);
create table found (how text, word text, rules text, primary key (how, word)) without rowid;
create index rule_room on rule (room);
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """An entry as its room compiled it.

    `data` is whatever the room wants to have back, of types that JSON knows.
    """

    room: str
    id: str
    langs: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """The name under which reports and `cleanup: leave` know the rule."""
        return f"{self.room}/{self.id}"


def fold(text: str) -> str:
    r"""Lower case of the same length, so that positions stay; surrogates, which are no text, become U+FFFD.

    >>> fold("İstanbul KUÇI"), fold("a\ud83d")
    ('istanbul kuçi', 'a\ufffd')
    """
    low = text.lower()
    low = low if len(low) == len(text) else text.replace("İ", "i").lower()
    try:
        low.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", low)
    return low


class Index:
    """The rules of all rooms, and the words that lead to them."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        """Build in memory."""
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.executescript(SCHEMA)
        found: dict[tuple[str, str], list[int]] = {}
        with self._db:
            for number, rule in enumerate(sorted(rules, key=lambda rule: rule.room)):
                body = json.dumps(
                    [rule.id, rule.langs, rule.anchors, rule.keys, rule.data],
                    ensure_ascii=False,
                    separators=(",", ":"),
                )
                self._db.execute("insert into rule values (?, ?, ?)", (number, rule.room, body))
                for anchor in dict.fromkeys(rule.anchors):
                    found.setdefault(("word", anchor), []).append(number)
                for key in dict.fromkeys(rule.keys):
                    found.setdefault((rule.room, key), []).append(number)
            rows = ((how, word, json.dumps(numbers)) for (how, word), numbers in found.items())
            self._db.executemany("insert into found values (?, ?, ?)", rows)
        self._forget()

    def save(self, path: Path) -> None:
        """Write the index to a file. Raises sqlite3.Error where that cannot be done."""
        with closing(sqlite3.connect(path)) as copy:
            self._db.backup(copy)

    @classmethod
    def open(cls, path: Path) -> Index:
        """Open an index that was built before. Raises sqlite3.Error where the file is none."""
        self = cls.__new__(cls)
        self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._db.execute("select 1 from found limit 1").fetchall()
        self._forget()
        return self

    def _forget(self) -> None:
        self._rules: dict[int, Rule] = {}
        self._words: dict[tuple[str, str], tuple[int, ...]] = {}
        self._rooms: dict[str, tuple[Rule, ...]] = {}
        self._ranges: dict[str, range] = {}
        self._read = 0

    def rule(self, number: int, row: tuple[str, str] | None = None) -> Rule:
        """The rule of that number; `row`: its room and body, where they have been read already."""
        if number not in self._rules:
            room, body = row or self._db.execute("select room, body from rule where number = ?", (number,)).fetchone()
            name, langs, anchors, keys, data = json.loads(body)
            self._rules[number] = Rule(room, name, tuple(langs), tuple(anchors), tuple(keys), data)
        return self._rules[number]

    def rules(self, room: str) -> tuple[Rule, ...]:
        """All rules of a room, in order of the dictionary."""
        if room not in self._rooms:
            rows = self._db.execute("select number, room, body from rule where room = ? order by number", (room,))
            self._rooms[room] = tuple(self.rule(number, (name, body)) for number, name, body in rows.fetchall())
        return self._rooms[room]

    def ids(self, room: str) -> list[str]:
        """The ids of all rules of a room."""
        rows = self._db.execute("select body from rule where room = ? order by number", (room,))
        return [json.loads(body)[0] for (body,) in rows]

    def has(self, room: str, name: str) -> bool:
        """Whether the room has a rule of that id; it costs less than to read them all."""
        head = json.dumps([name], ensure_ascii=False)[:-1] + ","  # as every body begins
        query = "select 1 from rule where room = ? and substr(body, 1, ?) = ? limit 1"
        return bool(self._db.execute(query, (room, len(head), head)).fetchone())

    def _numbers(self, how: str, word: str) -> tuple[int, ...]:
        known = self._words.get((how, word))
        if known is None:
            row = self._db.execute("select rules from found where how = ? and word = ?", (how, word)).fetchone()
            known = tuple(json.loads(row[0])) if row else ()
            if len(self._words) >= KNOWN:
                self._words.clear()
            self._words[how, word] = known
        return known

    def numbers(self, room: str) -> range:
        """The numbers of the rules of a room, which follow each other."""
        if room not in self._ranges:
            query = "select min(number), max(number) from rule where room = ?"
            first, last = self._db.execute(query, (room,)).fetchone()
            self._ranges[room] = range(0) if first is None else range(first, last + 1)
        return self._ranges[room]

    def keyed(self, room: str, key: str) -> tuple[Rule, ...]:
        """The rules of a room that can be found by this key."""
        numbers = self._numbers(room, key)
        return tuple(map(self.rule, numbers)) if numbers else ()

    @cached_property
    def _anchors(self) -> frozenset[str]:
        return frozenset(word for (word,) in self._db.execute("select word from found where how = 'word'"))

    def scan(self, text: str) -> Found:
        """Find every anchor that stands in the text as a whole word."""
        self._read += len(text)
        low = fold(text)
        words = set(WORD.findall(low))
        if self._read > LONG:
            words &= self._anchors
        rules = {word: numbers for word in words if (numbers := self._numbers("word", word))}
        matches = WORD.finditer(low) if rules else ()
        hits = [(*match.span(), rules[match[0]]) for match in matches if match[0] in rules]
        return Found(self, text, low, hits)


@dataclass(frozen=True)
class Found:
    """What the one scan of a text found."""

    index: Index
    text: str
    low: str  # the text as `fold` made it
    hits: list[tuple[int, int, tuple[int, ...]]]

    def __bool__(self) -> bool:
        return bool(self.hits)

    def anchored(self, room: str) -> Iterator[tuple[Rule, Span]]:
        """The rules of a room with the place of an anchor of theirs, by position."""
        own = self.index.numbers(room)
        for start, end, numbers in self.hits:
            for number in numbers:
                if number in own:
                    yield self.index.rule(number), Span(start, end)

    def keyed(self, room: str, key: str) -> tuple[Rule, ...]:
        """The rules of a room that can be found by this key."""
        return self.index.keyed(room, key)

    def rules(self, room: str) -> tuple[Rule, ...]:
        """All rules of a room."""
        return self.index.rules(room)
