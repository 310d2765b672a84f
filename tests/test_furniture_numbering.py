"""What is numbered or comes back as pages do and is content: chapters, articles, catalogues, cards, notes, buttons of a manual."""

import random

import pytest

import cleanup
from cleanup.engine.load import shipped

VOICES = {
    "en": ("the keeper|the miller|a gull|the council", "mended|carried|counted|sold", "the rope|a lamp|the wall", "in spring|at noon"),
    "de": ("der Müller|die Bäckerin|ein Fischer", "sah|kaufte|fand|zählte", "das Brot|den Kahn|die Lampe", "am Morgen|ohne ein Wort"),
    "fr": ("le meunier|la boulangère|un pêcheur", "trouva|acheta|compta", "le pain|la barque|un filet", "au matin|sans un mot"),
    "sq": ("mullisi|peshkatari|këshilli", "gjeti|bleu|numëroi|shiti", "bukën|varkën|rrjetën", "në mëngjes|pa fjalë"),
    "sr-Latn": ("mlinar|ribar|pekar|čuvar", "je našao|je kupio|je video", "hleb|čamac|lampu", "ujutru|pre oluje|bez reči"),
    "sr-Cyrl": ("млинар|рибар|савет", "је нашао|је купио|је видео", "хлеб|чамац|мрежу", "ујутру|пре олује"),
    "mk": ("мелничарот|рибарот|советот", "купи|најде|изброи", "леб|чамец|мрежа", "наутро|пред бурата"),
    "tr": ("değirmenci|balıkçı|bekçi", "sabah|akşam|sessizce", "ekmeği|kayığı|lambayı", "buldu|sattı|saydı"),
    "it": ("il mugnaio|il pescatore|un gabbiano", "trovò|comprò|contò", "il pane|la barca|la lampada", "al mattino|senza parlare"),
    "hu": ("a molnár|a halász|a tanács", "reggel|este|szótlanul", "a kenyeret|a csónakot|a lámpát", "megtalálta|eladta|megszámolta"),
}  # fmt: skip


def prose(lang, number, sentences):
    rng, parts = random.Random(f"{lang}{number}"), [part.split("|") for part in VOICES[lang]]
    told = (", ".join(" ".join(map(rng.choice, parts)) for _ in range(2)) for _ in range(sentences))
    return " ".join(f"{text[0].upper()}{text[1:]}." for text in told)


def clean(text, name=None):
    return cleanup.clean(text, lang=None, dictionary=shipped(), only=("furniture",), filename=name)


LONG = {
    "chapters below a sign": lambda n, told: f"* * *\n\n{n}\n\n{told(9)}\n\n{told(6)}",
    "chapters above a sign": lambda n, told: f"{n + 2}\n\n{told(9)}\n\n—",
    "articles over two lines": lambda n, told: f"Neni\n{n}\n\n{told(9)}",
    "articles apart": lambda n, told: f"Член\n\n{n + 3}\n\n{told(9)}",
    "numbers above a word": lambda n, told: f"{n + 3}\nMadde\n\n{told(9)}",
    "numbers between dashes": lambda n, told: f"– {n + 4} –\n\n{told(9)}",
    "ornaments": lambda n, told: f"~ {n + 3} ~\n\n{told(9)}",
    "paragraphs of a judgment": lambda n, told: f"[{n + 11}]\n{told(9)}",
    "recitals of a law": lambda n, told: f"({n + 104})\n\n{told(3)}",
    "a catalogue": lambda n, told: f"{n + 100}\nOil on canvas\n{told(5)}",
    "notes of a thread": lambda n, told: f"{told(2)}\n\n{n}/13",
    "slides": lambda n, told: f"{n + 2}/20\n\n{told(3)}",
    "a log": lambda n, told: f"Log of the good ship Anna – {n + 3}\n\n{told(9)}",
    "heads with a bar": lambda n, told: f"{n + 3} | The harbour at night\n\n{told(9)}",
    "a script for pictures": lambda n, told: f"Page {n + 3}\n\nPanel 1. {told(2)}\n\nPanel 2. {told(1)}",
    "remarks on pages": lambda n, told: f"Page {2 * n + n % 2} of 40\n\n{told(2)}",
}


@pytest.mark.parametrize("lang", VOICES)
@pytest.mark.parametrize("kind", LONG)
def test_numbered_parts_of_a_long_text_stay(kind, lang):
    text = "\n\n".join(LONG[kind](n, lambda count, n=n: prose(lang, n, count)) for n in range(1, 14)) + "\n"
    assert clean(text).text == text


FED = {
    "chapters": lambda n, told: f"{n}\n\n{told(9)}",
    "poems": lambda n, _: f"{n + 11}\n\nThe lamp is lit\nthe boat is gone\nand nobody asks the sea",
    "sections": lambda n, told: f"{n} The rope and the lamp\n\n{told(4)}",
    "letters": lambda _, told: f"Dear neighbour,\n\n{told(4)}\n\nYours,\nthe keeper",
    "cards": lambda n, told: f"Question {n}\n{told(1)}\nAnswer\nB",
    "forms": lambda n, _: f"Form of the harbour office\nName: Ana {n}\nBoat: {n * 7}\nSigned",
    "hymns": lambda n, told: f"{n + 40}\nMorning\n\n{told(2)}\n\nAmen",
    "romans": lambda n, told: f"{'i' * n}\n\n{told(4)}",
}


@pytest.mark.parametrize("lang", ["en", "de", "sr-Cyrl"])
@pytest.mark.parametrize("kind", FED)
def test_parts_that_form_feeds_divide_keep_their_heads(kind, lang):
    text = "\n\f\n".join(FED[kind](n, lambda count, n=n: prose(lang, n, count)) for n in range(1, 9)) + "\n"
    assert clean(text).text == text


SHORT = {
    "sources under quotations": "{A}.\nPage 4\n\n{B}.\nPage 5\n\n{C}.\nPage 6\n",
    "notes without a stop": "{a}\nPage 4\n\n{b}\nPage 5\n\n{c}\nPage 6\n",
    "remarks on neighbouring pages": "{A}.\n\nPage 4\n{B}.\n\nPage 5\n{C}.\n\nPage 7\n{D}.\n",
    "contents": "{A}\n\n4\n\n{B}\n\n5\n\n{C}\n\n6\n",
    "steps in small letters": "{A}. {B}.\n\n5\n\n{c}\n\n6\n\n{d}\n\n7\n\n{b}\n",
    "stanzas": "{a}\n{b}\n\n- 2 -\n\n{c}\n{d}\n\n- 3 -\n\n{b}\n{a}\n\n- 4 -\n\n{d}\n",
    "captions": "{A}.\n[3]\n\n{B}.\n[4]\n\n{C}.\n[5]\n",
    "parts of a series": "{A}.\n\nHarbour Stories, vol. 3\n\n{B}.\n\nHarbour Stories, vol. 4\n\n{C}.\n\nHarbour Stories, vol. 5\n",
    "votes": "{A}.\n\n12 / 15\n\n{B}.\n\n13 / 15\n\n{C}.\n\n14 / 15\n\n{D}.\n",
    "sheets that a list names": "{A}: Page 1 of 4\n\n{B}: Page 2 of 4\n\n{C}: Page 3 of 4\n",
    "a list that is announced": "{A}. {B}:\n\n11\n\n{c}\n\n12\n\n{d}\n\n13\n\n{b}. {D}\n",
}


@pytest.mark.parametrize("lang", VOICES)
@pytest.mark.parametrize("kind", SHORT)
def test_numbers_of_short_texts_stay(kind, lang):
    told = {letter: prose(lang, letter, 1)[:-1] for letter in "ABCD"}
    small = {letter.lower(): text[0].lower() + text[1:] for letter, text in told.items()}
    text = SHORT[kind].format(**told, **small)
    assert clean(text).text == text


@pytest.mark.parametrize(
    "page",
    [
        ["Ana: yes", "Mark: see you", "Ana: yes"],
        ["Q. Did you see the boat?", "A. Yes.", "Q. And the lamp?", "A. Yes."],
        ["Ana Obal 75", "Lučka 24", "Ana Obal 57", "Lučka 42"],
    ],
)
def test_lines_that_come_back_beside_page_marks_by_chance_stay(page):
    pages = [[*page, prose("en", n, 3), *page[: n % 3 + 1]] for n in range(1, 7)]
    text = "".join("\n".join([*lines, f"Page {n} of 6", ""]) for n, lines in enumerate(pages, 1))
    assert clean(text).text == "".join("\n".join([*lines, ""]) for lines in pages)


BUTTONS = ["Read more", "Share on Facebook", "Back to top", "Weiterlesen", "Lire la suite", "Lexo më shumë", "Pročitaj još",
           "Podeli na Fejsbuku", "Прочитај повеќе", "Devamını oku", "Leggi anche", "Leer más", "Pročitaj više", "Читать далее"]  # fmt: skip
A, B, C = (prose("en", n, 2) for n in range(3))
MANUALS = {
    "announced": f"{A}\n\nThen choose:\n\n{{0}}\n\n{B}\n\nThen choose once more:\n\n{{0}}\n\n{C}\n",
    "announced at the head": f"To send the page, choose:\n{{0}}\n\n{A}\n\n{B}\n",
    "announced at the foot": f"{A}\n\n{B}\n\nAt the foot of the page stands\n\n{{0}}\n",
    "in a sentence": f"{A}\n\nClick on\n\n{{0}}\n\nto go on.\n\n{B}\n\nThen click on\n\n{{0}}\n\nto end it.\n",
    "under its own heading": f"# Manual\n\n## First button\n\n{{0}}\n\n## Second button\n\n{A}\n\n## Third button\n\n{{0}}\n",
    "explained": f"{A}\n\n{{0}}\n{B}\n\nClose\n{C}\n\n{{0}}\nSee above.\n",
    "a term": f"{{0}}\n\n{A}\n\nSave\n\n{B}\n\nClose\n\n{C}\n",
    "a step": f"1. {A}\n2. Look for the word\n\n{{0}}\n\n3. {B}\n4. Look for it again\n\n{{0}}\n\n5. {C}\n",
    "an item": f"{A}\n\n- {{0}}\n- Save\n- Close\n\n{B}\n",
    "one of two": f"The two buttons of the page are:\n\n{{0}}\nClose\n\n{A}\n\n{B}\n",
    "a title": f"{{0}}\n\n{A}\n\n{B}\n",
    "among other words": f"{A}\n\n{{0}}\n\nPrint\n\nSave as draft\n\nKeep me signed in\n",
}


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("kind", MANUALS)
def test_buttons_that_a_text_speaks_of_stay(kind, button):
    text = MANUALS[kind].format(button)
    assert clean(text, "manual.md").text == text


@pytest.mark.parametrize(
    "label",
    ["Page&nbsp;2 of 3", "Page&#160;2&#160;of&#160;3", "p. 2 of 3", "Pag. 3 di 12", "str. 3 od 12", "Страна 2 од 3"],
)
def test_labels_of_web_pages_are_found_in_any_writing(label):
    page = f"<p>{A[:-1]}</p>\n<p>{label}</p>\n<p>and {B}</p>\n"
    (edit,) = clean(page, "page.html").applied
    assert clean(page, "page.html").text == page.replace(label, "")
    assert "joined" not in edit.why


def test_links_between_tags_are_asked_about():
    page = f"<p>{A}</p>\n<p><a href='#'>Share on Facebook</a></p>\n"
    assert {(edit.rule, edit.safety) for edit in clean(page, "page.html").held} == {("furniture/residue", "ask")}


def test_page_numbers_in_open_text_without_a_small_letter_after_them_are_asked_about():
    pages = [f"{prose('en', n, 14)} And then came{' the' * (n % 2)} Old\n{n}\n" for n in range(11, 19)]
    outcome = clean("Miller And His Boat. ".join(pages))
    assert outcome.applied == ()
    assert {edit.rule for edit in outcome.held} == {"furniture/page-number"}
