"""What is wrong with a phrase entry is told with its line and a remedy, all of it at once."""

from pathlib import Path

import pytest

from cleanup import phrases
from cleanup.dictionary.read import read
from cleanup.engine.check import check
from cleanup.engine.load import build
from cleanup.phrases import raw

HEAD = '[[phrase]]\nid = "tested"\nlang = "en"\nwhy = "for a test"\n'
TAIL = 'fixes = [["A zig.", "A zog."]]\nleaves = ["A zag."]\n'


def problems(body, head=HEAD, tail=TAIL):
    entries, faults = read(Path("rules.toml"), (head + body + tail).encode(), {"phrase": phrases.SCHEMA})
    return [str(problem) for problem in [*faults, *phrases.compile(entries)[1]]]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('find = "zig {nam}"\nwrite = "x"\n', 'rules.toml:5: find unknown slot kind "nam"; did you mean "name"?'),
        ('find = ["zig", "zag {bogus}"]\nwrite = "x"\n', "the kinds are base, consonant, country"),
        ('find = "zig {np}"\nwrite = "{np2}"\n', "rules.toml:6: write asks for {np2}, which find lacks; it has {np}"),
        ('find = "zig {np}"\nwrite = "{np: 4}"\n', "choices stand in find only; write {np} here"),
        (
            'find = "zig {ing}"\nwrite = "{ing as swum}"\n',
            '"swum" is neither a form (base, s, ing, past, participle, capital)',
        ),
        ('find = "zig  zag"\nwrite = "zig zag"\n', "find and write are the same"),
        ('find = "zig (a"\nwrite = "x"\n', '"(" is never closed'),
        ('find = "zig a)"\nwrite = "x"\n', '")" closes nothing'),
        ('find = "zig {np"\nwrite = "x"\n', '"{" is never closed'),
        ('find = "zig|zag"\nwrite = "x"\n', '"|" stands outside brackets; write (one|other)'),
        ('find = "zig (a|)"\nwrite = "x"\n', "empty choice"),
        ('find = "[zig]"\nwrite = "x"\n', "can be missing"),
        ('find = "zig"\nwrite = "x"\nunless = ["[?]"]\n', "a guard is empty"),
        ('find = "of {np}"\nwrite = "x"\n', "no rare literal"),
        ('find = "zig {verb}"\nwrite = "x"\n', "{verb} takes any form of the verbs you name"),
        ('find = "zig {past: frob}"\nwrite = "x"\n', 'the verb table lacks "frob"; write its forms as choices'),
        ('find = "zig {year: 4}"\nwrite = "x"\n', "{year} takes no choices"),
        ('find = "zig {np: many}"\nwrite = "x"\n', "takes the number of words at most"),
        ('find = "zig {Np}"\nwrite = "x"\n', "is no slot"),
        ('find = "zig"\n', "write is missing; say what is to stand there"),
        ('write = "x"\n', "needs one of find, pattern, terms or heads"),
        (
            'find = "zig"\nterms = ["a"]\nwrite = "x"\n',
            "needs one of find, pattern, terms or heads, not find and terms",
        ),
        ('heads = ["week"]\n', "one is missing; say what is to be one in a document"),
        ('find = "zig"\nwrite = "x"\nsafety = "show"\n', "only points: take write out"),
        ('find = "zig"\nsafety = "show"\n', "shows is missing"),
        ('find = "zig"\nwrite = "x"\nsafety = "sure"\n', 'safety = "sure" is unknown'),
        ('find = "zig"\nwirte = "x"\n', 'unknown key "wirte"; did you mean "write"?'),
        ("pattern = '(zig'\nwords = ['zig']\nwrite = 'x'\n", "is no regular expression"),
        ("pattern = 'zig|'\nwords = ['zig']\nwrite = 'x'\n", "matches the empty text"),
        ("pattern = 'zig'\nwrite = 'x'\n", "words is missing; name the rare words"),
        ("pattern = 'zig'\nwords = ['zig']\nwrite = '{day}'\n", "write asks for {day}"),
        ("pattern = 'zig'\nwords = ['zig']\nwrite = 'x'\nunless = ['a']\n", "unless is for find"),
    ],
)
def test_what_is_wrong_is_said(body, said):
    assert said in "\n".join(problems(body))


@pytest.mark.parametrize("key", ["fixes", "leaves"])
def test_an_entry_proves_itself(key):
    tail = "".join(line + "\n" for line in TAIL.splitlines() if not line.startswith(key))
    assert f"{key} is missing" in "\n".join(problems('find = "zig"\nwrite = "zog"\n', tail=tail))


def test_a_rule_that_matches_its_own_result_is_refused():
    tail = 'fixes = [["A zig.", "A big zig."]]\nleaves = ["A zag."]\n'
    (problem,) = problems('find = "zig"\nwrite = "big zig"\n', tail=tail)
    assert problem.startswith('rules.toml:7: matches its own result "A big zig."')
    assert problems('find = "zig"\nwrite = "big zig"\nnot_after = ["big"]\n', tail=tail) == []


@pytest.mark.parametrize(
    "expression",
    [r"(zig+)+\d", r"(?:zig*)*x", r"(a|zig+){2,}b", r"((zig\s*)+,)+", r"(?P<x>\w+\s?)+zig"],
)
def test_an_expression_that_can_explode_is_refused(expression):
    assert "can take for ever" in raw.fault(expression)


def test_an_expression_that_is_slow_on_its_own_words_is_refused():
    assert "takes too long" in raw.fault(r"(?:\w\s?){1,60}(?:\w\s?){1,60}(?:\w\s?){1,60}(?:\w\s?){1,60};zig")


@pytest.mark.parametrize("expression", [r"zig\+\)+", r"[(zig+)+]+x", r"(zig){1,3}\d+", r"(?:zig|zag) +\w+"])
def test_an_expression_that_cannot_is_taken(expression):
    assert raw.fault(expression) == ""


def test_one_bad_find_does_not_hide_another():
    found = problems('find = ["zig {nam}",\n  "zag (",\n  "zog"]\nwrite = "x"\n')
    assert len(found) == 2


def test_two_rules_that_undo_each_other_are_refused():
    first = HEAD + 'find = "zig"\nwrite = "zog"\n' + TAIL
    second = (
        HEAD.replace("tested", "other")
        + 'find = "Zog"\nwrite = "zig"\nfixes = [["A zog.", "A zig."]]\nleaves = ["A zag."]\n'
    )
    (problem,) = problems(second, head=first, tail="")
    assert problem.startswith("rules.toml:13: ")
    assert 'takes back what phrase/tested (rules.toml:1) writes, "Zog"; drop one' in problem
    assert problems(second.replace('lang = "en"', 'lang = "de"'), head=first, tail="") == []


def test_rules_with_slots_that_undo_each_other_are_found_by_their_examples():
    text = (
        HEAD
        + 'find = "zig {word: one, two}"\nwrite = "zog {word}"\nfixes = [["A zig one.", "A zog one."]]\nleaves = ["A zag."]\n'
        + HEAD.replace("tested", "other")
        + 'find = "zog {word: one, two}"\nwrite = "zig {word}"\nfixes = [["A zog two.", "A zig two."]]\nleaves = ["A zag."]\n'
    )
    entries, _ = read(Path("rules.toml"), text.encode(), {"phrase": phrases.SCHEMA})
    said = [str(problem) for problem in check(entries, build(entries))]
    assert (
        "rules.toml:7: phrase/tested: 'A zog one.' should rest, but in a second run phrase/other takes it back"
        in said[0]
    )
