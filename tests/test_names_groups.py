"""Spellings of one name found without a dictionary: in texts, in lists, in one document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleanup
from cleanup import clusters

DOCUMENTS = [
    (
        "en",
        "Harbour master Bledar Çitaku opened the pier. Mr Qitaku thanked the divers. Citaku's speech was short.",
        [{"Bledar Çitaku", "Qitaku", "Citaku"}],
        "Bledar Çitaku",
    ),
    (
        "en",
        "The judge Ljubica Ranđić read the verdict. Ljubica Randjić left at noon, and Randic never came back.",
        [{"Ljubica Ranđić", "Ljubica Randjić", "Randic"}],
        "Ljubica Ranđić",
    ),
    (
        "sq",
        "Kapiteni Arben Llapashtica u kthye. Llapashticës i dhanë lule. Sipas Lapashticës, deti ishte i qetë.",
        [{"Arben Llapashtica", "Llapashticës", "Lapashticës"}],
        "Arben Llapashtica",
    ),
    (
        "sr-Latn",
        "Slikar Vukašin Čepurkovski izlaže u Nišu. Slike Ćepurkovskog su nove. O Vukašinu Ćepurkovskom pišu svi.",
        [{"Vukašin Čepurkovski", "Vukašinu Ćepurkovskom"}],
        None,
    ),
    (
        "sr-Cyrl",
        "Лекар Видоје Чолаковић оперише. Видоје Ћолаковић је стигао из Ниша.",
        [{"Видоје Чолаковић", "Видоје Ћолаковић"}],
        None,
    ),
    (
        "mk",
        "Скулпторот Агим Џафери работи во камен. Во каталогот пишува Agim Xhaferi.",
        [{"Агим Џафери", "Agim Xhaferi"}],
        "Агим Џафери",
    ),
    ("en", "Deputy Sanije Rashica spoke. Deputy Rashic agreed.", [{"Sanije Rashica", "Rashic"}], "Sanije Rashica"),
]

CONSISTENT = [
    ("en", "Valon Gërxhaliu came. Gërxhaliu's brother stayed. It was signed V. Gërxhaliu."),
    ("en", "Ermal Lekaj beat Ermir Leka. Lekaj was tired, and Leka too."),
    ("en", "Bajram Rexhepi met Ramiz Rexhepi. Rexhepi smiled."),
    ("en", "The Minister of Justice and the Ministry of Justice. The Interior Ministry, the Interior Minister."),
    ("sq", "Drita Bunjaku këndoi. Bunjakut i duartrokitën, Bunjakun e thirrën prapë."),
    (
        "sr-Latn",
        "Petar Gvozdenović je stigao. Gvozdenovića je čekao brat, a sa Gvozdenovićem je bio pas. Govor Gvozdenovića je kratak.",
    ),
    ("sr-Latn", "Ivan Marušić peva. Ivana Marušić svira."),
    ("sr-Latn", "Putovali su po Južnoj Africi; Južna Afrika je velika, a zime Južne Afrike blage."),
    ("sr-Cyrl", "Момир Станојевић и Момир Станић трче. Станојевић је први, Станић други."),
    ("de", "Liridona Kastrati spielte. Kastratis Geige ist alt."),
    ("tr", "Işıl Karadere geldi. Karadere'nin gemisi büyük."),
]


def without_possessives(group):
    return {spelling.removesuffix("'s") for spelling in group.spellings}


@pytest.mark.parametrize(("lang", "text", "groups", "prefer"), DOCUMENTS)
def test_spellings_of_one_name_are_found(lang, text, groups, prefer):
    found = [group for group in clusters([text], lang=lang) if group.inconsistent]
    assert [without_possessives(group) for group in found] == groups
    if prefer:
        assert found[0].prefer == prefer
    assert all(spelling in found[0].evidence for spelling in found[0].spellings)


@pytest.mark.parametrize(("lang", "text"), CONSISTENT)
def test_nothing_is_reported_where_nothing_is_wrong(lang, text):
    assert not [group.spellings for group in clusters([text], lang=lang) if group.inconsistent]


def test_two_persons_of_one_surname_stay_two():
    (first, second) = clusters(
        ["Agnesa Tolaj and Blend Tolaj came. Tolaj spoke. A. Tolaj and B. Tolaj signed."], lang="en"
    )
    assert set(first.spellings) == {"Agnesa Tolaj", "A. Tolaj"}
    assert set(second.spellings) == {"Blend Tolaj", "B. Tolaj"}


def test_texts_are_read_together():
    groups = clusters(["Hajredin Kuçi met the judges.", "Later Hajredin Kuqi spoke. Kuqi left."], lang="en")
    assert [group.spellings for group in groups] == [("Hajredin Kuçi", "Hajredin Kuqi", "Kuqi")]
    assert groups[0].counts == {"Hajredin Kuçi": 1, "Hajredin Kuqi": 1, "Kuqi": 1}


def test_the_language_is_found_where_none_is_given():
    text = (
        "Skupština je juče izabrala novog predsednika odbora za poljoprivredu. Predsednik Vukašin Čepurković je rekao "
        "da će odbor raditi brzo. Poslanici su pitali Čepurkovića za seoske puteve, a Cepurković im je odgovorio."
    )
    assert [group.inconsistent for group in clusters([text])] == [True]


LIST = [
    "Hajredin Kuçi",
    "Hajredin Kuqi",
    "HAJREDIN KUÇI",
    "Kuçi Hajredin",
    "Хајредин Кучи",
    "Agim Kuqi",
    "Hajredin Kuqaj",
]


def test_a_list_of_names():
    (group,) = clusters(LIST)
    assert set(group.spellings) == set(LIST[:5])
    assert group.inconsistent


def test_no_chains():
    """Each is like the next, the first is not like the last: the middle does not tie them."""
    groups = clusters(["Valdete Karadakovska", "Valdete Karedakovska", "Valdete Karedekovska"])
    assert all(len(group.spellings) == 2 for group in groups)


@given(st.permutations(LIST))
def test_groups_do_not_depend_on_the_order_of_a_list(names):
    assert {frozenset(group.spellings) for group in clusters(names)} == {frozenset(LIST[:5])}


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_texts_can_be_grouped(texts):
    for group in clusters(texts, lang="en"):
        assert len(group.spellings) > 1
        assert group.prefer


@pytest.fixture(scope="module")
def empty():
    return cleanup.load(shipped=False, cached=False)


@pytest.mark.parametrize(
    ("lang", "text", "safe", "ask"),
    [
        (
            "en",
            "The judge Ljubica Ranđić read the verdict. Later Randic left; Randjic slept.",
            "The judge Ljubica Ranđić read the verdict. Later Ranđić left; Ranđić slept.",
            [],
        ),
        ("en", "The judge Ljubica Ranđić read the verdict. Later Randić left.", None, ["Ranđić"]),
        ("en", "Bledar Çitaku came. They thanked Qitaku.", None, ["Çitaku"]),
        ("sq", "Arta Gërvalla këndoi. Lulet i dhanë Gervallës.", "Arta Gërvalla këndoi. Lulet i dhanë Gërvallës.", []),
        ("en", "Enver Peçi came once. Peci spoke, Peci sat, Enver Peci left.", None, ["Peçi"]),
        ("mk", "Скулпторот Агим Џафери работи. Пишува Agim Xhaferi.", None, ["Агим", "Џафери"]),
        ("en", "Bledar Çitaku came. The word 'Citaku' is his.", None, []),
        ("en", "Bledar Çitaku met Agron Citaku. Then Citaku left.", None, []),
        ("en", "The poet Li Anming (in letters with marks: Lǐ Ānmíng) sang. Li Anming left.", None, ["Lǐ", "Ānmíng"]),
        ("en", "Ann Röderlin wrote it. Her notes are lost (but look into Roderlin, A. 2004).", None, ["Röderlin"]),
        # German writes every noun with a capital.
        ("de", "Die Köche singen. Wir hören die Kirchenglocke des Koches. Die Mutter der Mütter sang.", None, []),
        ("de", "Sie sangen »Die Hähne«, und drei Hähne lauschten. Der Kamm des Hahnes ist rot.", None, []),
        ("de", "Jörg Hählen kam. Später ging Jorg Hählen, und Jörg Hählen sang.", None, ["Jörg"]),
        ("fr", "Le CHU et le ÇHU. Louis XII et Louis XIII, la VII et la VIII.", None, []),
    ],
)
def test_one_spelling_in_one_document(empty, lang, text, safe, ask):
    outcome = cleanup.clean(text, lang=lang, dictionary=empty, only=("names",))
    assert outcome.text == (safe or text)
    assert sorted({edit.after for edit in outcome.held}) == sorted(ask)
    assert cleanup.clean(outcome.text, lang=lang, dictionary=empty, only=("names",)).text == outcome.text
    assert {edit.rule for edit in (*outcome.applied, *outcome.held)} <= {"name/one-spelling"}


def test_what_has_an_article_is_no_person():
    outcome = cleanup.clean("Karel Kořán, the poet, read the Koran. Mr Kořán said so, and Karel Kořán left.", lang="en")
    assert outcome.applied == ()
