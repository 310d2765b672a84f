"""Quotation: what is put right, what needs a yes, and what must stay."""

from dataclasses import replace

import pytest

from cleanup import formats, typography
from cleanup.edits import apply, settle
from cleanup.scan import Index

NOTHING = Index()


def proposed(text, lang="en", path=""):
    document = formats.read(text, path)
    segments = tuple(replace(segment, lang=lang) for segment in document.segments)
    document = replace(document, lang=lang, segments=segments)
    edits = list(typography.find(document, NOTHING.scan(text)))
    assert all(edit.safety == "show" or document.may_change(edit.span) for edit in edits)
    return edits


def clean(text, lang="en", path="", safety=("safe",)):
    kept, _ = settle(edit for edit in proposed(text, lang, path) if edit.safety in safety)
    return apply(text, kept)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # a quotation that never closes, and a dash before the speaker
        ('"The bridge opens in May, - said Mayor Hoxha.', '"The bridge opens in May," said Mayor Hoxha.'),
        ('"It rained. We went home, - said the driver.', '"It rained. We went home," said the driver.'),
        ('"The bridge opens in May, – added Hoxha.', '"The bridge opens in May," added Hoxha.'),
        ('"The bridge opens in May, - he added.', '"The bridge opens in May," he added.'),
        ('"The bridge opens in May, - Hoxha said.', '"The bridge opens in May," Hoxha said.'),
        (
            '"The bridge opens in May, - the mayor said on Monday.',
            '"The bridge opens in May," the mayor said on Monday.',
        ),
        ('"The bridge opens. - said Hoxha.', '"The bridge opens," said Hoxha.'),
        ('"Does it open? - asked Hoxha.', '"Does it open?" asked Hoxha.'),
        ('"It opens in May - said Hoxha.', '"It opens in May," said Hoxha.'),
        ('"It opens at 5 p.m. - said Mr. Hoxha.', '"It opens at 5 p.m.," said Mr. Hoxha.'),
        ('"He said "no" and left, - said Hoxha.', '"He said "no" and left," said Hoxha.'),
        ('"One, - said Hoxha. "Two, - said Berisha.', '"One," said Hoxha. "Two," said Berisha.'),
        # the marks of the document
        ("“The bridge opens in May, - said Hoxha.", "“The bridge opens in May,” said Hoxha."),
        ("„The bridge opens in May, - said Hoxha.", "„The bridge opens in May,“ said Hoxha."),
        ("„Yes”, he said. „It opens, - said Hoxha.", "„Yes”, he said. „It opens,” said Hoxha."),
        ("«The bridge opens in May, - said Hoxha.", "«The bridge opens in May,» said Hoxha."),
        # the quotation goes on after the speaker, or its mark stands behind him
        ('"It opens, - said Hoxha, - and it is safe."', '"It opens," said Hoxha, "and it is safe."'),
        ('"It opens, - said Hoxha. - It is safe."', '"It opens," said Hoxha. "It is safe."'),
        ('"It opens, - said Hoxha."', '"It opens," said Hoxha.'),
        # nobody in particular spoke
        ('"The bridge is safe, - it is said in the statement.', '"The bridge is safe," it is said in the statement.'),
        ('"The bridge is safe", - reads the announcement.', '"The bridge is safe", reads the announcement.'),
        # closed, with a dash that English has not
        ('"It opens", - said Hoxha.', '"It opens", said Hoxha.'),
        ('"It opens," - said Hoxha.', '"It opens," said Hoxha.'),
        ('"Does it open?" - asked Hoxha.', '"Does it open?" asked Hoxha.'),
        ('"It opens in May" - said Hoxha.', '"It opens in May," said Hoxha.'),
        ('"It opens in May." - Said Hoxha.', '"It opens in May," said Hoxha.'),
        # a full stop, or nothing, before the speaker
        ('"It opens in May." said Hoxha.', '"It opens in May," said Hoxha.'),
        ('"It opens in May." he said.', '"It opens in May," he said.'),
        ('"It was made in the U.S." said Hoxha.', '"It was made in the U.S.," said Hoxha.'),
        ('"It opens in the middle of May" said Hoxha.', '"It opens in the middle of May," said Hoxha.'),
        # on the wrong side of a space
        ('"It opens in May. "Said Hoxha.', '"It opens in May," said Hoxha.'),
        ('"It opens in May, "said the mayor of the town.', '"It opens in May," said the mayor of the town.'),
        ('"It opens in May ", said Hoxha.', '"It opens in May", said Hoxha.'),
        ("It opens in May ”, said Hoxha.", "It opens in May”, said Hoxha."),
        ('"It opens in May, " said Hoxha.', '"It opens in May," said Hoxha.'),
        ('"It opens in May. " said Hoxha.', '"It opens in May," said Hoxha.'),
        ('He told us: "It opens in May. "', 'He told us: "It opens in May."'),
        ('It opens in May. "', 'It opens in May."'),
        ('" It opens in May," said Hoxha.', '"It opens in May," said Hoxha.'),
        ('"It opens in May" , said Hoxha.', '"It opens in May", said Hoxha.'),
        # a comma before a quoted object
        ('We announced, "month of the forest" and invited all.', 'We announced "month of the forest" and invited all.'),
        (
            'He said that the town has launched, "week of music" with two concerts.',
            'He said that the town has launched "week of music" with two concerts.',
        ),
        ('The action is called, "clean river".', 'The action is called "clean river".'),
    ],
)
def test_put_right(before, after):
    assert clean(before) == after
    assert clean(after) == after


@pytest.mark.parametrize(
    "text",
    [
        '"It opens," said Hoxha. "It is safe."',
        '"It opens," said Hoxha, "and it is safe."',
        "“It opens,” said Hoxha.",
        '"Who wins?" she asked.',
        '"It opens." Said Hoxha, who is a painter, left the room.',
        '"It opens." Hoxha said nothing more.',
        'The paper "Koha e Re" said Monday that it would close.',
        '"The Evening Paper" said the mayor had lied.',
        'The word "freedom" said nothing to them.',
        'He wrote, "Said Halim was here." Then he left.',
        'They wrote, "said by many to be grim," and left.',
        'The "Act Now" campaign - said to cost millions - began.',
        '"Our plan - said Hoxha - will fail.',
        '"The Night Watch" - Rembrandt van Rijn',
        '"Act Now" - The Movie',
        '"I went home," - that is all she had to say.',
        '"So," - he paused - "it is done."',
        '"It opens", - the mayor said that nobody came.',
        "- It opens, - said Hoxha.",
        "The “old” men – said to be many – came.",
        'A 6" pipe of 5\'10" leaks, - said Hoxha.',
        'The 12 " x 14 " board is cut.',
        'Replace " with " in every file.',
        "Use \" and ' in the shell.",
        'Back in the \'90s he said "yes".',
        "``It opens,'' said Hoxha.",
        'A line that begins with "From " is not changed.',
        'Words like "the ", with their blank, do not match.',
        'His "No." said the most about him.',
        '" Set by the first command\ncommand\n" Reset by the second one',
        '"It opens, - said Hoxha. It is safe."',
        'He announced, "we are going home" and left.',
        'She declared, "peace for our time" and left.',
        'As we announced, "month of the forest" starts today.',
        'The action that we launched, "month of the forest", starts today.',
        'The ship was called, "in honour of the king," Victoria.',
        'It was, he said, "a good day" for all.',
        '"The roses are red,\nthe violets are blue,\n\nthe sugar is sweet."',
        "« Nous sommes d'accord », dit-il.",
        'Here "one" and "two," he said, and "three".',
    ],
)
def test_left_alone(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sq", '"Ura hapet në maj, - tha Hoxha.'),
        ("sq", "- Ura hapet në maj, - tha Hoxha, - dhe është e sigurt."),
        ("sr-Latn", "„Most se otvara u maju“, - rekao je Petrović."),
        ("sr-Cyrl", "– Мост се отвара у мају – рекао је Петровић."),
        ("mk", "„Мостот се отвора во мај“, - рече Петров."),
        ("hr", "- Most se otvara - rekao je Horvat. - Siguran je."),
        ("bs", "„Most se otvara”, – rekao je Hodžić."),
        ("tr", '"Köprü açılıyor", - dedi Yılmaz.'),
        ("de", "„Die Brücke öffnet im Mai“, sagte Huber."),
        ("fr", "« Le pont ouvre en mai » , dit-elle ."),
        ("sq", 'Gazeta "Koha e Re", tha ai, u mbyll.'),
    ],
)
def test_dashes_and_marks_of_other_languages_stay(lang, text):
    assert clean(text, lang) == text
    assert clean(text, "") == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"It opens, said Hoxha.', '"It opens," said Hoxha.'),
        ('The talks went on, "said the head of the group.', 'The talks went on," said the head of the group.'),
        ('"It opens, - said Hoxha resigned.', '"It opens," said Hoxha resigned.'),
    ],
)
def test_with_a_yes(before, after):
    assert clean(before) == before
    assert clean(before, safety=("safe", "ask")) == after


def shown(text, lang="en"):
    return [edit.span.start for edit in proposed(text, lang) if edit.safety == "show"]


@pytest.mark.parametrize("lang", ["en", "sq", "sr-Cyrl", ""])
def test_a_quotation_that_never_closes_is_pointed_at(lang):
    assert shown('He told us: "nobody saw him in the street again. He left.', lang) == [12]
    assert shown("He told us: „nobody saw him in the street again. He left.", lang) == [12]


@pytest.mark.parametrize(
    "text",
    [
        '"The first paragraph of what he said.\n\n"The second one," he said.',
        '"The roses are red in the garden,\n\nthe violets are blue."',
        '"Too short',
        'The 6" pipe is in the house of the mayor.',
    ],
)
def test_a_quotation_over_several_paragraphs_is_not_pointed_at(text):
    assert shown(text) == []


def test_one_decision_for_the_parts_of_one_change():
    edits = proposed('"It opens, - said Hoxha. - It is safe."')
    assert len(edits) == 2
    assert len({edit.match for edit in edits}) == 1
    assert [(edit.before, edit.after) for edit in edits] == [(" -", '"'), ("- ", '"')]


def test_markup_stays_and_does_not_hide_a_mark():
    before = (
        '> "The bridge opens in May, - said\n> Hoxha.\n\n- "It is *safe*, - said [Hoxha](a "b").\n\n'
        'Run `"x, - said Y` and `a , and b`.\n\n| "It opens, - said Hoxha. | 1 |\n|---|---|\n\n'
        '```\n"It opens, - said Hoxha.\n```\n\n"`a b`" is quoted.\n'
    )
    after = (
        '> "The bridge opens in May," said\n> Hoxha.\n\n- "It is *safe*," said [Hoxha](a "b").\n\n'
        'Run `"x, - said Y` and `a , and b`.\n\n| "It opens," said Hoxha. | 1 |\n|---|---|\n\n'
        '```\n"It opens, - said Hoxha.\n```\n\n"`a b`" is quoted.\n'
    )
    assert clean(before, path="a.md") == after


def test_line_breaks_stay():
    before = 'The mayor spoke.\r\n\r\n"The bridge opens in the month of May for all the people of the town. "Said\r\nHoxha.\r\n'
    assert clean(before, path="a.md") == before.replace('. "Said', '," said')
