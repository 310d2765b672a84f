"""More documents with furniture, and more look-alikes, as different hands write them in sixteen languages."""

import pytest

import cleanup
from cleanup.engine.load import shipped

REMOVE = {
    "it-foot": (
        """\
Il guardiano del faro scese al porto prima della tempesta e contò le barche che erano ancora in

Pag. 3 di 12

mare, come faceva ogni sera da quarant'anni.

Pag. 4 di 12

Il mugnaio lo aiutò fino all'alba, e nessuno sentì il vento.

Pag. 5 di 12
""",
        """\
Il guardiano del faro scese al porto prima della tempesta e contò le barche che erano ancora in mare, come faceva ogni sera da quarant'anni.

Il mugnaio lo aiutò fino all'alba, e nessuno sentì il vento.
""",
    ),
    "es-copyright": (
        """\
El guardián del faro bajó al puerto antes de la tormenta y contó los barcos que seguían en el

Página 1 © Molino del Río

mar, como hacía cada noche.

Página 2 © Molino del Río
""",
        """\
El guardián del faro bajó al puerto antes de la tormenta y contó los barcos que seguían en el mar, como hacía cada noche.
""",
    ),
    "ro-broken-title": (
        """\
Paznicul farului a coborât în port înainte de furtună și a numărat bărcile care erau încă pe

MONITORUL PORTULUI VECHI / Nr. 4 /
19 MARTIE 2012, CONSTANȚA
11

mare, așa cum făcea în fiecare seară de patruzeci de ani încoace.

Morarul l-a ajutat până când a sunat clopotul insulei, iar nimeni nu a auzit

MONITORUL PORTULUI VECHI / Nr. 4 /
19 MARTIE 2012, CONSTANȚA
12

vântul. Apoi furtuna a rupt zidul portului, iar lampa s-a stins.

MONITORUL PORTULUI VECHI / Nr. 4 /
19 MARTIE 2012, CONSTANȚA
13
""",
        """\
Paznicul farului a coborât în port înainte de furtună și a numărat bărcile care erau încă pe mare, așa cum făcea în fiecare seară de patruzeci de ani încoace.

Morarul l-a ajutat până când a sunat clopotul insulei, iar nimeni nu a auzit vântul. Apoi furtuna a rupt zidul portului, iar lampa s-a stins.
""",
    ),
    "hu-foot": (
        """\
A világítótorony őre lement a kikötőbe a vihar előtt, és megszámolta a csónakokat, amelyek még a

2/5. oldal

tengeren voltak, ahogy minden este tette.

3/5. oldal

A molnár segített neki, amíg meg nem szólalt a harang.

4/5. oldal
""",
        """\
A világítótorony őre lement a kikötőbe a vihar előtt, és megszámolta a csónakokat, amelyek még a tengeren voltak, ahogy minden este tette.

A molnár segített neki, amíg meg nem szólalt a harang.
""",
    ),
    "ru-cyr": (
        """\
Смотритель маяка спустился в гавань до бури и пересчитал лодки, которые были ещё в

Страница 7 из 9

море, как он делал каждый вечер.

Страница 8 из 9

Мельник помогал ему до рассвета.
""",
        """\
Смотритель маяка спустился в гавань до бури и пересчитал лодки, которые были ещё в море, как он делал каждый вечер.

Мельник помогал ему до рассвета.
""",
    ),
    "pl-site": (
        """\
Przejdź do treści

Latarnik zszedł do portu przed burzą i policzył łodzie, które były jeszcze na morzu.

Młynarz pomagał mu, dopóki dzwon na wyspie nie zadzwonił po raz drugi.

Udostępnij na Facebooku

Czytaj więcej

Wszelkie prawa zastrzeżone © 2012 Młyn
""",
        """\
Latarnik zszedł do portu przed burzą i policzył łodzie, które były jeszcze na morzu.

Młynarz pomagał mu, dopóki dzwon na wyspie nie zadzwonił po raz drugi.
""",
    ),
    "mk-feed": (
        """\
Чуварот на светилникот слезе во пристаништето пред бурата и ги изброи чамците што беа уште на
Страна 2 од 3
\fморе, како што правеше секоја вечер.
Страна 3 од 3
""",
        """\
Чуварот на светилникот слезе во пристаништето пред бурата и ги изброи чамците што беа уште на
море, како што правеше секоја вечер.
""",
    ),
    "nl-foot": (
        """\
De wachter van de vuurtoren ging voor de storm naar de haven en telde de boten die nog op

Pagina 2 van 4

zee waren, zoals hij elke avond deed.

Pagina 3 van 4
""",
        """\
De wachter van de vuurtoren ging voor de storm naar de haven en telde de boten die nog op zee waren, zoals hij elke avond deed.
""",
    ),
    "bs-org": (
        """\
Čuvar svjetionika sišao je u luku prije oluje i prebrojao čamce koji su još bili na

Ured mlinara i pekara | Strana 2

moru, kao što je radio svake večeri.

Ured mlinara i pekara | Strana 3

Mlinar mu je pomagao do zore.

Ured mlinara i pekara | Strana 4
""",
        """\
Čuvar svjetionika sišao je u luku prije oluje i prebrojao čamce koji su još bili na moru, kao što je radio svake večeri.

Mlinar mu je pomagao do zore.
""",
    ),
    "sq-dash": (
        """\
Rojtari i fenerit zbriti në port para stuhisë dhe numëroi varkat që ishin ende në

– 4 –

det, siç bënte çdo mbrëmje prej dyzet vjetësh.

– 5 –

Mullisi e ndihmoi derisa ra kambana e ishullit për herë të dytë, dhe askush nuk e dëgjoi

– 6 –

erën.
""",
        """\
Rojtari i fenerit zbriti në port para stuhisë dhe numëroi varkat që ishin ende në det, siç bënte çdo mbrëmje prej dyzet vjetësh.

Mullisi e ndihmoi derisa ra kambana e ishullit për herë të dytë, dhe askush nuk e dëgjoi erën.
""",
    ),
    "tr-ordinal": (
        """\
Fenerin bekçisi fırtınadan önce limana indi ve denizde kalan kayıkları her akşam yaptığı gibi tek tek

3. sayfa

saydı, değirmenci de ona yardım etti.

4. sayfa

Adanın çanı ikinci kez çalana kadar kimse rüzgârı duymadı.

5. sayfa
""",
        """\
Fenerin bekçisi fırtınadan önce limana indi ve denizde kalan kayıkları her akşam yaptığı gibi tek tek saydı, değirmenci de ona yardım etti.

Adanın çanı ikinci kez çalana kadar kimse rüzgârı duymadı.
""",
    ),
    "title-number-fr": (
        """\
Le gardien du phare descendit au port avant la tempête et compta les bateaux qui étaient encore en

12 Annuaire du vieux port et du moulin

mer, comme il le faisait chaque soir.

Annuaire du vieux port et du moulin 13

Le meunier l'aida jusqu'à l'aube, et personne n'entendit le

14 Annuaire du vieux port et du moulin

vent.
""",
        """\
Le gardien du phare descendit au port avant la tempête et compta les bateaux qui étaient encore en mer, comme il le faisait chaque soir.

Le meunier l'aida jusqu'à l'aube, et personne n'entendit le vent.
""",
    ),
    "hyphen-sr": (
        """\
Чувар светионика је сишао у луку пре олује и пребројао чамце који су још били на оту-

Страна 2 од 3

чењу, као што је радио сваке вечери.

Страна 3 од 3
""",
        """\
Чувар светионика је сишао у луку пре олује и пребројао чамце који су још били на отучењу, као што је радио сваке вечери.
""",
    ),
    "flattened-en": (
        """\
The keeper of the lamp went down to the harbour before the storm Page 1 of 4 and counted the boats that were at sea. The miller helped him until the bell had rung Page 2 of 4 for a second time. Nobody heard the wind Page 3 of 4 in the night.
""",
        """\
The keeper of the lamp went down to the harbour before the storm and counted the boats that were at sea. The miller helped him until the bell had rung for a second time. Nobody heard the wind in the night.
""",
    ),
    "bom-nbsp-mac": (
        "\ufeffThe keeper of the lamp went down to the harbour before the\n\nPage\u00a01\u00a0of\u00a02\n\nstorm and counted the boats.\n\nPage\u00a02\u00a0of\u00a02",
        "\ufeffThe keeper of the lamp went down to the harbour before the storm and counted the boats.\n",
    ),
    "no-blank": (
        """\
The keeper of the lamp went down to the harbour before the storm and counted
the boats that were still at sea, as he did every night of the year, and the
Page 1
miller helped him until the bell of the island had rung for a second time, so
that nobody heard the wind. Then the storm broke over the harbour wall, and
Page 2
the lamp went out.
Page 3
""",
        """\
The keeper of the lamp went down to the harbour before the storm and counted
the boats that were still at sea, as he did every night of the year, and the
miller helped him until the bell of the island had rung for a second time, so
that nobody heard the wind. Then the storm broke over the harbour wall, and
the lamp went out.
""",
    ),
    "sl-site": (
        """\
Preskoči na vsebino

Čuvaj svetilnika je šel pred nevihto v pristanišče in preštel čolne, ki so bili še na morju.

Preberite tudi

Mlinar mu je pomagal, dokler ni zvonec na otoku zazvonil drugič.

Preberite tudi

Dodaj komentar
""",
        """\
Čuvaj svetilnika je šel pred nevihto v pristanišče in preštel čolne, ki so bili še na morju.

Mlinar mu je pomagal, dokler ni zvonec na otoku zazvonil drugič.
""",
    ),
}

KEEP = {
    "answers-sq": """\
Përgjigjet e ushtrimeve

Faqe 23

Mulliri u ndërtua nga banorët e fshatit në vitin kur lumi doli nga shtrati i vet.

Faqe 24

Furrtari piqte bukën në mëngjes, ndërsa rojtari flinte deri në mesditë.

Faqe 25

Këshilli u mblodh në kasollen e rrjetave.
""",
    "errata-en": """\
In this edition of the yearbook the printer has found the following errors, which he regrets.

Page 12
For harbour master read keeper of the lamp, in the third line of the second paragraph.

Page 13
For forty boats read fourteen boats, and leave out the sentence about the miller's horse.

Page 14
The picture shows the old quay and not the new one, as the caption says.
""",
    "comic-fr": """\
La lampe du port, scénario

Planche 1

Le gardien monte l'escalier avec une lanterne, et le vent éteint la flamme deux fois.

Planche 2

Le meunier attend en bas, il compte les marches et parle à son chien.

Planche 3

Le bateau rentre au port pendant que la cloche sonne.
""",
    "verses-en": """\
The song of the harbour, second part

14
and the keeper of the lamp went down to the water
with forty men of the island,
15
who carried stones upon their shoulders, and the
wall grew higher every day until the winter
16
came over the sea and the men went home to
their houses and slept.
""",
    "quiz-it": """\
Domanda 1 di 3

Chi ha riparato il muro del porto nella notte della tempesta, e con quali pietre?

Domanda 2 di 3

Quante barche mancavano al mattino, secondo il guardiano del faro?

Domanda 3 di 3

Che cosa cuoce il fornaio il giorno della festa?
""",
    "law-es": """\
Artículo 12

El guardián del faro cuida de la lámpara durante toda la noche y anota los barcos que entran en el puerto.

Artículo 13

El molinero entrega la harina al panadero antes del amanecer, según la costumbre de la isla.

Artículo 14

El consejo se reúne en la casa de las redes.
""",
    "parties-pl": """\
Umowa o naprawie muru portowego

Strona 1

Gmina wyspy, którą reprezentuje latarnik, zleca naprawę muru przed zimą i płaci w mące.

Strona 2

Młynarz i jego synowie naprawiają mur kamieniami ze starego kamieniołomu.
""",
    "sides-sr": """\
Запис са суђења о међи између млина и пекаре

Страна 1 тврди да је камен стајао код врбе.

Страна 2

Одговара да је камен померила вода у пролеће, и да то памти цело село.

Страна 1

Наводи да је вода те године била ниска и да нико није видео померање.
""",
    "srt-in-text": """\
12
00:00:31,000 --> 00:00:34,000
The keeper of the lamp went down to the harbour before the storm,

13
00:00:35,000 --> 00:00:39,000
and the miller helped him until the bell had rung for a second time

14
00:00:40,000 --> 00:00:44,000
over the island.
""",
    "captions-hr": """\
Slika 12 od 14

Čuvar svjetionika silazi u luku prije oluje i broji brodove koji su još na moru.

Slika 13 od 14

Mlinar i njegova tri sina popravljaju zid kamenjem iz starog kamenoloma.

Slika 14 od 14

Zid u proljeće.
""",
    "faq-de": """\
Fragen an den Hafenmeister

4.

Wer darf nachts am Kai liegen? Jedes Boot, dessen Besitzer beim Wärter der Lampe gemeldet ist.

5.

Was kostet ein Brot? So viel wie im vergangenen Jahr, sagt der Bäcker, und er bleibt dabei.

6.

Wann läutet die Glocke? Um sechs.
""",
    "steps-tr": """\
Ekmek nasıl yapılır

Adım 1 / 3

Un ve su bir kapta karıştırılır, hamur bir saat boyunca ılık bir yerde dinlendirilir.

Adım 2 / 3

Hamur yoğrulur ve taş fırının kızgın tabanına elle yerleştirilir.

Adım 3 / 3

Ekmek kırk dakika pişer.
""",
    "party-mk": """\
Договор за мелницата

Страна 1: Мелничарот од долното село, кој го поправа тркалото секоја пролет.

Страна 2: Пекарот од горното село, кој го купува брашното по стара цена.
""",
    "index-hu": """\
Tartalom

2. oldal A molnár és a folyó története a régi időkből
3. oldal A pék három fia
4. oldal A világítótorony őre
""",
    "chapters-ru": """\
Повесть о смотрителе маяка

Глава 11

Смотритель спустился в гавань до бури и пересчитал лодки, которые ещё были в море, как делал каждый день.

Глава 12

Мельник помогал ему, пока колокол острова не прозвонил во второй раз, и никто не слышал ветра.

Глава 13

Буря сломала стену.
""",
    "rights-article-fr": """\
Que veut dire « Tous droits réservés » ?

Cette formule se lit au bas de presque toutes les pages, et presque personne ne sait d'où elle vient.

© 2012 Le Moulin. Tous droits réservés.

Voilà la phrase complète, telle que l'imprimeur l'a mise sous l'image du phare.

Elle remonte à une convention que peu de pays appliquent encore.
""",
    "dates-ro": """\
Jurnalul paznicului de far

12 martie

Am coborât în port înainte de furtună și am numărat bărcile care erau încă pe mare.

13 martie

Morarul m-a ajutat până când clopotul a sunat a doua oară peste insulă.

14 martie

Zidul s-a rupt.
""",
    "scores-sr": """\
Rezultati

3 : 2

Mlinari su pobedili u produžetku posle velike borbe na blatnjavom terenu kraj reke.

4 : 2

Pekari su izgubili i drugu utakmicu, a golman je povređen napustio teren.

5 : 2

Publika je otišla kući.
""",
    "bylines-en": """\
Harbour Weekly
By Ana Obal
12 May

The keeper of the lamp went down to the harbour before the storm.

Harbour Weekly
By Ana Obal
19 May

The miller helped him until the bell of the island had rung.

Harbour Weekly
By Ana Obal
26 May

Then the storm broke over the wall.
""",
    "temperatures": """\
Temperature at dawn on the quay, from the keeper's book:

- 5 -

the coldest morning of the year, and the nets were frozen to the rail, so that nobody could sail

- 6 -

colder still, and the baker gave bread to the men who broke the ice in the harbour

- 7 -

the coldest of all
""",
    "page-headings-md": """\
# The site

## Page 1

This page holds the menu, the picture of the harbour and a list of the boats that sail to the islands.

## Page 2

This page tells the story of the keeper of the lamp in the words of his daughter.
""",
    "refrain-sq": """\
O lumë, o lumë, ku shkon kështu,
me gurë të bardhë e ujë të zi?
Mulliri rrotullohet, o lumë,
e buka piqet në shtëpi.

Refreni: o lumë, prit pak

Furrtari ngrihet në mesnatë,
rojtari fle mbi urë,
mulliri rrotullohet, o lumë,
e hëna bie mbi gur.

Refreni: o lumë, prit pak
""",
    "interview-it": """\
Domanda:

Quando è arrivato sull'isola, e chi le ha mostrato la lampada per la prima volta?

Risposta:

Sono arrivato di notte, e nessuno mi ha mostrato niente fino al mattino.

Domanda:

E il mugnaio?

Risposta:

Dormiva.
""",
    "train-of-numbers": """\
7

8

9

10
""",
    "play-de": """\
Erster Auftritt

MÜLLER
Wer klopft?

BÄCKER
Ich bin es nur.

MÜLLER
Tritt ein.

BÄCKER
Es stürmt.

MÜLLER
Das hört man.

BÄCKER
Und die Lampe?
""",
    "twice-meant": """\
The bell rang, and nobody came.

Row to the rock, brother, row to the rock, for the night is long and the lamp is low.

The bell rang again, and the miller came.

Row to the rock, brother, row to the rock, for the night is long and the lamp is low.

The bell rang a third time.

Row to the rock, brother, row to the rock, for the night is long and the lamp is low.
""",
}


def clean(text, **options):
    return cleanup.clean(text, lang=None, dictionary=shipped(), only=("furniture",), **options)


@pytest.mark.parametrize("name", REMOVE)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_furniture_goes_and_what_it_split_is_whole(name, line_end):
    before, after = (text.replace("\n", line_end) for text in REMOVE[name])
    assert clean(before).text == after
    assert clean(after).text == after, "the result rests"


@pytest.mark.parametrize("filename", ["text.txt", "text.md"])
@pytest.mark.parametrize("name", KEEP)
def test_look_alikes_stay(name, filename):
    outcome = clean(KEEP[name], filename=filename)
    assert (outcome.applied, outcome.problems) == ((), ())
