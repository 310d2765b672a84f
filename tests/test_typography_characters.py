"""Characters: invisible ones, those of another alphabet, those of a wrong encoding."""

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
    return [
        edit
        for edit in typography.find(document, NOTHING.scan(text))
        if edit.safety == "show" or document.may_change(edit.span)
    ]


def clean(text, lang="en", path="", safety=("safe",)):
    kept, _ = settle(edit for edit in proposed(text, lang, path) if edit.safety in safety)
    return apply(text, kept)


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("en", "the values \u200b\u200bof the town", "the values of the town"),
        ("en", "the\u200b values of the town", "the values of the town"),
        ("en", "the values \u200b of the town", "the values of the town"),
        ("en", "the values\u200b, and the town\u200b.", "the values, and the town."),
        ("en", "the gar\u200bden is \u200dopen", "the garden is open"),
        ("en", "the \ufefftown and the \u2060river", "the town and the river"),
        ("en", "the town\u200e (old\u200e) is here", "the town (old) is here"),
        ("en", "the gar\u00adden", "the garden"),
        ("sq", "\u200bKomuna e \u200bre", "Komuna e re"),
        ("mk", "општи\u200bната", "општината"),
        ("sr-Cyrl", "општина \u200bје", "општина је"),
        ("tr", "bele\u00addiye", "belediye"),
        ("ar", "\u0645\u062f\ufeff\u064a\u0646\u0629", "\u0645\u062f\u064a\u0646\u0629"),
        ("sr-Cyrl", "дoлaзи oд општине", "долази од општине"),
        ("mk", "Mинистерот рече дeка", "Министерот рече дека"),
        ("mk", "на sидот", "на ѕидот"),
        ("ru", "Mосква", "Москва"),
        ("en", "The tоwn of Вelgrade", "The town of Belgrade"),
        ("sq", "Komuna e Kоsovёs", "Komuna e Kosovës"),
        ("sq", "nё qytet dhe nė fshat", "në qytet dhe në fshat"),
        ("sq", "pÃ«r KosovÃ«n dhe Ã§do gjÃ«", "për Kosovën dhe çdo gjë"),
        ("sr-Latn", "ÄŒaÄ‡ak i Å¾ena", "Čaćak i žena"),
        ("hr", "Ĺˇkola i ÄŤovjek", "škola i čovjek"),
        ("mk", "Ð³Ñ\u0080Ð°Ð´", "град"),
        ("tr", "ÅŸehir ve daÄŸ", "şehir ve dağ"),
        ("en", "it wasnâ€™t â€œgoodâ€\u009d for cafÃ©s", "it wasn’t “good” for cafés"),
        ("en", "today™s paper doesn™t say", "today's paper doesn't say"),
        ("en", "today™s paper isn’t here", "today’s paper isn’t here"),
    ],
)
def test_put_right(lang, before, after):
    assert clean(before, lang) == after
    assert clean(after, lang) == after


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fa", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ("hi", "\u0915\u094d\u200d\u0937"),
        ("th", "\u0e20\u0e32\u0e29\u0e32\u200b\u0e44\u0e17\u0e22"),
        ("km", "\u1781\u17d2\u1798\u17c2\u179a\u200b\u1793\u17c1\u17c7"),
        ("ar", "\u200f(\u0645\u062f\u064a\u0646\u0629)\u200e abc"),
        ("de", "Auf\u200clage"),
        ("de", "Donau\u00addampfschiff"),
        ("en", "a family \U0001f468\u200d\U0001f469\u200d\U0001f467 here"),
        ("en", "write to @\u200buser, see #\u200b12 and example.\u200bcom"),
        ("en", "1\u2060–\u20605"),
        ("mk", "Сè што е, од NATO-то и SMS-от"),
        ("sr-Cyrl", "USB-ом, SMSа и 3D филм, pH вредност, 5 kW, XX век"),
        ("sr-Cyrl", "eУправа и iPhone"),
        ("mk", "во XXI век, HTMLот"),
        ("en", "The Москва hotel, café, naïve, Čačak"),
        ("sq", "Presidentja Grybauskaitė tha"),
        ("lt", "nė vienas"),
        ("ru", "ёлка и её"),
        ("en", "the letter “Ã” and ‘Ä’, MANHÃ»"),
        ("pt", "« MANHÃ» e SÃO »"),
        ("fr", "LIBERTÉ” et « ÂGE »"),
        ("tr", "kâşâne, KÂR”, dedi"),
        ("de", "Äpfel, „Ä“, Ärger"),
        ("en", "Post-it™ notes and Lego™s"),
        ("en", "25 °C, 30 µm, « yes »"),
    ],
)
def test_left_alone(lang, text):
    assert clean(text, lang) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("part of\u200bthe plan", "part of the plan"),
        ("the docu\u00ad ment", "the document"),
        ("Hotel Москвa in town", "Hotel Москва in town"),
    ],
)
def test_with_a_yes(before, after):
    assert clean(before) == before
    assert clean(before, safety=("safe", "ask")) == after


def test_a_lost_character_is_pointed_at():
    assert [(edit.rule, edit.span) for edit in proposed("Kosov\ufffd\n\nand P\ufffdja\n")] == [
        ("typography/lost-character", (5, 6)),
        ("typography/lost-character", (13, 14)),
    ]


def test_code_and_links_stay():
    text = "The `va\u200blue` of <http://a.b/\u200bc> and [дoм](дoм.md).\n\n```\nKosovÃ« дoм\n```\n"
    assert clean(text, "sr-Cyrl", "a.md") == text.replace("[дoм]", "[дом]")


def test_a_line_kept_open_by_an_invisible_character_stays():
    text = "One.\n\n\u200b\n\nTwo.\n"
    assert clean(text, path="a.md") == text


def test_the_mark_at_the_very_start_stays():
    assert clean("\ufeffThe town\n") == "\ufeffThe town\n"


def test_a_paragraph_that_mixes_throughout_is_asked_about_and_a_slip_is_mended():
    import cleanup

    slip = "Општинa је у понедељак отворила нову школу у старом делу града, у присуству родитеља и ученика."
    assert cleanup.clean(slip, lang="sr-Cyrl").text == slip.replace("Општинa", "Општина")
    twice = "Општина ради на спречавањеe штете у старом делу града."
    assert cleanup.clean(twice, lang="sr-Cyrl").text == twice
    throughout = "Oпштинa је у пoнeдeљaк oтвoрилa нoву шкoлу у стaрoм дeлу грaдa."
    outcome = cleanup.clean(throughout, lang="sr-Cyrl")
    assert outcome.text == throughout
    assert {edit.safety for edit in outcome.held if edit.rule == "typography/mixed-script"} == {"ask"}
    mended = cleanup.clean(throughout, lang="sr-Cyrl", ask=True).text
    assert mended == "Општина је у понедељак отворила нову школу у старом делу града."
