"""Words and passages that are pointed at: what was left in another language, what is one slip from a word of the text."""

import csv
from pathlib import Path

import pytest

import cleanup
from cleanup import formats, language, typography
from cleanup.engine.load import shipped_folder
from cleanup.formats.view import View
from cleanup.language import foreign
from cleanup.typography import near, untranslated

# A paragraph in each language, each sentence of it enough to be known by.
TEXTS = {
    "en": (
        "The town council met on Tuesday to talk about the new school and the road that leads to it.",
        "The members agreed that the work should begin before the end of the summer.",
        "They also decided that the old building will be used by the library of the town.",
        "A report on the costs is going to be published as soon as it has been written.",
    ),
    "sq": (
        "Kuvendi i qytetit u mblodh të martën për të folur për shkollën e re dhe për rrugën që të çon tek ajo.",
        "Anëtarët u pajtuan që puna të fillojë para fundit të verës së ardhshme.",
        "Ata vendosën gjithashtu që ndërtesa e vjetër të përdoret nga biblioteka e qytetit.",
        "Një raport për shpenzimet do të botohet sapo të jetë shkruar nga komisioni.",
    ),
    "sr-Latn": (
        "Skupština grada sastala se u utorak da razgovara o novoj školi i o putu koji vodi do nje.",
        "Članovi su se složili da radovi treba da počnu pre kraja sledećeg leta.",
        "Odlučili su takođe da će staru zgradu koristiti biblioteka koja nema dovoljno mesta.",
        "Izveštaj o troškovima biće objavljen čim ga komisija napiše i usvoji.",
    ),
    "mk": (
        "Советот на градот се состана во вторник за да разговара за новото училиште и за патот што води до него.",
        "Членовите се согласија дека работите треба да почнат пред крајот на летото.",
        "Тие исто така одлучија старата зграда да ја користи библиотеката на градот.",
        "Извештајот за трошоците ќе биде објавен штом ќе го напише комисијата.",
    ),
    "tr": (
        "Belediye meclisi salı günü yeni okulu ve oraya giden yolu konuşmak için toplandı.",
        "Üyeler çalışmaların yaz bitmeden önce başlaması gerektiği konusunda anlaştı.",
        "Ayrıca eski binanın şehir kütüphanesi tarafından kullanılmasına karar verdiler.",
        "Masraflarla ilgili bir rapor yazıldıktan hemen sonra yayımlanacak.",
    ),
    "de": (
        "Der Stadtrat traf sich am Dienstag, um über die neue Schule und die Straße zu sprechen, die zu ihr führt.",
        "Die Mitglieder waren sich einig, dass die Arbeiten noch vor dem Ende des Sommers beginnen sollen.",
        "Sie haben auch beschlossen, dass das alte Haus von der Bücherei genutzt werden soll.",
        "Ein Bericht über die Kosten wird veröffentlicht, sobald er geschrieben ist.",
    ),
    "fr": (
        "Le conseil de la ville s’est réuni mardi pour parler de la nouvelle école et de la route qui y mène.",
        "Les membres sont convenus que les travaux devraient commencer avant la fin de l’été.",
        "Ils ont aussi décidé que l’ancien bâtiment sera utilisé par la bibliothèque de la ville.",
        "Un rapport sur les dépenses sera publié dès qu’il aura été écrit.",
    ),
}  # fmt: skip
CYRILLIC = "Чланови су се сложили да радови треба да почну пре краја следећег лета."
NAMES = {
    "en": "English",
    "sq": "Albanian",
    "sr-Latn": "Serbian",
    "mk": "Macedonian",
    "tr": "Turkish",
    "de": "German",
    "fr": "French",
}


def shown(text, lang="", path="", rule="untranslated"):
    document = language.assign(formats.read(text, path), lang)
    parts = {"untranslated": untranslated, "near-word": near}
    return list(parts[rule].find(document))


def article(lang, *extra, glue="\n\n"):
    """Three paragraphs of a language, with something between the second and the third."""
    one, two, three, four = TEXTS[lang]
    return f"{one} {two}\n\n{three} {four}{glue}{glue.join(extra)}{glue}{two} {three}\n\n{four} {one}\n"


OTHERS = [(lang, other) for lang in TEXTS for other in TEXTS if lang != other]


@pytest.mark.parametrize(("lang", "other"), OTHERS)
@pytest.mark.parametrize("glue", ["\n\n", " "])
@pytest.mark.parametrize("known", [True, False])
def test_a_sentence_in_another_language_is_pointed_at_with_its_language(lang, other, glue, known):
    left = TEXTS[other][1]
    (edit,) = shown(article(lang, left, glue=glue), lang if known else "")
    assert edit.before.strip() == left
    assert (edit.after, edit.safety, edit.rule) == (edit.before, "show", "typography/untranslated")
    assert NAMES[other] in edit.why


@pytest.mark.parametrize("lang", TEXTS)
def test_a_text_in_one_language_has_nothing_untranslated(lang):
    assert shown(article(lang, TEXTS[lang][0])) == []
    assert not untranslated.glance(article(lang, TEXTS[lang][0]))


@pytest.mark.parametrize(
    ("lang", "heading", "name"),
    [
        ("en", "Informacione të tjera për ndërtimin e shkollës së re", "Albanian"),
        ("sq", "Annual report on the work of the school and the library", "English"),
        ("mk", "Annual report on the work of the school and the library", "English"),
    ],
)
def test_a_heading_in_another_language_is_pointed_at(lang, heading, name):
    (edit,) = shown(article(lang, f"## {heading}"), path="a.md")
    assert edit.before == heading
    assert edit.why == f"The passage was left in {name}."


SQ = TEXTS["sq"][1]


@pytest.mark.parametrize(
    "extra",
    [
        f"“{SQ}”",
        f'The mayor said: "{SQ}"',
        f"The notice on the door ({SQ.rstrip('.')}) was read by all.",
        f"> {SQ}\n",
        "Ligji për ratifikimin e marrëveshjes ndërmjet komunës dhe ministrisë për ndërtimin e shkollës.",
        "Gashi, A. (2010). Historia e arsimit dhe e kulturës në qytetin e vjetër dhe në fshatrat përreth tij.",
        "Hajredin Kuçi, Bajram Rexhepi, Ismet Kabashi, Enver Peci dhe Riza Shillova nga Komuna e Prishtinës.",
        "Liria ose vdekja!",
        "Unë dua të jem i lirë",
        "- Shtëpia e Kulturës\n- Teatri i qytetit të vjetër\n- Biblioteka e qytetit",
        "`Anëtarët u pajtuan që puna të fillojë para fundit të verës së ardhshme.`",
        "```\nAnëtarët u pajtuan që puna të fillojë para fundit të verës së ardhshme.\n```",
    ],
)
def test_what_a_text_may_say_in_another_language_is_passed_over(extra):
    assert shown(article("en", extra), path="a.md") == []
    assert shown(article("en", extra), "en", "a.md") == []


@pytest.mark.parametrize("italic", ["*{}*", "_{}_", '<em lang="sq">{}</em>'])
def test_italics_within_a_paragraph_are_passed_over_but_no_paragraph_in_italics(italic):
    slanted = italic.format(SQ)
    own = TEXTS["en"][0]
    for extra, count in ((f"{own} {slanted}", 0), (f"{own} {SQ}", 1), (f"{slanted} {own}", 0), (slanted, 1)):
        document = language.assign(View(formats.read(article("en", extra), "a.md")).document, "en")
        assert len(list(untranslated.find(document))) == count


@pytest.mark.parametrize(
    ("page", "part", "count"),
    [
        ("<html><body>{}</body></html>", "<p>{}</p>", 1),
        ('<html lang="en"><body>{}</body></html>', "<p>{}</p>", 1),
        ('<html lang="en"><body>{}</body></html>', '<p lang="sq">{}</p>', 0),
        ('<html lang="en"><body>{}</body></html>', '<div lang="sq"><p>{}</p></div>', 0),
        ("<html><body>{}</body></html>", '<p><span lang="sq">{}</span></p>', 0),
    ],
)
def test_a_part_whose_language_the_page_declares_is_passed_over(page, part, count):
    paragraphs = [f"<p>{text}</p>" for text in TEXTS["en"]]
    text = page.format("".join([*paragraphs, part.format(SQ), *paragraphs]))
    document = language.assign(View(formats.read(text, "a.html")).document)
    assert len(list(untranslated.find(document))) == count


@pytest.mark.parametrize(
    ("path", "text", "slanted"),
    [
        ("a.md", "a *b c* **d** _f_ \\*g\\* 2*3 <i class='x_y'>h</i> [l](http://a_b) *k*", ["b c", "f", "h", "k"]),
        ("a.html", "<p>a <i>b c</i></p><p><EM>d</em> <b>e</b></p>", ["b c", "d"]),
        ("a.txt", "a *b* c", []),
    ],
)
def test_what_is_in_italics_is_known(path, text, slanted):
    document = View(formats.read(text, path)).document
    assert [document.text[slice(*span)] for span in document.slanted] == slanted


def test_a_document_whose_languages_take_turns_is_passed_over():
    for one, other in (("en", "sq"), ("sq", "sr-Latn"), ("mk", "sq")):
        turns = [part for pair in zip(TEXTS[one], TEXTS[other], strict=True) for part in pair]
        for lang in (one, other, ""):
            assert shown("\n\n".join(turns), lang) == []


def test_a_part_in_another_language_is_passed_over():
    own = "\n\n".join(TEXTS["en"] * 8)
    assert shown(f"{own}\n\nPërmbledhje\n\n" + "\n\n".join(TEXTS["sq"]), "en") == []
    assert len(shown(f"{own}\n\n{SQ}\n\n{own}\n\n{TEXTS['tr'][0]}", "en")) == 2


def test_a_language_in_two_alphabets_is_one():
    assert shown(article("sr-Latn", CYRILLIC), "sr-Latn") == []
    assert shown(article("sr-Latn", CYRILLIC), "hr") == []


@pytest.mark.parametrize(("lang", "other"), OTHERS)
def test_a_glance_sees_what_is_left(lang, other):
    assert untranslated.glance(article(lang, " ".join(TEXTS[other][:2])))


@pytest.mark.parametrize(("lang", "other"), OTHERS)
def test_a_sentence_is_surely_foreign_or_nothing_is_said(lang, other):
    found = {foreign(sentence, lang).partition("-")[0] for sentence in TEXTS[other]}
    assert found <= {other.partition("-")[0], "sh"} - {""}
    assert {foreign(sentence, other) for sentence in TEXTS[other]} == {""}


def near_words(text, lang="en", path=""):
    return [(edit.before, edit.evidence) for edit in shown(text, lang, path, "near-word")]


@pytest.mark.parametrize(
    ("lang", "often", "slip"),
    [
        ("en", "implementation", "implmentation"),
        ("en", "coordination", "coordniation"),
        ("en", "municipality", "muncipality"),
        ("sq", "bashkëpunimi", "bashkpunimi"),
        ("sr-Latn", "obrazovanja", "obraziovanja"),
        ("sr-Cyrl", "образовања", "обраозвања"),
        ("mk", "општинските", "оппштинските"),
        ("de", "entsprechend", "ensprechend"),
        ("fr", "gouvernement", "gouvenement"),
    ],
)
def test_a_slip_in_a_word_that_stands_again_and_again_is_pointed_at(lang, often, slip):
    body = TEXTS.get(lang, (CYRILLIC,))[0]
    text = f"{body} a {often} b. {often} c, {often} d; {slip} e. {body}"
    assert near_words(text, lang) == [(slip, f"{often} (3 times)")]
    assert near_words(text.replace(slip, slip.capitalize()), lang) == []
    assert near_words(text.replace(f"{often} c", "c"), lang) == []
    assert near_words(f"{text} {slip}", lang) == []


@pytest.mark.parametrize(
    "text",
    [
        "minister minister minister and ministers; minsterial",
        "organisation organisation organisation and organisations",
        "favourable favourable favourable and favorable",
        "travelling travelling travelling and traveling",
        "contract contract contract and contact",
        "government government government, Govenment, GOVENMENT and govenment@example.com, a.govenment, govenment.js",
        "government government government and `govenment`",
        "government government government and x-govenment_2",
    ],
)
def test_other_words_are_passed_over(text):
    assert near_words(text, path="a.md") == []


def test_turkish_puts_letters_into_words():
    assert near_words("görünüyorlar görünüyorlar görünüyorlar görünmüyorlar", "tr") == []


@pytest.mark.parametrize("unit", ["abcdefghijkl", "abcdefghijkl ", "abcdefghijkl abcdefgijkl ", "të dhe the and "])
def test_a_long_text_is_no_trouble(unit):
    text = unit * (400_000 // len(unit))
    assert len(shown(text, "en", rule="near-word")) + len(shown(text, "en")) == 0


NONWORDS = [
    pytest.param(row, id=f"{path.parent.name}-{row['wrong']}-{row['lang']}")
    for path in sorted(Path(shipped_folder()).glob("*/nonwords.tsv"))
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t")
]


@pytest.fixture(scope="module")
def nonwords():
    return cleanup.load(*sorted(Path(shipped_folder()).glob("*/nonwords.tsv")), shipped=False)


@pytest.mark.parametrize("row", NONWORDS)
def test_a_word_that_is_none_is_put_right_in_small_letters_only(row, nonwords):
    wrong, right = row["wrong"], row["write"]
    assert wrong.islower()
    assert right.islower()
    assert row["why"]
    lang = "hr" if row["lang"] == "sh" else row["lang"]
    body, other = TEXTS.get("sr-Latn" if lang == "hr" else lang, (CYRILLIC,))[0], "en" if lang == "sq" else "sq"
    before = f"{body} ({wrong}) {wrong}, {wrong.capitalize()} {wrong.upper()} x{wrong} {wrong}x"
    after = f"{body} ({right}) {right}, {wrong.capitalize()} {wrong.upper()} x{wrong} {wrong}x"
    assert cleanup.clean(before, lang, nonwords, only=["phrases"]).text == after
    assert cleanup.clean(after, lang, nonwords, only=["phrases"]).text == after
    foreign_text = before.replace(body, TEXTS[other][0])
    assert cleanup.clean(foreign_text, other, nonwords, only=["phrases"]).text == foreign_text


@pytest.mark.parametrize(
    "text",
    [
        "The word “seperate” is on the wall.",
        "The spelling of seperate is a matter of luck.",
        "They wrote that it was “a seperate [sic] matter for the whole of the city council”.",
        "In 1789 he wrote that “the seperate States are free”.",
        "The band is called Seperate Ways.",
        "The option --seperate and the folder seperate/files.",
    ],
)
def test_a_word_that_is_spoken_of_is_left(text, nonwords):
    assert cleanup.clean(text, "en", nonwords).text == text


def test_a_word_that_is_none_is_a_matter_of_wording_and_no_name(nonwords):
    (edit,) = cleanup.clean("They seperate it.", "en", nonwords).applied
    assert edit.rule == "phrase/en-seperate"


def test_no_word_that_is_none_stands_where_a_right_one_stands():
    wrong = {row.values[0]["wrong"] for row in NONWORDS}
    right = {word for row in NONWORDS for word in row.values[0]["write"].split()}
    assert len(wrong) > 200
    assert not wrong & right


def test_the_room_points_at_both():
    text = article("en", SQ) + "The implementation of the implementation is an implementation of no implmentation.\n"
    edits = typography.find(language.assign(formats.read(text, ""), "en"), None)
    assert {edit.rule for edit in edits} == {"typography/untranslated", "typography/near-word"}
