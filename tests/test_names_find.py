"""Names in running text, with a dictionary that holds nothing but canonical forms."""

from pathlib import Path

import pytest

import cleanup
from cleanup import CleanupError

PEOPLE = """
[[name]]
id = "hajredin-kuci"
kind = "person"
write = { en = "Hajredin Kuçi", sq = "Hajredin Kuçi", sr-Latn = "Hajredin Kuči", sr-Cyrl = "Хајредин Кучи", mk = "Хајредин Кучи", de = "Hajredin Kuçi", fr = "Hajredin Kuçi", tr = "Hajredin Kuçi", hr = "Hajredin Kuçi" }
gender = "m"
titles = { en = ["Minister of Justice"] }
others = ["Blerim Kuçi"]
why = "The ministry's own spelling."

[[name]]
id = "hashim-thaci"
kind = "person"
write = { en = "Hashim Thaçi", sq = "Hashim Thaçi", sr-Latn = "Hašim Tači", sr-Cyrl = "Хашим Тачи", mk = "Хашим Тачи", hr = "Hashim Thaçi", tr = "Haşim Taçi" }
why = "His own spelling."

[[name]]
id = "sasha-rashica"
kind = "person"
write = "Sasha Rashica"
wrong = ["Sasha Rashic"]
why = "The ministry's own spelling."

[[name]]
id = "riza-shillova"
kind = "person"
write = { en = "Riza Shillova" }
why = "The police's own spelling."

[[name]]
id = "vjosa-osmani"
kind = "person"
write = { en = "Vjosa Osmani-Sadriu", sq = "Vjosa Osmani-Sadriu", sr-Latn = "Vjosa Osmani-Sadriju" }
gender = "f"
why = "Her own spelling."

[[name]]
id = "vladan-krstic"
kind = "person"
write = { en = "Vladan Krstić", sq = "Vladan Kërstiq", sr-Latn = "Vladan Krstić", sr-Cyrl = "Владан Крстић", mk = "Владан Крстиќ", de = "Vladan Krstić", hr = "Vladan Krstić" }
why = "His own spelling."

[[name]]
id = "zoran-petroski"
kind = "person"
write = { en = "Zoran Petroski", mk = "Зоран Петроски" }
why = "His own spelling."

[[name]]
id = "milan-jovicic"
kind = "person"
write = { en = "Milan Jovičić", sr-Latn = "Milan Jovičić" }
why = "His own spelling."

[[name]]
id = "gani-toshi"
kind = "person"
write = { en = "Gani Toshi" }
why = "A look-alike."
neutral = true

[[name]]
id = "ursula-von-keller"
kind = "person"
write = { en = "Ursula von Keller", sr-Latn = "Ursula fon Keler" }
why = "Her own spelling."

[[name]]
id = "gjakova"
kind = "place"
write = { en = "Gjakova", sq = "Gjakovë", sr-Latn = "Đakovica", sr-Cyrl = "Ђаковица", mk = "Ѓаковица", tr = "Yakova", hr = "Đakovica", bs = "Đakovica" }
why = "The municipality's name."

[[name]]
id = "peja"
kind = "place"
write = { en = "Peja", sq = "Pejë", sr-Latn = "Peć", sr-Cyrl = "Пећ" }
why = "The municipality's name."

[[name]]
id = "malisheve"
kind = "place"
write = { en = "Malisheva", sq = "Malishevë", sr-Latn = "Mališevo" }
why = "The municipality's name."

[[name]]
id = "novo-brdo"
kind = "place"
write = { en = "Novobërda", sr-Latn = "Novo Brdo", sq = "Novobërdë" }
why = "The municipality's name."

[[name]]
id = "kfor"
kind = "organisation"
write = { en = "KFOR", sq = "KFOR", sr-Latn = "KFOR", sr-Cyrl = "КФОР" }
why = "The force's name."
"""

FIXES = [
    # diacritics and orthographies
    ("en", "The speech was given by Hajredin Kuci.", "The speech was given by Hajredin Kuçi."),
    ("en", "They met Hajredin Kuqi and Hašim Tači.", "They met Hajredin Kuçi and Hashim Thaçi."),
    ("en", "Thaqi said so, and Hashim Thaqi meant it.", "Thaçi said so, and Hashim Thaçi meant it."),
    ("sq", "E pritën Hashim Taçin dhe Vladan Krstićin.", "E pritën Hashim Thaçin dhe Vladan Kërstiqin."),
    ("tr", "Konuşmayı Hasim Taci yaptı.", "Konuşmayı Haşim Taçi yaptı."),
    # scripts, look-alikes, character sets
    ("en", "A letter of Хашим Тачи was read.", "A letter of Hashim Thaçi was read."),
    ("sr-Cyrl", "Дошао је и Hashim Thaçi са сином.", "Дошао је и Хашим Тачи са сином."),
    ("sr-Cyrl", "Стигао је Хашим Taчи.", "Стигао је Хашим Тачи."),
    ("en", "The seat went to Vladan Krstiæ.", "The seat went to Vladan Krstić."),
    ("mk", "Дојде Владан Крстић со братот.", "Дојде Владан Крстиќ со братот."),
    # capitals, initials, order, pieces
    ("en", "HAJREDIN KUQI OPENS COURTHOUSE", "HAJREDIN KUÇI OPENS COURTHOUSE"),
    ("en", "It is signed by Hajredin KUÇI.", "It is signed by Hajredin Kuçi."),
    ("en", "It is signed by H. Kuqi.", "It is signed by H. Kuçi."),
    ("en", "It is signed by Х. Кучи.", "It is signed by H. Kuçi."),
    ("en", "Hajredin S. Kuqi came late.", "Hajredin S. Kuçi came late."),
    ("en", "The deputy director, Shillova Riza, agreed.", "The deputy director, Riza Shillova, agreed."),
    ("sq", "Fjalën e mori HajredinKuçi në fund.", "Fjalën e mori Hajredin Kuçi në fund."),
    ("en", "The floor was given to Hashim Tha-\nqi at noon.", "The floor was given to Hashim Thaçi at noon."),
    ("en", "They heard Vjosa Osmani Sadriu.", "They heard Vjosa Osmani-Sadriu."),
    ("en", "They heard Minister Ursula fon Keler.", "They heard Minister Ursula von Keller."),
    # endings stay, on the right stem
    ("en", "Hajredin Kuqi’s deputy and Kuqi's driver", "Hajredin Kuçi’s deputy and Kuçi's driver"),
    ("sq", "Fjala e Hajredin Kuqit; Kuqin e pritën.", "Fjala e Hajredin Kuçit; Kuçin e pritën."),
    ("sq", "Deklarata e ministrit Kuqi u lexua.", "Deklarata e ministrit Kuçi u lexua."),
    ("sq", "Zyra e Hashim Thaçi-t u hap.", "Zyra e Hashim Thaçit u hap."),
    ("sq", "Zëdhënësi i KFOR’it foli.", "Zëdhënësi i KFOR-it foli."),
    ("sq", "Ftesa e Vladan Krstićit erdhi.", "Ftesa e Vladan Kërstiqit erdhi."),
    ("sr-Latn", "Razgovarali su sa Hajredinom Kućijem.", "Razgovarali su sa Hajredinom Kučijem."),
    ("sr-Latn", "Poslali su pismo Hashimu Thaçiju.", "Poslali su pismo Hašimu Tačiju."),
    ("hr", "Pisali su Hashimu Thaqiju.", "Pisali su Hashimu Thaçiju."),
    ("de", "Hajredin Kuqis Rede war kurz.", "Hajredin Kuçis Rede war kurz."),
    ("fr", "Le discours d’Hajredin Kuqi fut bref.", "Le discours d’Hajredin Kuçi fut bref."),
    ("tr", "Hajredin Kuqi'nin evi", "Hajredin Kuçi'nin evi"),
    # a surname alone
    ("en", "Hajredin Kuçi left early. Later Kuqi wrote a note.", "Hajredin Kuçi left early. Later Kuçi wrote a note."),
    ("en", "The Minister of Justice, Kuqi, agreed.", "The Minister of Justice, Kuçi, agreed."),
    ("en", "A bridge in Serbia is named after Krstic.", "A bridge in Serbia is named after Krstić."),
    (
        "en",
        "Deputy Minister Sasha Rashica spoke; then Deputy Rashic sat.",
        "Deputy Minister Sasha Rashica spoke; then Deputy Rashica sat.",
    ),
    ("sr-Latn", "Knjiga Jovicica izlazi na jesen.", "Knjiga Jovičića izlazi na jesen."),
    # one letter, with the given name and an office
    ("mk", "Говореше министерот Зоран Петровски.", "Говореше министерот Зоран Петроски."),
    # places in the language of the text, in their case
    ("en", "The road to Đakovica is closed.", "The road to Gjakova is closed."),
    ("sr-Latn", "Sneg je pao u Gjakovi.", "Sneg je pao u Đakovici."),
    ("sq", "U kthyen nga Peć në mbrëmje.", "U kthyen nga Peja në mbrëmje."),
    ("sq", "Burimi i Malisheves u pastrua.", "Burimi i Malishevës u pastrua."),
    ("en", "They walked from Novo Brdo.", "They walked from Novobërda."),
    ("sh", "Vratili su se iz Gjakove.", "Vratili su se iz Đakovice."),
]

LEAVES = [
    # somebody else
    ("en", "Agim Kuqi met Hajredin Kuçi. Kuqi smiled."),
    ("en", "The striker Shefki Kuqi scored; Kuqi was happy."),
    ("en", "A. Kuqi signed it."),
    ("en", "Blerim Kuci signed it."),
    ("en", "Ms. Kuqi signed it."),
    ("sr-Latn", "Slikarka Milena Jovičić otvorila je atelje."),
    ("sr-Latn", "Milena Jovičić otvorila je atelje."),
    ("sr-Latn", "Došao je Milan Jović."),
    ("en", "The Kuqi Foundation pays."),
    ("en", "Nikola Krstic plays the flute."),
    # name-forming endings and other letters
    ("en", "Hajredin Kuqaj and Hashim Thaçiu"),
    ("en", "Zoran Petreski, Zoran Petkoski"),
    ("en", "Vladan Kostić"),
    # ordinary words
    ("sq", "Flamuri kuq e zi; Kuqi është ngjyrë."),
    ("sr-Latn", "Kući je hladno, idemo kući."),
    ("en", "Gani Toshi came."),
    # right forms and right endings
    ("sq", "Fjala e Kuçit, Thaçin e pritën, Kërstiqit, Gjakovës, Pejën."),
    ("sr-Latn", "Tačijem, Tačiju, Kučija, Krstićeva, Hašima Tačija, Đakovice, iz Peći"),
    ("sr-Cyrl", "Тачијем, Кучију, Хашима Тачија, Ђаковицу"),
    ("hr", "s Hashimom Thaçijem i Kuçijem"),
    ("tr", "Taçi'nin, Kuçi'ye"),
    ("sq", "KFOR-it dhe KFOR-in"),
    # addresses, handles, quotations of words, other languages' names
    ("en", "See https://example.org/Kuqi and www.Kuqi.org, write to Kuqi@example.org or @Kuqi, #Kuqi, docs/Kuqi."),
    ("en", 'The spelling "Kuqi" is wrong.'),
    ("en", "Gjakova (Serbian: Đakovica) lies in the west; Gjakova/Đakovica too."),
    ("sr-Cyrl", "Удружење (Fondation Hajredin de Peja) ради."),
    ("en", "The Patriarchate of Peć is old."),
    # what the dictionary does not say
    ("de", "Vjosa Osmani-Sadriju sprach."),
    ("", "Hajredin Kuqi spoke."),
]


@pytest.fixture(scope="module")
def region():
    return cleanup.load(Path(__file__).parents[1] / "dictionaries" / "any", shipped=False, cached=False)


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory):
    path = tmp_path_factory.mktemp("dictionary") / "names.toml"
    path.write_text(PEOPLE, encoding="utf-8")
    return cleanup.load(path, shipped=False, cached=False)


def cleaned(text, lang, dictionary):
    from cleanup import names
    from cleanup.edits import apply, settle
    from cleanup.text import Document, Segment, Span

    whole = Span(0, len(text))
    document = Document(text, (Segment(whole, (whole,), lang=lang),), lang=lang)
    edits = list(names.find(document, dictionary.index.scan(text)))
    safe, _ = settle([edit for edit in edits if edit.safety == "safe"])
    for edit in edits:
        assert text[slice(*edit.span)] == edit.before
    return apply(text, safe), edits


@pytest.mark.parametrize(("lang", "before", "after"), FIXES)
def test_put_right(dictionary, lang, before, after):
    result, _ = cleaned(before, lang, dictionary)
    assert result == after
    assert cleaned(after, lang, dictionary)[0] == after


@pytest.mark.parametrize(("lang", "text"), LEAVES)
def test_left_alone(dictionary, lang, text):
    assert cleaned(text, lang, dictionary)[0] == text


def test_only_the_words_that_change_are_touched(dictionary):
    _, edits = cleaned("They met Hajredin Kuqi today.", "en", dictionary)
    assert [(edit.before, edit.after, edit.rule) for edit in edits] == [("Kuqi", "Kuçi", "name/hajredin-kuci")]
    _, edits = cleaned("They met Хајредин Кучи today.", "en", dictionary)
    assert [(edit.before, edit.after) for edit in edits] == [("Хајредин", "Hajredin"), ("Кучи", "Kuçi")]
    assert len({edit.match for edit in edits}) == 1


def test_order_is_one_edit(dictionary):
    _, (edit,) = cleaned("They met Shillova Riza today.", "en", dictionary)
    assert (edit.before, edit.after) == ("Shillova Riza", "Riza Shillova")


def test_an_edit_says_why_and_on_what_ground(dictionary):
    _, (edit,) = cleaned("They met Hajredin Kuqi today.", "en", dictionary)
    assert edit.why == "The ministry's own spelling."
    assert "full name" in edit.evidence
    assert "names.toml:2" in edit.evidence


def test_no_form_is_invented_for_a_language_that_the_entry_lacks(dictionary):
    text = "Vladan Krstic konuştu."
    result, (edit,) = cleaned(text, "tr", dictionary)
    assert result == text
    assert (edit.safety, edit.before, edit.after) == ("show", "Vladan Krstic", "Vladan Krstic")
    assert "names.toml" in edit.evidence


@pytest.mark.parametrize(
    ("lang", "text", "after"),
    [
        ("en", "They thanked Kuqi.", "Kuçi"),  # the name alone, and an ordinary word in Albanian
        ("en", "The speaker Kući wondered. Delegates saw Milan Jovićić.", "Jovičić"),
        ("en", "They met Hajradin Kuçi.", "Hajredin"),  # another given name may be another person
    ],
)
def test_asked(dictionary, lang, text, after):
    _, edits = cleaned(text, lang, dictionary)
    assert after in {edit.after for edit in edits}
    assert all(edit.safety in {"ask", "safe"} for edit in edits)


def test_decomposed_letters_are_written_as_the_text_writes_them(dictionary):
    apart = "C\u0327a va: Hajredin Kuc\u0327i et Hashim Thaci"
    result, edits = cleaned(apart, "sq", dictionary)
    assert result == "C\u0327a va: Hajredin Kuc\u0327i et Hashim Thac\u0327i"
    assert len(edits) == 1


def test_markup_between_the_words_of_a_name(dictionary):
    source = "**Hajredin** Kuqi and *Kuqi*, not `Kuqi` or [Kuqi](https://example.org/Kuqi)\n"
    outcome = cleanup.clean(source, lang="en", dictionary=dictionary, only=("names",), filename="a.md")
    assert outcome.text.startswith("**Hajredin** Kuçi and *Kuçi*, not `Kuqi`")
    assert "(https://example.org/Kuqi)" in outcome.text


def test_entries_of_one_surname_agree_or_keep_silent(tmp_path):
    path = tmp_path / "two.toml"
    entry = '[[name]]\nid = "{}"\nkind = "person"\nwrite = {{ en = "{}" }}\nwhy = "x"\n'
    path.write_text(entry.format("a", "Agron Bekteşi") + entry.format("b", "Besa Bekteshi"), encoding="utf-8")
    dictionary = cleanup.load(path, shipped=False, cached=False)
    assert cleaned("They met Bektesi.", "en", dictionary)[0] == "They met Bektesi."
    assert cleaned("They met Agron Bektesi.", "en", dictionary)[0] == "They met Agron Bekteşi."


def test_an_entry_can_hold_its_edits_back(tmp_path):
    path = tmp_path / "ask.toml"
    path.write_text(
        '[[name]]\nid = "a"\nkind = "person"\nwrite = "Agron Çelniku"\nwhy = "x"\nsafety = "ask"\n', encoding="utf-8"
    )
    dictionary = cleanup.load(path, shipped=False, cached=False)
    result, (edit,) = cleaned("They met Agron Celniku.", "en", dictionary)
    assert result == "They met Agron Celniku."
    assert edit.safety == "ask"


def test_surname_in_the_middle(tmp_path):
    path = tmp_path / "middle.toml"
    path.write_text(
        '[[name]]\nid = "a"\nkind = "person"\nwrite = "Marija Pejčin Burić"\nsurname = "Pejčin Burić"\nwhy = "x"\n',
        encoding="utf-8",
    )
    dictionary = cleanup.load(path, shipped=False, cached=False)
    assert cleaned("They met Minister Pejcin Buric.", "en", dictionary)[0] == "They met Minister Pejčin Burić."


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('kind = "person"\nwrite = "?!"', "has no letters"),
        ('kind = "person"\nwrite = "Agim Kuçi"\nwrong = ["Agim Kuçi"]', "is also what the entry writes"),
        ('kind = "person"\nwrite = "Agim Kuçi"\nothers = ["Agim Kuçi"]', "is the name itself"),
        ('kind = "people"\nwrite = "Agim Kuçi"', '"people" is unknown'),
        ('write = "Agim Kuçi"', "kind is missing"),
    ],
)
def test_faults_of_entries_are_named_with_their_line(tmp_path, entry, message):
    path = tmp_path / "faulty.toml"
    path.write_text(f'[[name]]\nid = "a"\nwhy = "x"\n{entry}\n', encoding="utf-8")
    with pytest.raises(CleanupError, match=message) as caught:
        cleanup.load(path, shipped=False, cached=False)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize(
    "text",
    [
        "Mr Kuqi from Berlin met Mrs Kuqi.",
        "The coach praised Mr Kuqi and his brother.",
        "Yesterday Kuqi scored twice for Blackburn.",
        "Shefki Kuqi scored. Later Kuqi left.",
    ],
)
def test_a_surname_that_others_bear_is_not_made_another_without_support(region, text):
    assert cleanup.clean(text, lang="en", dictionary=region).text == text


def test_a_surname_with_the_title_of_its_bearer_is_put_right(region):
    text = "The Minister of Justice Kuqi opened the court."
    assert cleanup.clean(text, lang="en", dictionary=region).text == text.replace("Kuqi", "Kuçi")


ABROAD = [
    "The pilot Mladic landed in Denver.",
    "Mr Mladic of Denver sold the bakery.",
    "The letters of Mladic fill two shelves.",
    "Coach Mladic praised the team.",
]


@pytest.mark.parametrize("text", ABROAD)
def test_a_family_abroad_that_writes_no_marks_is_asked_about(region, text):
    outcome = cleanup.clean(text, lang="en", dictionary=region)
    assert outcome.text == text
    assert {edit.after for edit in outcome.held} <= {"Mladić"}


@pytest.mark.parametrize(
    "text",
    [
        "The pilot Mladic was born in Serbia.",
        "The tribunal heard Hashim Thaçi; the pilot Mladic said little.",
        "The talks were led by Prime Minister Mladic.",
        "Ratko Mladic was arrested. Later Mladic fell ill.",
    ],
)
def test_in_a_text_of_the_region_lost_marks_are_given_back(region, text):
    assert cleanup.clean(text, lang="en", dictionary=region).text == text.replace("Mladic", "Mladić")


def test_the_reason_claims_no_more_than_the_text_says(region):
    (edit,) = cleanup.clean("The pilot Mladic was born in Serbia.", lang="en", dictionary=region).applied
    assert edit.why.startswith("The surname is written Mladić")
    _, full = cleanup.clean("Ratko Mladic was arrested. Later Mladic fell ill.", lang="en", dictionary=region).applied
    assert "surname is written" not in full.why


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sr-Latn", "Stigli su Kadri Veseli i Albin Kurti; posle Kadrija Veselija i Aljbina Kurtija niko."),
        ("sr-Cyrl", "Стигли су Кадри Весели и Аљбин Курти, а после Албина Куртија нико."),
    ],
)
def test_where_usage_wavers_both_forms_stay(region, lang, text):
    assert cleanup.clean(text, lang, region, only=("names",)).text == text
