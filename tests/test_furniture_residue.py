"""What sites leave around an article, and rights lines: whole lines at the edge of a text, nowhere else."""

import pytest

import cleanup
from cleanup.engine.load import shipped

ARTICLES = {
    "en": (
        "The ferry now leaves at a quarter past six, as the bakery has moved to the harbour.",
        "Share on Facebook",
        "Leave a comment",
    ),
    "sq": (
        "Trageti niset tani në gjashtë e një çerek, sepse furra u zhvendos në port.",
        "Shpërndaje në Facebook",
        "Lexo më shumë",
    ),
    "sr-Latn": (
        "Trajekt sada kreće u šest i petnaest, jer se pekara preselila u luku.",
        "Podeli na Fejsbuku",
        "Ostavite svoj komentar",
    ),
    "sr-Cyrl": (
        "Скела сада креће у шест и петнаест, јер се пекара преселила у луку.",
        "Подели на Фејсбуку",
        "Оставите коментар",
    ),
    "hr": (
        "Trajekt sada kreće u šest i petnaest, jer se pekara preselila u luku.",
        "Podijeli na Facebooku",
        "Komentari (3)",
    ),
    "mk": (
        "Фериботот сега тргнува во шест и петнаесет, бидејќи пекарата се пресели во пристаништето.",
        "Сподели на Фејсбук",
        "Остави коментар",
    ),
    "tr": ("Vapur artık altıyı çeyrek geçe kalkıyor, çünkü fırın limana taşındı.", "Bu haberi paylaş", "Yorum yap"),
    "de": (
        "Die Fähre legt jetzt um Viertel nach sechs ab, weil die Bäckerei an den Hafen gezogen ist.",
        "Artikel teilen",
        "Kommentar schreiben",
    ),
    "fr": (
        "Le bac part maintenant à six heures et quart, car la boulangerie est au port.",
        "Partager sur Facebook",
        "Laisser un commentaire",
    ),
}


def clean(text):
    return cleanup.clean(text, lang=None, dictionary=shipped(), only=("furniture",))


@pytest.mark.parametrize("lang", ARTICLES)
def test_residue_goes_at_head_and_foot(lang):
    body, head, foot = ARTICLES[lang]
    assert clean(f"{head}\n\n{body}\n\n{foot}\n").text == f"{body}\n"


@pytest.mark.parametrize("lang", ARTICLES)
def test_residue_between_paragraphs_is_a_question(lang):
    body, head, _ = ARTICLES[lang]
    text = f"{body}\n\n{head}\n\n{body[:-1]} !\n"
    outcome = clean(text)
    assert outcome.text == text
    assert [edit.rule for edit in outcome.held if edit.rule != "furniture/twice-told"] == ["furniture/residue"]


@pytest.mark.parametrize("lang", ARTICLES)
def test_residue_inside_a_sentence_stays(lang):
    body, head, foot = ARTICLES[lang]
    text = f"{body} {head}, {foot}.\n\n{head} {body}\n"
    assert clean(text).applied == ()


@pytest.mark.parametrize(
    "line",
    [
        "© 2013 Liman Müdürlüğü. Tüm hakları saklıdır.",
        "Të gjitha të drejtat e rezervuara © 2013 Gazeta e Veriut",
        "Сва права задржана",
        "© 2006-2010 All Rights Reserved.",
        "All rights are reserved from H.P.L. HarbourPress - COPYRIGHT 2002-2021",
        "Copyright 2012 Harbour Press. Alle Rechte vorbehalten.",
    ],
)
def test_rights_lines_go_at_the_foot(line):
    body = ARTICLES["en"][0]
    outcome = clean(f"{body}\n\n{line}\n")
    assert outcome.text == f"{body}\n"
    assert [edit.rule for edit in outcome.applied] == ["furniture/rights-line"]


@pytest.mark.parametrize(
    "text",
    [
        f"Licence\n\n© 2012 Mill. All rights reserved.\n\n{ARTICLES['en'][0]}\n",
        f"{ARTICLES['en'][0]}\n\n## License\n\n© 2012 Mill. All rights reserved.\n",
        f"{ARTICLES['en'][0]}\n\nCopyright (c) 2012, the miller.\nAll rights reserved.\n",
        f"{ARTICLES['en'][0]}\n\nThe words all rights reserved mean nothing to a miller who bakes for his neighbours.\n",
        f"{ARTICLES['de'][0]}\n\nFoto: © Ana Obal 2012\n",
        "Print\n\nEmail\n\nShare\n",
        f"{ARTICLES['sr-Latn'][0]} Reci mu i nešto\nviše\n",
    ],
)
def test_claims_and_words_that_are_content_stay(text):
    assert clean(text).applied == ()


def test_buttons_count_only_in_company():
    body = ARTICLES["en"][0]
    assert clean(f"Print\n\nEmail\n\n{body}\n").text == f"{body}\n"
    assert clean(f"Print\n\n{body}\n").text == f"Print\n\n{body}\n"
    assert clean(f"Print       Email\n\n{body}\n").text == f"{body}\n"


def test_each_rule_can_be_refused_alone():
    body = ARTICLES["en"][0]
    text = f"{body}\n\nLeave a comment\n\n© 2012 Mill. All rights reserved.\n"
    spared = cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",), skip=("furniture/rights-line",))
    assert spared.text == f"{body}\n\n© 2012 Mill. All rights reserved.\n"
    spared = cleanup.clean(text, lang="en", dictionary=shipped(), only=("furniture",), skip=("furniture/residue",))
    assert spared.text == f"{body}\n\nLeave a comment\n"
