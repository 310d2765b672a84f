"""Languages: sure and right, or unsure; the same answer every time."""

import re
import subprocess
import sys
import zlib
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.language import assign, identify, normalize, profiles, serves
from cleanup.language.evidence import ENOUGH, excerpt
from cleanup.text import Document, Segment, Span

ENGLISH = "The committee has asked the ministry to explain why the road was closed and when it will be open again."
ALBANIAN = "Komisioni i ka kërkuar ministrisë të shpjegojë pse u mbyll rruga dhe kur do të hapet përsëri."
MACEDONIAN = "Комисијата побара од министерството да објасни зошто патот е затворен и кога повторно ќе биде отворен."
CYRILLIC = "Комисија је тражила од министарства да објасни зашто је пут затворен и када ће поново бити отворен."
LATIN = "Komisija je tražila od ministarstva da objasni zašto je put zatvoren i kada će ponovo biti otvoren."
TURKISH = "Komisyon, bakanlıktan yolun neden kapatıldığını ve ne zaman yeniden açılacağını açıklamasını istedi."
GERMAN = "Der Ausschuss hat das Ministerium gebeten zu erklären, warum die Straße gesperrt wurde und wann sie wieder frei ist."
FRENCH = "La commission a demandé au ministère d'expliquer pourquoi la route a été fermée et quand elle sera rouverte."
BULGARIAN = "Комисията поиска от министерството да обясни защо пътят е затворен и кога отново ще бъде отворен."
RUSSIAN = "Комиссия попросила министерство объяснить, почему дорога была закрыта и когда она снова будет открыта."
UKRAINIAN = "Комісія попросила міністерство пояснити, чому дорогу було закрито і коли її знову буде відкрито."
ITALIAN = "La commissione ha chiesto al ministero di spiegare perché la strada è stata chiusa e quando sarà riaperta."
SPANISH = "La comisión ha pedido al ministerio que explique por qué la carretera está cerrada, y hoy mismo espera una respuesta."
SLOVENE = "Komisija je od ministrstva zahtevala, naj pojasni, zakaj je cesta zaprta in kdaj bo spet odprta za promet."
POLISH = "Komisja zwróciła się do ministerstwa o wyjaśnienie, dlaczego droga została zamknięta i kiedy będzie otwarta."
ROMANIAN = "Comisia a cerut ministerului să explice de ce a fost închis drumul și când va fi deschis din nou, iar până atunci ține ședință."
SERBIAN = "Posle sednice predsednik je rekao da uvek ima vremena i da nije lepo čekati ceo mesec na rešenje."
CROATIAN = (
    "Tijekom travnja tvrtka je objavila izvješće, a ravnatelj je rekao da je sustav točno takav kakav treba biti."
)
BOSNIAN = (
    "Poslije sjednice predsjednik je rekao da uvijek ima vremena i da nije lijepo čekati cijelu sedmicu na rješenje."
)

SENTENCES = {
    "en": ENGLISH, "sq": ALBANIAN, "mk": MACEDONIAN, "sr-Cyrl": CYRILLIC, "sh": LATIN, "tr": TURKISH, "de": GERMAN,
    "fr": FRENCH, "bg": BULGARIAN, "ru": RUSSIAN, "uk": UKRAINIAN, "it": ITALIAN, "es": SPANISH, "sl": SLOVENE,
    "pl": POLISH, "ro": ROMANIAN, "sr-Latn": SERBIAN, "hr": CROATIAN,
}  # fmt: skip


def document(*texts, lang="", prose=None):
    segments, at = [], 0
    for text in texts:
        segments.append(Segment(Span(at, at + len(text)), prose or (Span(at, at + len(text)),)))
        at += len(text) + 2
    return Document("\n\n".join(texts), tuple(segments), lang=lang)


def langs(*texts, lang=""):
    found = assign(document(*texts), lang)
    return found.lang, [segment.lang for segment in found.segments]


# Which rules serve which text


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ((), "en", True),
        ((), "", True),
        (("en",), "", False),
        (("en",), "en", True),
        (("en",), "en-GB", True),
        (("en-GB",), "en", False),
        (("en",), "eno", False),
        (("sr",), "sr", True),
        (("sr",), "sr-Latn", True),
        (("sr",), "sr-Cyrl-RS", True),
        (("sr-Latn",), "sr-Cyrl", False),
        (("mk", "sq"), "sq", True),
        (("sr-Latn", "hr", "bs"), "sh", True),
        (("sr", "hr", "bs", "en"), "sh", True),
        (("sr", "hr"), "sh", False),
        (("sh",), "sh", True),
        (("sh",), "hr", True),
        (("sh",), "sr-Latn", True),
        (("sh",), "sr-Cyrl", False),
        (("sh",), "mk", False),
    ],
)
def test_serves(rule, text, expected):
    assert serves(rule, text) is expected


# Codes


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "en"),
        ("EN-gb", "en-GB"),
        ("SR_latn", "sr-Latn"),
        ("sr", "sr"),
        ("sr-cyrl-rs", "sr-Cyrl-RS"),
        ("es-419", "es-419"),
        (" sq ", "sq"),
        ("sqi", "sq"),
        ("srp-Latn", "sr-Latn"),
        ("sh", "sh"),
        ("cnr", "cnr"),
        ("de-CH-1996", "de-CH-1996"),
        ("en-x-House", "en-x-house"),
    ],
)
def test_normalize(code, expected):
    assert normalize(code) == expected
    assert normalize(expected) == expected


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("english", 'write "en"'),
        ("Albanian", 'write "sq"'),
        ("al", 'write "sq"'),
        ("xx", "en-GB"),
        ("", "en-GB"),
        ("e", "en-GB"),
        ("en-", "en-GB"),
        ("sr@latin", "sr-Latn"),
        ("en US", "en-GB"),
        ("../etc", "en-GB"),
    ],
)
def test_what_is_no_code_is_refused_with_the_remedy(code, remedy):
    with pytest.raises(ValueError, match=f'^"{re.escape(code)}" is no language code.*{re.escape(remedy)}'):
        normalize(code)


@given(st.text(max_size=12))
def test_a_code_is_refused_or_stays(code):
    try:
        normal = normalize(code)
    except ValueError:
        return
    assert normalize(normal) == normal


# Sure and right


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_sentence_is_known(lang):
    guess = identify(SENTENCES[lang])
    assert guess.sure
    assert guess.lang == lang


def test_latin_south_slavic_without_settling_words_is_one_class():
    assert identify(BOSNIAN).lang == "sh"
    assert identify(f"{SERBIAN} {BOSNIAN}").lang == "sh"


def test_names_do_not_testify():
    text = "Hajredin Kuçi, Bajram Rexhepi, Enver Hasani and Arbën Xhaferi met in Gjakovë with the mayors of Prizren, Ferizaj and Skënderaj"
    assert identify(f"{text} before the vote was held.").lang == "en"


def test_latin_twins_of_cyrillic_letters_do_not_mislead():
    twins = str.maketrans("аеоср", "aeocp")
    assert identify(CYRILLIC.translate(twins)).lang == "sr-Cyrl"


@pytest.mark.parametrize("lang", ["sq", "tr", "fr", "sr-Latn", "mk"])
def test_composed_and_decomposed_letters_are_the_same(lang):
    from unicodedata import normalize as form

    assert identify(form("NFD", SENTENCES[lang])) == identify(SENTENCES[lang])


def test_addresses_do_not_testify():
    text = "https://example.com/the/road/that/was/closed/and/will/be/open/again the.mayor.and.the.road@example.com"
    assert not identify(text).sure
    assert identify(f"{ALBANIAN} {text}").lang == "sq"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Faqe 1 © NATC",
        "Neni 5, paragrafi 2",
        "12.03.2013 – 14:30",
        "MINISTRIA E DREJTËSISË E REPUBLIKËS SË KOSOVËS DHE ZYRA E KRYEMINISTRIT",
        "Hajredin Kuçi, Bajram Rexhepi, Enver Hasani, Sami Ramadani, Arbën Xhaferi",
        "the " * 60,
        "ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        "for i in range(10): print(i) if x is not None else y.append(None)",
        "\ud800" * 40,
        "\x00" * 100,
        f"{ENGLISH} {ALBANIAN}",
        f"{LATIN} {CYRILLIC}",
        f"{MACEDONIAN} {RUSSIAN}",
    ],
)
def test_short_mixed_and_wordless_text_is_unsure(text):
    guess = identify(text)
    assert (guess.lang, guess.sure) == ("", False)


@pytest.mark.parametrize(
    "text",
    [
        "Камісія папрасіла міністэрства растлумачыць, чаму дарога была зачынена і калі яе зноў адкрыюць.",  # Belarusian
        "Комиссия министрліктен жолдың неге жабылғанын және қашан қайта ашылатынын түсіндіруді сұрады.",  # Kazakh
        "Η επιτροπή ζήτησε από το υπουργείο να εξηγήσει γιατί έκλεισε ο δρόμος και πότε θα ανοίξει.",
        "委員会は、なぜ道路が閉鎖されたのか、いつ再開されるのかを説明するよう省に求めた。",
        "طلبت اللجنة من الوزارة أن تشرح سبب إغلاق الطريق ومتى سيعاد فتحه من جديد.",
        "Komissiya nazirlikdən yolun nə üçün bağlandığını və nə vaxt yenidən açılacağını izah etməyi xahiş etdi.",  # Azerbaijani
    ],
)
def test_a_language_without_a_profile_is_not_taken_for_its_neighbour(text):
    assert not identify(text).sure


@given(st.text())
def test_any_text_has_an_answer(text):
    guess = identify(text)
    assert guess.sure == bool(guess.lang)
    assert not guess.lang or normalize(guess.lang) == guess.lang


@given(st.text(alphabet="ab ëç\n", min_size=ENOUGH - 50, max_size=ENOUGH + 50))
def test_an_excerpt_is_made_of_the_text(text):
    made = excerpt(text)
    assert len(made) <= ENOUGH
    assert set(made.split()) <= set(text.split())


def test_a_long_text_is_known_by_pieces_from_all_over_it():
    assert identify(" ".join([ALBANIAN] * 5_000)).lang == "sq"
    assert not identify(" ".join([ALBANIAN] * 1_000 + [ENGLISH] * 1_000)).sure


# Against langdetect, and the table made from it


def test_langdetect_says_the_same():
    from langdetect import DetectorFactory, detect_langs

    seed, DetectorFactory.seed = DetectorFactory.seed, 0
    try:
        for lang in SENTENCES.keys() - {"sh", "sr-Latn", "sr-Cyrl"}:
            best = detect_langs(SENTENCES[lang])[0]
            assert (best.lang, best.prob > 0.9) == (lang, True)
    finally:
        DetectorFactory.seed = seed


def test_the_table_is_what_its_command_makes():
    assert zlib.decompress(profiles.FILE.read_bytes()) == profiles.build()


def test_without_langdetect_the_command_says_what_to_install(monkeypatch):
    monkeypatch.setattr(profiles, "find_spec", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match="pip install langdetect"):
        profiles.profile("sq")


@given(
    st.text(alphabet="абвгдђежзијклљмнњопрстћуфхцчџш ", max_size=20).filter(
        lambda text: not re.search("[лн]ј|дж", text)
    )
)
def test_transliterating_there_and_back(text):
    assert profiles.cyrillic(profiles.latin(text)) == text


def python(code, seed):
    command = [sys.executable, "-c", code]
    env = {"PYTHONHASHSEED": seed, "PYTHONPATH": find_spec("cleanup").submodule_search_locations[0] + "/.."}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=env, encoding="utf-8").stdout


def test_every_run_answers_alike_and_langdetect_is_not_loaded():
    texts = [*SENTENCES.values(), f"{ENGLISH} {ALBANIAN}", BOSNIAN]
    code = (
        f"import sys\nfrom cleanup.language import identify\nprint(ascii([identify(t) for t in {texts!a}]))\n"
        "print('langdetect' in sys.modules)"
    )
    first, second = python(code, "1"), python(code, "2")
    assert first == second == f"{[identify(text) for text in texts]!a}\nFalse\n"


# Documents


def test_short_segments_have_the_documents_language():
    assert langs("Njoftim", ALBANIAN, "Faqe 1 © NATC", "1") == ("sq", ["sq"] * 4)


def test_a_paragraph_surely_in_another_language_has_its_own():
    assert langs(ENGLISH, ALBANIAN, ENGLISH, ENGLISH, ENGLISH) == ("en", ["en", "sq", "en", "en", "en"])
    assert langs(ENGLISH, MACEDONIAN, CYRILLIC, lang="en-GB") == ("en-GB", ["en-GB", "mk", "sr-Cyrl"])


def test_a_segment_unlike_the_documents_language_has_none():
    assert langs(ENGLISH, "pse u mbyll rruga dhe kur do të", lang="en") == ("en", ["en", ""])
    assert langs(ENGLISH, "Хајредин Кучи", "Η επιτροπή", lang="en") == ("en", ["en", "", ""])


def test_letters_that_the_language_does_not_write_decide():
    assert langs("куќата и ѕидот", lang="sr-Cyrl") == ("sr-Cyrl", [""])
    assert langs("кућа и ђак", lang="mk") == ("mk", [""])
    assert langs("кућа и ђак", lang="sr") == ("sr-Cyrl", ["sr-Cyrl"])
    assert langs(f"{MACEDONIAN} кућа", lang="mk") == ("mk", ["mk"])


def test_half_and_half_is_unsure_but_its_paragraphs_are_not():
    assert langs(ENGLISH, ALBANIAN, "Njoftim") == ("", ["en", "sq", ""])


@pytest.mark.parametrize("times", [20, 40, 80])
def test_languages_that_take_turns_are_seen_in_a_long_document(times):
    found = assign(document(*[ENGLISH, ALBANIAN] * times, "Njoftim"))
    assert (found.lang, found.segments[-1].lang) == ("", "")
    assert assign(document(*[ENGLISH, ENGLISH, ENGLISH, ALBANIAN] * times, "Notice")).segments[-1].lang == "en"


def test_a_document_of_fragments_is_unsure():
    assert langs("Faqe 1", "Kuçi", "2013") == ("", ["", "", ""])
    assert langs() == ("", [])
    assert langs("1", lang="sr") == ("sr", ["sr"])


def test_serbian_has_its_script_by_its_letters():
    assert langs(LATIN, CYRILLIC, "Београд је град", "Beograd", "2013", lang="sr") == (
        "sr-Cyrl",
        ["sr-Latn", "sr-Cyrl", "sr-Cyrl", "sr-Latn", "sr-Cyrl"],
    )
    assert langs(SERBIAN, "Beograd", lang="sr-RS") == ("sr-Latn-RS", ["sr-Latn-RS"] * 2)
    assert langs(LATIN, CYRILLIC, "Београд", lang="sr-Latn") == ("sr-Latn", ["sr-Latn", "sr-Cyrl", ""])


@pytest.mark.parametrize("lang", ["hr", "bs", "sr-Latn", "sh", "cnr"])
def test_the_given_language_names_what_cannot_be_told_apart(lang):
    assert langs(LATIN, BOSNIAN, SERBIAN, CROATIAN, lang=lang) == (lang, [lang] * 4)


def test_a_given_language_without_profile_is_taken_at_its_word():
    assert langs(ENGLISH, ALBANIAN, lang="gd") == ("gd", ["gd", "gd"])


def test_only_prose_testifies():
    text = f"`{ENGLISH}` {ALBANIAN}"
    span = Span(text.index("Kom"), len(text))
    assert assign(document(text, prose=(span,))).segments[0].lang == "sq"


def test_what_is_no_code_is_refused():
    with pytest.raises(ValueError, match='write "sq"'):
        assign(document(ALBANIAN), "albanian")


@given(
    st.lists(st.sampled_from([*SENTENCES.values(), "1", "Kuçi", ""]), max_size=6),
    st.sampled_from(["", "en", "sr", "mk"]),
)
def test_assigning_fills_in_the_language_and_nothing_else(texts, lang):
    before = document(*texts)
    after = assign(before, lang)
    assert (after.text, after.path, after.format, after.leaves) == (before.text, "", "text", ())
    assert [(s.span, s.prose, s.kind) for s in after.segments] == [(s.span, s.prose, s.kind) for s in before.segments]
    assert assign(after, lang) == after
