"""Phrase rules as editors write them: what they change in which text, and how narrowly."""

import re
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import phrases
from cleanup.dictionary.entries import Entry
from cleanup.edits import apply, invert, settle
from cleanup.phrases import cases, serbian, verbs
from cleanup.phrases.sounds import vowel_sound
from cleanup.scan import Index
from cleanup.text import Document, Segment, Span


def entry(toml, **fields):
    given = {"id": "tested", "lang": "en", "why": "for a test", "fixes": [["x", "y"]], "leaves": ["z"]}
    return Entry("phrase", "tested", "rules.toml", 1, given | tomllib.loads(toml) | fields)


def index_of(*entries):
    rules, problems = phrases.compile(entries)
    assert problems == []
    return Index(rules)


def document(text, lang="en", kind="paragraph"):
    blocks = re.finditer(r"(?:[^\n]|\n(?!\s*\n))+", text)
    spans = [Span(*block.span()) for block in blocks]
    return Document(text, tuple(Segment(span, (span,), kind, lang) for span in spans), lang=lang)


def edits(text, *entries, lang="en", kind="paragraph"):
    index = index_of(*entries)
    found = index.scan(text)
    proposed = list(phrases.find(document(text, lang, kind), found))
    assert phrases.glance(found) or not proposed
    return proposed


def clean(text, *entries, **context):
    kept, _ = settle(edit for edit in edits(text, *entries, **context) if edit.safety != "show")
    return apply(text, kept)


AWARE = entry('find = "to aware {np} on"\nwrite = "to make {np} aware of"')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We want to aware the public on it.", "We want to make the public aware of it."),
        ("We want to aware the public\non it.", "We want to make the public\naware of it."),
        ("We want to\r\naware the public on it.", "We want to\r\nmake the public aware of it."),
        ("We want to\u00a0aware the public on it.", "We want to\u00a0make the public aware of it."),
        ("To aware the public on it is hard.", "To make the public aware of it is hard."),
        ("HOW TO AWARE THE PUBLIC ON IT", "HOW TO MAKE THE PUBLIC AWARE OF IT"),
        ("How To Aware The Public On It", "How To Make The Public Aware Of It"),
        ("We want to aware\n\nthe public on it.", "We want to aware\n\nthe public on it."),
        ("Untoaware the public on it.", "Untoaware the public on it."),
    ],
)
def test_blanks_and_capitals_of_the_text_survive(before, after):
    assert clean(before, AWARE).replace("Aware Of", "Aware of") == after.replace("Aware Of", "Aware of")


def test_what_fills_a_slot_is_not_touched():
    text = "We want to aware the public on it."
    found = edits(text, AWARE)
    assert [(edit.before, edit.after) for edit in found] == [("aware", "make"), ("on", "aware of")]
    assert {edit.match for edit in found} == {Span(8, 30)}


@pytest.mark.parametrize("mark", ["'", "\u2019"])
def test_straight_and_curly_apostrophes_are_one(mark):
    rule = entry('''find = "it's raining cats"\nwrite = "it's pouring"''')
    assert clean(f"Now it{mark}s raining cats.", rule) == f"Now it{mark}s pouring."


def test_a_word_with_a_capital_matches_only_so():
    rule = entry('find = "Month May"\nwrite = "May"')
    assert clean("In Month May, this month may end. MONTH MAY!", rule) == "In May, this month may end. MAY!"


@pytest.mark.parametrize(
    ("kind", "filling"),
    [
        ("{name}", "Hans D. van Baalen"),
        ("{name}", "O'Neill"),
        ("{number}", "1,500"),
        ("{number}", "twelve"),
        ("{date}", "5 May 2011"),
        ("{date}", "May 5, 2011"),
        ("{date}", "5.5.2011"),
        ("{year}", "2011"),
        ("{title}", "Deputy Prime Minister of the Republic of Kosovo"),
        ("{title}", "director"),
        ("{quote}", "“Act now”"),
        ("{np}", "the old mayor of the town"),
        ("{list}", "a judge, two clerks and the guard"),
        ("{country}", "North Macedonia"),
        ("{month}", "June"),
        ("{weekday}", "Friday"),
        ("{past}", "went"),
        ("{participle}", "taken"),
        ("{ing}", "asking"),
        ("{s}", "goes"),
        ("{base}", "work"),
        ("{word: not red}", "blue"),
    ],
)
def test_a_slot_takes_what_it_is_for(kind, filling):
    name = re.match(r"\{(\w+)", kind)[1]
    rule = entry(f'find = "zig {kind} zag"\nwrite = "zog {{{name}}} zag"')
    assert clean(f"We zig {filling} zag.", rule) == f"We zog {filling} zag."


@pytest.mark.parametrize(
    ("kind", "filling"),
    [
        ("{name}", "the mayor"),
        ("{number}", "many"),
        ("{year}", "2,011"),
        ("{year}", "3011"),
        ("{np}", "the mayor who is late"),
        ("{np: 2}", "the old mayor"),
        ("{list}", "a judge"),
        ("{country}", "Atlantis"),
        ("{word: not red}", "red"),
        ("{past}", "go"),
        ("{words: 2}", "one, two"),
    ],
)
def test_a_slot_takes_nothing_else(kind, filling):
    name = re.match(r"\{(\w+)", kind)[1]
    text = f"We zig {filling} zag."
    assert clean(text, entry(f'find = "zig {kind} zag"\nwrite = "zog {{{name}}} zag"')) == text


@pytest.mark.parametrize("text", ["a b c", "a x b c", "a x y b c", "a b x c", "a x b y c", "a x y b x y c"])
def test_parts_that_may_be_missing_take_their_blank_with_them(text):
    rule = entry('find = "a [x] [y] b [x] [{word: y}] c"\nwrite = "{word} found"')
    assert clean(f"zig {text} zag", rule) == f"zig {'y ' * text.count('y c')}found zag"


def test_a_verb_that_the_table_lacks_is_asked_for_or_left():
    rule = entry('find = "zig has {participle}"\nwrite = "zig {participle as past}"')
    assert [(edit.after, edit.safety) for edit in edits("A zig has taken it.", rule)] == [("took", "safe")]
    assert {edit.safety for edit in edits("A zig has frobbed it.", rule)} == {"ask"}
    ing = entry('find = "zig {participle}"\nwrite = "zig {participle as ing}"')
    assert edits("A zig frobbed it.", ing) == []


@pytest.mark.parametrize(
    ("toml", "text"),
    [
        ('not_after = ["very"]', "A very zig."),
        ('not_before = ["-", "zag {number}"]', "A zig zag 5. A zig - a."),
        ('only_after = ["the", "{number}"]', "A zig."),
        ('only_before = [".", "zag"]', "The zig goes."),
        ('unless = ["{name} said"]', "A zig, as Ana Bala said. "),
        ('only_with = ["?"]', "Who? A zig."),
        ('starts = "sentence"', "A zig. And Zig."),
        ('ends = "clause"', "A zig zag."),
        ('case = "exact"', "Zig ZIG."),
    ],
)
def test_a_guard_holds_the_rule_back(toml, text):
    assert edits(text, entry(f'find = "zig"\nwrite = "zog"\n{toml}')) == []


@pytest.mark.parametrize(
    ("toml", "text"),
    [
        ('not_after = ["very"]', "A zig, very zag."),
        ('not_before = ["-"]', "A zig is a zag - yes."),
        ('only_after = ["the", "{number}"]', "5 zig."),
        ('unless = ["{name} said"]', "A zig. Ana Bala said no."),
        ('only_with = ["?"]', "A zig? Yes."),
        ('starts = "sentence"', "Oh! Zig goes."),
        ('starts = "clause"', "Now, zig goes."),
        ('ends = "clause"', "A zig, a zag."),
        ('ends = "sentence"', "A zig."),
        ("headings = false", "A zig."),
    ],
)
def test_a_guard_lets_the_rest_through(toml, text):
    assert len(edits(text, entry(f'find = "zig"\nwrite = "zog"\n{toml}'))) == 1


def test_a_rule_that_is_not_for_headings_leaves_them():
    rule = entry('find = "zig"\nwrite = "zog"\nheadings = false')
    assert edits("A zig.", rule, kind="heading") == []


def test_an_article_before_the_match_is_fitted():
    rule = entry('find = "zig"\nwrite = "old zog"')
    assert clean("A zig met a zig.", rule) == "An old zog met an old zog."


def test_common_words_side_by_side_are_found_in_any_length_of_text():
    rule = entry('find = "can not"\nwrite = "cannot"')
    text = "We can not.\n\nThey can\nnot. Toucan not.\n\n"
    assert clean(text, rule) == "We cannot.\n\nThey cannot. Toucan not.\n\n"
    assert clean(text * 3000, rule) == clean(text, rule) * 3000


def test_a_rule_of_another_language_leaves_the_text():
    assert edits("We want to aware the public on it.", AWARE, lang="de") == []


def test_a_serbian_entry_serves_both_scripts():
    rule = entry('find = "platiti pažnju {np}"\nwrite = "obratiti pažnju {np}"', lang="sr")
    assert clean("Treba platiti pažnju na to.", rule, lang="sr-Latn") == "Treba platiti pažnju na to."
    assert clean("Treba platiti pažnju tome.", rule, lang="sr-Latn") == "Treba obratiti pažnju tome."
    assert clean("Треба платити пажњу томе.", rule, lang="sr-Cyrl") == "Треба обратити пажњу томе."


def test_a_term_takes_the_wording_that_the_document_has_most_often():
    rule = entry('terms = ["Foreign Minister", "Minister of Foreign Affairs"]')
    text = "The Foreign Minister left.\n\nThe Minister of Foreign Affairs is late. The Foreign Minister called."
    (edit,) = edits(text, rule)
    assert (edit.before, edit.after, edit.safety) == ("Minister of Foreign Affairs", "Foreign Minister", "ask")
    assert "Foreign Minister (2)" in edit.evidence.title().replace("Of", "of")


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("The State Prosecutor, Ana Bala, left. State prosecutor, Ivo Hall, came.", "safe"),
        ("The State Prosecutor left. State prosecutor Ivo Hall came.", "ask"),
    ],
)
def test_capitals_of_an_office_are_sure_only_before_names(text, safety):
    rule = entry('heads = ["prosecutor"]\none = "capitals"')
    assert [(edit.after, edit.safety) for edit in edits(text, rule)] == [("Prosecutor", safety)]


def test_an_office_that_is_never_capitalised_is_left():
    rule = entry('heads = ["prosecutor"]\none = "capitals"')
    assert edits("State prosecutor, Ivo Hall, came.", rule) == []


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("The Week Anti-Fraud began. Anti-Fraud Week is long. Anti-Fraud Week ends.", ["safe"]),
        ("The Week Anti-Fraud began. Anti-Fraud Week ends.", ["ask"]),
        ("The Week Anti-Fraud began. The Week Anti-Fraud ends.", []),
        ("The Week Anti-Fraud Unit began. Anti-Fraud Week. Anti-Fraud Week.", []),
    ],
)
def test_the_order_of_a_term_is_sure_by_the_evidence(text, safety):
    rule = entry('heads = ["week"]\none = "order"')
    assert [edit.safety for edit in edits(text, rule)] == safety


def test_a_slow_expression_is_given_up_and_named(monkeypatch):
    monkeypatch.setattr("cleanup.phrases.raw.LIMIT", 0.01)
    monkeypatch.setattr("cleanup.phrases.raw.fault", lambda _: "")
    rule = entry(
        "pattern = '(?:zig|z|i|g)+(?:zig|z|i|g)+(?:zig|z|i|g)+(?:zig|z|i|g)+\\d'\nwords = ['zig']\nwrite = 'zog'"
    )
    (edit,) = edits("zig " + "zig" * 5000, rule)
    assert (edit.safety, edit.rule) == ("show", "phrase/tested")
    assert "rules.toml:1" in edit.why


@given(st.text(alphabet="to aware the public on THE\n\u00a0.,", max_size=80))
def test_edits_fit_their_text_and_can_be_taken_back(text):
    kept, _ = settle(edits(text, AWARE))
    assert apply(apply(text, kept), invert(kept)) == text


@given(st.sampled_from(sorted(verbs.table())), st.sampled_from(verbs.FORMS))
def test_every_form_leads_back_to_its_verb(base, form):
    made = verbs.form_of(base, form)
    assert not made or (base, form) in verbs.analyse(made)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("carry", "carry carries carrying carried carried"),
        ("stop", "stop stops stopping stopped stopped"),
        ("visit", "visit visits visiting visited visited"),
        ("agree", "agree agrees agreeing agreed agreed"),
        ("undergo", "undergo undergoes undergoing underwent undergone"),
        ("die", "die dies dying died died"),
        ("quit", "quit quits quitting quit quit"),
        ("publish", "publish publishes publishing published published"),
    ],
)
def test_forms_of_verbs(base, forms):
    assert verbs.table()[base] == tuple(forms.split())


@pytest.mark.parametrize(
    "word", ["apple", "hour", "honest", "uninvited", "upper", "onset", "8-year-old", "unidentified"]
)
def test_words_that_take_an(word):
    assert vowel_sound(word) is True


@pytest.mark.parametrize(
    "word", ["user", "European", "one", "union", "unidirectional", "ewe", "house", "Ukrainian", "100"]
)
def test_words_that_take_a(word):
    assert vowel_sound(word) is False


@pytest.mark.parametrize("word", ["NGO", "EU", "historic", "x-ray", "iPhone", ""])
def test_words_of_which_it_is_not_sure(word):
    assert vowel_sound(word) is None


@given(st.text(alphabet="abcćčdđefghijklmnoprsštuvzž ", max_size=40))
def test_cyrillic_goes_back_to_the_same_latin(text):
    back = str.maketrans({cyrillic: latin for latin, cyrillic in (serbian.LETTERS | serbian.DIGRAPHS).items()})
    assert serbian.cyrillic(text).translate(back) == text


@given(st.text(max_size=30), st.text(max_size=30))
def test_capitals_change_nothing_else(source, written):
    assert cases.in_case_of(source, written).casefold() == written.casefold()


@pytest.mark.parametrize("gap", [" ", "  ", "\t", "\n", " \n", "\r\n", "\n   ", "\u00a0", " \r\n  "])
def test_common_words_side_by_side_are_found_over_any_blank(gap):
    rule = entry('find = "can not"\nwrite = "cannot"')
    text = f"Now  then, we can{gap}not  go.  "
    (edit,) = edits(text, rule)
    assert text[slice(*edit.span)] == edit.before
    assert clean(text, rule) == "Now  then, we cannot  go.  "


def test_words_of_two_paragraphs_do_not_stand_side_by_side():
    assert edits("As we can\n\nnot so.", entry('find = "can not"\nwrite = "cannot"')) == []


def test_capitals_of_turkish_are_never_written_without_their_dot():
    from cleanup.dictionary.entries import Entry
    from cleanup.engine.clean import Choice, outcome
    from cleanup.engine.load import build

    fields = {
        "id": "x",
        "lang": "tr",
        "find": "birşey",
        "write": "bir şey",
        "why": "x",
        "fixes": [["a", "b"]],
        "leaves": ["c"],
    }
    index = build([Entry("phrase", "x", "d.toml", 1, fields)])
    choice = Choice(frozenset({"phrases"}))
    assert outcome("Bana birşey söyledi.", index, choice, "tr").text == "Bana bir şey söyledi."
    for text in ("BANA BİRŞEY SÖYLEDİ.", "BANA BIRŞEY SÖYLEDI."):
        assert "BIR ŞEY" not in outcome(text, index, choice, "tr").text


def test_letters_after_a_slot_make_one_word_with_it():
    rule = entry('find = "two {word: zig, zag}s [and more]"\nwrite = "two {word}"')
    assert clean("He has two zigs and more. Two zags, two zig.", rule) == "He has two zig. Two zag, two zig."
    alone = entry('find = "{word: zig, zag}ments"\nwrite = "{word}ment"')
    assert clean("Zigments and zagment.", alone) == "Zigment and zagment."


@pytest.mark.parametrize("find", ["{np}zig", "{year}s zig"])
def test_only_choices_can_be_joined_to_letters(find):
    _, problems = phrases.compile([entry(f'find = "{find}"\nwrite = "zog"')])
    assert "is joined to letters; only choices can be" in str(problems[0])


def test_a_word_after_an_elision_is_found_in_french():
    rule = entry('find = "addresse"\nwrite = "adresse"', lang="fr")
    assert clean("L'addresse, d’addresse, qu'addresse.", rule, lang="fr") == "L'adresse, d’adresse, qu'adresse."
    assert clean("Il dit aujourd'addresse.", rule, lang="fr") == "Il dit aujourd'addresse."


def test_an_entry_with_capitals_of_its_own_says_where_capitals_stand():
    rule = entry('find = "Sinn machen"\nwrite = "sinnvoll sein"', lang="de")
    assert (
        clean("Es soll Sinn machen. Sinn machen soll es.", rule, lang="de")
        == "Es soll sinnvoll sein. Sinnvoll sein soll es."
    )


def test_a_short_word_in_capitals_stays_in_capitals():
    rule = entry('find = "nje"\nwrite = "një"', lang="sq")
    assert clean("NJE shtëpi. Nje, nje.", rule, lang="sq") == "NJË shtëpi. Një, një."


def test_a_group_may_have_any_name():
    rule = entry("pattern = '(?P<end>zig)s'\nwords = ['zigs']\nwrite = '{end}z'")
    assert clean("A zigs.", rule) == "A zigz."


@pytest.mark.parametrize("mark", ["", ",", ";"])
def test_a_mark_that_may_be_missing_is_put_back_where_it_stood(mark):
    rule = entry('find = "in {year}[{mark}] {np: 3} has zigged"\nwrite = "{np} zigged in {year}{mark}"')
    assert clean(f"In 1999{mark} the old zag has zigged", rule) == f"The old zag zigged in 1999{mark}"


def test_a_rule_with_a_name_leaves_text_in_capitals():
    rule = entry('find = "the Minister {name}"\nwrite = "Minister {name}"')
    assert clean("He saw the Minister Bala. THE MINISTER SPOKE.", rule) == "He saw Minister Bala. THE MINISTER SPOKE."


def test_any_verb_but_some():
    rule = entry('find = "zig has {participle: not go, take}"\nwrite = "zig {participle as past}"')
    assert (
        clean("A zig has said it. A zig has gone. A zig has taken it.", rule)
        == "A zig said it. A zig has gone. A zig has taken it."
    )


@pytest.mark.parametrize("times", [2, 3, 4, 7])
def test_a_word_that_stands_many_times_is_left_once_and_rests(times):
    rule = entry('find = "{word: of, and} {word}"\nwrite = "{word}"')
    assert clean("size " + "of " * times + "it", rule) == "size of it"


def test_guards_look_at_the_sentence_of_their_match():
    rule = entry('find = "zig"\nwrite = "zog"\nunless = ["zag"]')
    assert clean("A zig. A zig zag. A zig! No zag.", rule) == "A zog. A zig zag. A zog! No zag."


TWICE = entry('find = "{word: the, of} {word}"\nwrite = "{word}"')
SAME_TIME = entry('find = "in the same time"\nwrite = "at the same time"')


def test_an_edit_that_would_call_for_a_second_run_asks():
    found = edits("In the the same time it rained. The size of of it.", TWICE, SAME_TIME)
    assert sorted((edit.span.start, edit.safety) for edit in found) == [(6, "ask"), (43, "safe")]


def test_nothing_asks_for_what_another_rule_does_unasked():
    asks = entry('find = "in the same {word: time, hour}"\nwrite = "at the same {word}"', safety="ask")
    asks = replace(asks, id="asks")
    found = edits("In the same time it rained. In the same hour it stopped.", asks, SAME_TIME)
    assert sorted((edit.span.start, edit.rule, edit.safety) for edit in found) == [
        (0, "phrase/tested", "safe"),
        (28, "phrase/asks", "ask"),
    ]
