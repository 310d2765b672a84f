"""Names as somebody else has set them down, things called after people, and people elsewhere: asked about at most."""

from pathlib import Path

import pytest

import cleanup

PEOPLE = """
[[name]]
id = "hajredin-lumaci"
kind = "person"
write = { en = "Hajredin Lumaçi", sq = "Hajredin Lumaçi", sr-Latn = "Hajredin Lumači", de = "Hajredin Lumaçi", fr = "Hajredin Lumaçi" }
titles = { en = ["Minister of Justice"] }
why = "The ministry's own spelling."

[[name]]
id = "agron-kuci"
kind = "person"
write = { en = "Agron Kuçi", sq = "Agron Kuçi", sr-Latn = "Agron Kuči" }
why = "His own spelling."

[[name]]
id = "vladan-krstic"
kind = "person"
write = { en = "Vladan Krstić", sq = "Vladan Kërstiq", sr-Latn = "Vladan Krstić" }
why = "His own spelling."

[[name]]
id = "riza-shillova"
kind = "person"
write = { en = "Riza Shillova", sq = "Riza Shillova", sr-Latn = "Riza Šilova" }
why = "His own spelling."

[[name]]
id = "shkodra"
kind = "place"
write = { en = "Shkodra", sq = "Shkodër", sr-Latn = "Skadar" }
why = "The municipality's name."

[[name]]
id = "cacak"
kind = "place"
write = { en = "Čačak", sr-Latn = "Čačak" }
why = "The municipality's name."
"""

ASKED = [
    # the spelling is spoken of
    ("en", "He writes his name Hajredin Lumaci in English."),
    ("en", "The name is also spelled Hajredin Lumaci."),
    ("en", "Hajredin Lumaci, without the cedilla, stands on the door."),
    ("en", "A man named Hajredin Lumaci rang."),
    ("de", "Sein Name wird auch Hajredin Lumaci geschrieben."),
    ("fr", "Son nom s’écrit Hajredin Lumaci à Paris."),
    ("sq", "Emri i tij shkruhet Hajredin Lumaqi."),
    ("sr-Latn", "Njegovo ime se piše Vladan Krstic."),
    # references
    ("en", "Hajredin Lumaci (2012) disagrees."),
    ("en", "Hajredin Lumaci and Ann Doe, 2019, disagree."),
    ("en", "Hajredin Lumaci, Essays on Law (London: Harbour Press, 1994)."),
    ("en", "[3] Hajredin Lumaci, Essays on Law, London 1994."),
    ("en", "See Hajredin Lumaci, Essays, ISBN 0-00-000000-0."),
    ("de", "Hajredin Lumaci: Recht und Ordnung, S. 12."),
    # titles, cases, things
    ("en", 'She read "The Case of Hajredin Lumaci" twice.'),
    ("en", "She saw the film The Trial of Hajredin Lumaci twice."),
    ("en", "The ruling in Prosecutor v. Vladan Krstic is short."),
    ("en", "The Hajredin Lumaci Foundation pays for the hall."),
    ("en", "The Cacak Chemicals company sells soap."),
    ("en", "They dined at the Skadar, a grill in Vienna."),
    # people elsewhere, rolls, words that begin a sentence
    ("en", "The dentist Hajredin Lumaci of Detroit retired."),
    ("en", "The prize went to Vladan Krstic, 9, a pupil from Ohio."),
    ("en", "Present were Berisha Ilir, Shillova Riza, Zeka Blerta."),
    ("sr-Latn", "Govorio je Agron Kuči. Kući se vratio kasno."),
    ("sr-Latn", "Govorio je Agron Kuči. Kuci se vratio kasno."),
    ("en", "Hajredin Lumaçi and Hajredin Lumaci are cousins."),
    ("fr", "M. Lumaci, boulanger, a pris sa retraite."),
]
PUT_RIGHT = [
    ("en", "The foreword was written by Hajredin Lumaci.", "The foreword was written by Hajredin Lumaçi."),
    ("en", "A street is named after Hajredin Lumaci.", "A street is named after Hajredin Lumaçi."),
    ("en", '"Hajredin Lumaci is here," he said.', '"Hajredin Lumaçi is here," he said.'),
    (
        "en",
        "The Minister of Justice Hajredin Lumaci of Peja spoke.",
        "The Minister of Justice Hajredin Lumaçi of Peja spoke.",
    ),
    (
        "en",
        "In 2012 Hajredin Lumaci left. In May Vladan Krstic came.",
        "In 2012 Hajredin Lumaçi left. In May Vladan Krstić came.",
    ),
    ("en", "They walked from Skadar to Cacak.", "They walked from Shkodra to Čačak."),
    ("en", "Present at the opening: Shillova Riza, mayor.", "Present at the opening: Riza Shillova, mayor."),
    ("fr", "Le ministre a reçu M. Hajredin Lumaci hier.", "Le ministre a reçu M. Hajredin Lumaçi hier."),
]


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory):
    path: Path = tmp_path_factory.mktemp("dictionary") / "names.toml"
    path.write_text(PEOPLE, encoding="utf-8")
    return cleanup.load(path, shipped=False, cached=False)


@pytest.mark.parametrize(("lang", "text"), ASKED)
def test_not_changed_without_asking(dictionary, lang, text):
    outcome = cleanup.clean(text, lang=lang, dictionary=dictionary, only=("names",))
    assert outcome.text == text


@pytest.mark.parametrize(("lang", "before", "after"), PUT_RIGHT)
def test_beside_such_words_names_are_put_right(dictionary, lang, before, after):
    outcome = cleanup.clean(before, lang=lang, dictionary=dictionary, only=("names",))
    assert outcome.text == after
    assert cleanup.clean(after, lang=lang, dictionary=dictionary, only=("names",)).text == after


def test_what_is_not_changed_is_asked_about(dictionary):
    """No name is lost sight of: a full name gets its question."""
    for lang, text in ASKED[:16]:
        held = cleanup.clean(text, lang=lang, dictionary=dictionary, only=("names",)).held
        assert any(edit.safety == "ask" and edit.rule.startswith("name/") for edit in held), text
