"""A translation beside its source: the names and the numbers of both."""

import pytest

from cleanup import names
from cleanup.dictionary.entries import Entry
from cleanup.engine.load import build
from cleanup.names.figures import unlike
from cleanup.text import Document, Segment, Span

INDEX = build([])
KNOWN = build(
    [
        Entry("name", one["id"], "known.toml", 1, {"kind": "person", "why": "His own spelling."} | one)
        for one in ({"id": "arben-cela", "write": {"en": "Arben Çela", "de": "Arben Cela"}},)
    ]
)


def found(source, text, langs="sq en", index=INDEX):
    theirs, ours = langs.split()
    whole = Span(0, len(text))
    segment = Segment(whole, (whole,), lang=ours, source=source, source_lang=theirs)
    document = Document(text, (segment,), lang=ours)
    edits = list(names.find(document, index.scan(text)))
    for edit in edits:
        assert text[slice(*edit.span)] == edit.before
    return [(edit.before, edit.after, edit.safety) for edit in edits if "unlike" in edit.rule]


@pytest.mark.parametrize(
    ("langs", "source", "text", "before", "after"),
    [
        ("sq en", "Arben Kuçi u kthye.", "Arben Kuqi returned.", "Kuqi", "Kuçi"),
        ("sq en", "Fjala e Arben Kuçit u dëgjua.", "The speech of Arben Kuqi was heard.", "Kuqi", "Kuçi"),
        ("sq en", "Kuçi u kthye vonë.", "They say Kuqi returned late.", "Kuqi", "Kuçi"),
        ("sr-Latn en", "Došao je Miloš Čanak.", "There came Miloš Canak.", "Canak", "Čanak"),
        ("en hr", "It was told by Arben Kuçi.", "To je rekao Arben Kuqi.", "Kuqi", "Kuçi"),
        ("en hr", "It was given to Arben Kuçi.", "Dali su to Arbenu Kuqiju.", "Kuqiju", "Kuçiju"),
        ("en de", "The house of Arben Kuçi", "Das Haus von Arben Kuci", "Kuci", "Kuçi"),
        ("en sq", "The house of Arben Kuçi", "Shtëpia e Arben Kucit", "Kucit", "Kuçit"),
        ("en tr", "The house of Arben Kuçi", "Arben Kuci'nin evi", "Kuci", "Kuçi"),
        ("en hr", "They met Jonathan Sandhurst.", "Sreli su Jonathan Sendhurst.", "Sendhurst", "Sandhurst"),
        ("sq en", "ARBEN KUÇI u kthye.", "ARBEN KUQI returned.", "KUQI", "KUÇI"),
    ],
)
def test_a_name_that_the_source_spells_otherwise_is_asked_about(langs, source, text, before, after):
    assert found(source, text, langs) == [(before, after, "ask")]


@pytest.mark.parametrize(
    ("langs", "source", "text"),
    [
        # the same, in the target's case and capitals
        ("sq en", "Fjala e Arben Kuçit", "The speech of Arben Kuçi; ARBEN KUÇI; Kuçi's speech"),
        ("en sq", "The speech of Arben Kuçi", "Fjala e Arben Kuçit"),
        ("en hr", "with Arben Kuçi", "s Arbenom Kuçijem"),
        # what a language respells by its own orthography
        ("en sq", "They met Aleksandar Jovčić.", "Takuan Aleksandër Jovçiqin."),
        ("en sq", "They met Bill Clinton.", "Takuan Bill Klinton."),
        ("en sr-Latn", "They met Arben Kuçi.", "Sreli su Arbena Kučija."),
        ("en mk", "They met Arben Kuçi.", "Го сретнаа Арбен Кучи."),
        ("sr-Latn en", "Sreli su Arbena Kučija.", "They met Arben Kuçi."),
        ("sr-Cyrl en", "Срели су Арбена Кучија.", "They met Arben Kuqi."),
        ("en de", "They met Boris Yeltsin and Benjamin Netanyahu.", "Sie trafen Boris Jelzin und Benjamin Netanjahu."),
        ("en fr", "They met Sergei Lavrov.", "Ils ont rencontré Sergueï Lavrov."),
        ("sr-Latn sq", "Došao je Petar Đonić.", "Erdhi Petar Gjoniq."),
        # the translation has more marks than the source
        ("en sq", "They met Arben Kuci.", "Takuan Arben Kuçin."),
        # two people
        ("sq en", "Arben Kuçi dhe Arben Kuqi u kthyen.", "Arben Kuqi and Arben Kuçi returned."),
        ("sq en", "Agim Kuçi u kthye.", "Arben Kuqi returned."),
        ("sq en", "Arben Kuçi dhe Agim Kuçaj", "Arben Kuçaj and Agim Kuçi"),
        # places have names of their own in each language
        ("de en", "Er lebt in Zürich.", "He lives in Zurich."),
        ("sq en", "Ai jeton në Tiranë.", "He lives in Tirana."),
        ("sr-Latn en", "Tako je rekao Mančini.", "So Mancini said, so Mancini did."),
        # one language, or none that is known
        ("en en", "Arben Kuçi returned.", "Arben Kuqi returned."),
        ("sq en", "", "Arben Kuqi returned."),
    ],
)
def test_names_that_may_differ(langs, source, text):
    assert found(source, text, langs) == []


def test_what_the_dictionary_knows_is_its_own_matter():
    assert found("Arben Çela u kthye.", "Arben Cela kam zurück.", "sq de", KNOWN) == []
    assert found("Arben Çela u kthye.", "Arben Cela kam zurück.", "sq de") == [("Cela", "Çela", "ask")]


def test_a_short_source_whose_language_nobody_said_speaks_for_full_names_only():
    for source, text, said in (
        ("Arben Kuçi u kthye.", "Arben Kuqi returned.", ["Kuqi"]),
        ("Kuçi u kthye.", "So Kuqi returned.", []),
    ):
        segment = Segment(Span(0, len(text)), (Span(0, len(text)),), lang="en", source=source)
        assert [edit.before for edit in names.find(Document(text, (segment,), lang="en"), INDEX.scan(text))] == said


def test_a_source_whose_language_nobody_said_is_found_out():
    source = "Arben Kuçi u kthye nga qyteti me shokët e tij dhe tha se takimi ishte shumë i mirë."
    text = "Arben Kuqi returned from the town with his friends and said that the meeting was very good."
    segment = Segment(Span(0, len(text)), (Span(0, len(text)),), lang="en", source=source)
    edits = list(names.find(Document(text, (segment,), lang="en"), INDEX.scan(text)))
    assert [(edit.before, edit.after) for edit in edits] == [("Kuqi", "Kuçi")]


@pytest.mark.parametrize(
    ("source", "text", "before", "wanted"),
    [
        ("Më 2011 erdhën shumë.", "In 2012 many came.", "2012", "2011"),
        ("Erdhën 1.250 veta.", "1,520 people came.", "1,520", "1.250"),
        ("Rritja ishte 15 %.", "Growth was 16 percent.", "16", "15"),
        ("Rritja ishte 15,5 për qind.", "Growth was 15.7%.", "15.7", "15,5"),
        ("Büyüme yüzde 15 oldu.", "Growth was 51 per cent.", "51", "15"),
        ("Zgjedhjet e vitit 2019/2020", "The elections of 2019/2021", "2021", "2020"),
    ],
)
def test_a_number_that_the_source_has_otherwise_is_shown(source, text, before, wanted):
    assert found(source, text) == [(before, before, "show")]
    ((said, right),) = unlike(source, [(text, 0)])
    assert (text[slice(*said.span)], source[slice(*right.span)]) == (before, wanted)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Erdhën 1.250 veta, 3,5 % më shumë.", "1,250 people came, 3.5% more."),
        ("Erdhën 1 250 000 veta.", "1,250,000 people came."),
        ("Më 5.3.2011 u takuan.", "They met on 5 March 2011."),
        ("Më 05/03/2011 u takuan.", "They met on 5.3.2011."),
        ("Në orën 15:30 u takuan.", "They met at 3:30 p.m."),
        ("Erdhën njëzet e dy veta më 2011.", "22 people came in 2011."),
        ("Shekulli i 20-të dhe i 21-të", "The 20th and the 21st century"),
        ("U takuan 3 herë dhe pesë herë.", "They met three times and 5 times."),
        ("Rruga është 25 milje.", "The road is 40 km long."),
        ("Paguan 1.250 euro.", "They paid $1,350."),
        ("Paguan 1,5 milionë.", "They paid 1,500,000."),
        ("Vitet 2011-12", "The years 2011-2012"),
        ("Neni 112 dhe neni 113", "Articles 113 and 112"),
        ("Më 2011 dhe 2012", "In 2013 and 2014"),
        ("Kapitulli 4", "Chapter 5"),
        ("Numri 123456", "Number 987654"),
        ("Asnjë numër.", "In 2011."),
        ("Fitoi me 2:1.", "It won 2-1."),
        ("Gjatësia 180 cm", "Length 180"),
    ],
)
def test_numbers_that_are_one(source, text):
    assert found(source, text) == []


def test_numbers_within_markup_are_not_looked_at():
    text = "In 2011 many came: `2012`."
    segment = Segment(Span(0, 26), (Span(0, 19), Span(25, 26)), lang="en", source="Më 2011 erdhën.", source_lang="sq")
    assert list(names.find(Document(text, (segment,), lang="en"), INDEX.scan(text))) == []
