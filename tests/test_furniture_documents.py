"""Documents with furniture to take out, and look-alikes to leave; all written for these tests."""

import pytest

import cleanup
from cleanup.engine.load import shipped

REMOVE = {
    "en-number-below": (
        """\
The harbour wall was mended in a single night by the

Page
4

fishermen and their sons, who brought stones from the quarry.

No boat was lost, and the lamp burned until the morning came.

Page
5
""",
        """\
The harbour wall was mended in a single night by the fishermen and their sons, who brought stones from the quarry.

No boat was lost, and the lamp burned until the morning came.
""",
    ),
    "en-bracket": (
        """\
The harbour wall was mended in a single night.

[Page 2]

Fishermen and their sons brought stones from the quarry above the village.

[Page 3]

No boat was lost, and the lamp burned until the morning came.

[Page 4]
""",
        """\
The harbour wall was mended in a single night.

Fishermen and their sons brought stones from the quarry above the village.

No boat was lost, and the lamp burned until the morning came.
""",
    ),
    "en-outof": (
        """\
The harbour wall was mended in a single night by the fishermen.

MTI Page 1 out of25

Their sons brought stones from the quarry above the village.

MTI Page 2 out of25

No boat was lost, and the lamp burned until the morning came.
""",
        """\
The harbour wall was mended in a single night by the fishermen.

Their sons brought stones from the quarry above the village.

No boat was lost, and the lamp burned until the morning came.
""",
    ),
    "en-cable": (
        """\
1. (C) The harbour wall was mended in a single night by the fishermen, and

HARBOURTON 00000128  002 OF 004

their sons brought stones from the quarry above the village.

HARBOURTON 00000128  003 OF 004

No boat was lost, and the lamp burned until the morning came.

HARBOURTON 00000128  004 OF 004
""",
        """\
1. (C) The harbour wall was mended in a single night by the fishermen, and their sons brought stones from the quarry above the village.

No boat was lost, and the lamp burned until the morning came.
""",
    ),
    "sq-gazette": (
        """\
Neni 4

Trageti lundron çdo ditë nga ora gjashtë deri në orën njëzet e dy.

11

GAZETA ZYRTARE E BREGDETIT / Nr. 04 / 19 MARS 2012, LIMANI

Neni 5

Çmimi i biletës caktohet nga këshilli i limanit në fillim të vitit.

12

GAZETA ZYRTARE E BREGDETIT / Nr. 04 / 19 MARS 2012, LIMANI

Neni 6

Kjo rregullore hyn në fuqi ditën e tetë pas shpalljes në këtë gazetë.

13
""",
        """\
Neni 4

Trageti lundron çdo ditë nga ora gjashtë deri në orën njëzet e dy.

Neni 5

Çmimi i biletës caktohet nga këshilli i limanit në fillim të vitit.

Neni 6

Kjo rregullore hyn në fuqi ditën e tetë pas shpalljes në këtë gazetë.
""",
    ),
    "sq-gazette-broken": (
        """\
Trageti lundron çdo ditë nga ora gjashtë deri në

GAZETA ZYRTARE E BREGDETIT / Nr.
04 / 19 MARS 2012, LIMANI

11

orën njëzet e dy, përveç kur fryn erë e fortë nga veriu.

Çmimi i biletës caktohet nga këshilli i limanit në fillim të vitit.

GAZETA ZYRTARE E BREGDETIT / Nr.
04 / 19 MARS 2012, LIMANI

12

Kjo rregullore hyn në fuqi ditën e tetë pas shpalljes në këtë gazetë.

GAZETA ZYRTARE E BREGDETIT / Nr.
04 / 19 MARS 2012, LIMANI

13
""",
        """\
Trageti lundron çdo ditë nga ora gjashtë deri në orën njëzet e dy, përveç kur fryn erë e fortë nga veriu.

Çmimi i biletës caktohet nga këshilli i limanit në fillim të vitit.

Kjo rregullore hyn në fuqi ditën e tetë pas shpalljes në këtë gazetë.
""",
    ),
    "trilingual-head": (
        """\
Republika e Bregut
Republika Obala
Republic of the Shore

Limani hapet në orën gjashtë dhe mbyllet në orën njëzet e dy.

Faqe 1 nga 3

Republika e Bregut
Republika Obala
Republic of the Shore

Trageti niset çdo orë, përveç ditëve kur fryn erë e fortë nga

Faqe 2 nga 3

Republika e Bregut
Republika Obala
Republic of the Shore

veriu, siç thuhet në rregulloren e limanit.

Faqe 3 nga 3
""",
        """\
Republika e Bregut
Republika Obala
Republic of the Shore

Limani hapet në orën gjashtë dhe mbyllet në orën njëzet e dy.

Trageti niset çdo orë, përveç ditëve kur fryn erë e fortë nga veriu, siç thuhet në rregulloren e limanit.
""",
    ),
    "en-slash": (
        """\
The harbour wall was mended in a single night by the fishermen.

2/23

Their sons brought stones from the quarry above the

3/23

village, and the lamp burned until the morning came.

4/23
""",
        """\
The harbour wall was mended in a single night by the fishermen.

Their sons brought stones from the quarry above the village, and the lamp burned until the morning came.
""",
    ),
    "de-roman": (
        """\
Vorwort. Die Mauer am Hafen wurde in einer einzigen Nacht von den

iv

Fischern und ihren Söhnen ausgebessert, die Steine aus dem Bruch holten.

v

Kein Boot ging verloren, und die Lampe brannte bis zum Morgen.

vi
""",
        """\
Vorwort. Die Mauer am Hafen wurde in einer einzigen Nacht von den Fischern und ihren Söhnen ausgebessert, die Steine aus dem Bruch holten.

Kein Boot ging verloren, und die Lampe brannte bis zum Morgen.
""",
    ),
    "bullets": (
        """\
Lučki zid popravljen je za jednu noć, a ribari su

• 21 •

doneli kamenje iz majdana iznad sela.

Nijedan čamac nije izgubljen, a lampa je gorela do jutra.

• 22 •

Sledeće godine zid će biti podignut za još jedan metar.

• 23 •
""",
        """\
Lučki zid popravljen je za jednu noć, a ribari su doneli kamenje iz majdana iznad sela.

Nijedan čamac nije izgubljen, a lampa je gorela do jutra.

Sledeće godine zid će biti podignut za još jedan metar.
""",
    ),
    "paren": (
        """\
Liman duvarı bir gecede onarıldı, balıkçılar taşları

(190)

köyün üstündeki ocaktan getirdiler.

Hiçbir tekne kaybolmadı ve fener sabaha kadar yandı.

(191)

Gelecek yıl duvar bir metre daha yükseltilecek.

(192)
""",
        """\
Liman duvarı bir gecede onarıldı, balıkçılar taşları köyün üstündeki ocaktan getirdiler.

Hiçbir tekne kaybolmadı ve fener sabaha kadar yandı.

Gelecek yıl duvar bir metre daha yükseltilecek.
""",
    ),
    "glued-total": (
        """\
Lučki zid popravljen je za jednu noć. Stranica 2 od 22 Ribari su doneli kamenje iz majdana iznad sela.

Nijedan čamac nije izgubljen. Stranica 3 od 22 Lampa je gorela do jutra.

Sljedeće godine zid će biti podignut. Stranica 4 od 22 Tako je odlučilo vijeće.
""",
        """\
Lučki zid popravljen je za jednu noć. Ribari su doneli kamenje iz majdana iznad sela.

Nijedan čamac nije izgubljen. Lampa je gorela do jutra.

Sljedeće godine zid će biti podignut. Tako je odlučilo vijeće.
""",
    ),
    "compound": (
        """\
The council, which was well known for its thrift, bought a well-

Page 2 of 3

known lamp from the island and set it on the wall.

Page 3 of 3
""",
        """\
The council, which was well known for its thrift, bought a well-known lamp from the island and set it on the wall.
""",
    ),
    "comma": (
        """\
Të pranishëm ishin kapiteni i trageteve, drejtori i limanit,

Faqe 2 nga 3

Agim Deti, dhe dy përfaqësues të peshkatarëve nga fshati.

Faqe 3 nga 3
""",
        """\
Të pranishëm ishin kapiteni i trageteve, drejtori i limanit, Agim Deti, dhe dy përfaqësues të peshkatarëve nga fshati.
""",
    ),
    "german-noun": (
        """\
Nach langer Beratung beschloss der Rat am Abend, dass die

Seite 2

Mauer noch vor dem Winter um einen Meter erhöht wird.

Seite 3
""",
        """\
Nach langer Beratung beschloss der Rat am Abend, dass die Mauer noch vor dem Winter um einen Meter erhöht wird.
""",
    ),
    "jump": (
        """\
Muri i limanit u ndreq brenda një nate të vetme nga

Vazhdon në faqen 3

Faqe 2

peshkatarët dhe djemtë e tyre, që sollën gurë nga gurorja.

Asnjë varkë nuk humbi, dhe llamba ndriçoi deri në mëngjes.

Faqe 3
""",
        """\
Muri i limanit u ndreq brenda një nate të vetme nga peshkatarët dhe djemtë e tyre, që sollën gurë nga gurorja.

Asnjë varkë nuk humbi, dhe llamba ndriçoi deri në mëngjes.
""",
    ),
    "empty-page": (
        """\
Ѕидот на пристаништето беше поправен за една ноќ.

Страна 1 од 4

Страна 2 од 4

Рибарите донесоа камења од каменоломот над селото.

Страна 3 од 4

Ниту еден чамец не беше изгубен таа ноќ.

Страна 4 од 4
""",
        """\
Ѕидот на пристаништето беше поправен за една ноќ.

Рибарите донесоа камења од каменоломот над селото.

Ниту еден чамец не беше изгубен таа ноќ.
""",
    ),
    "open-quote": (
        """\
Капетан је рекао: „Ако ветар не престане до вечери, ниједан

Страна 2 од 3

Брод неће испловити из луке“, и угасио је лампу.

Страна 3 од 3
""",
        """\
Капетан је рекао: „Ако ветар не престане до вечери, ниједан Брод неће испловити из луке“, и угасио је лампу.
""",
    ),
    "missing-page": (
        """\
Лучки зид поправљен је за једну ноћ, па је скела опет кренула.

Страна 1 од 4

Рибари су донели камење из мајдана изнад села.

Страна 3 од 4

Лампа је горела до јутра, а ниједан чамац није изгубљен.

Страна 4 од 4
""",
        """\
Лучки зид поправљен је за једну ноћ, па је скела опет кренула.

Рибари су донели камење из мајдана изнад села.

Лампа је горела до јутра, а ниједан чамац није изгубљен.
""",
    ),
    "nav": (
        """\
Print       Email

You are here:  Home  >  News  >  Harbour

The harbour wall was mended in a single night by the fishermen and their sons.

No boat was lost, and the lamp burned until the morning came.

Last modified: August 17, 2022

Comments Off on The harbour wall

Your email address will not be published. Required fields are marked *

© 2006-2010 All Rights Reserved.
""",
        """\
The harbour wall was mended in a single night by the fishermen and their sons.

No boat was lost, and the lamp burned until the morning came.
""",
    ),
    "rights-agency": (
        """\
The harbour wall was mended in a single night by the fishermen and their sons.

All rights are reserved from H.P.L. HarbourPress - COPYRIGHT 2002-2021
""",
        """\
The harbour wall was mended in a single night by the fishermen and their sons.
""",
    ),
    "heading-last": (
        """\
The wall was mended in a single night by the fishermen.

3. The lamp and its keeper

Page 4 of 6

The lamp burned until the morning, and no boat was lost in the storm.

Page 5 of 6
""",
        """\
The wall was mended in a single night by the fishermen.

3. The lamp and its keeper

The lamp burned until the morning, and no boat was lost in the storm.
""",
    ),
    "list-across": (
        """\
For the repair of the wall the village needs three things:

- stones from the quarry above the village,

Page 2 of 3

- lime from the old kiln by the river,
- forty hands and a dry week.

Page 3 of 3
""",
        """\
For the repair of the wall the village needs three things:

- stones from the quarry above the village,

- lime from the old kiln by the river,
- forty hands and a dry week.
""",
    ),
    "crlf": (
        "Die Mauer wurde in einer Nacht von den\r\n\r\nSeite 1 von 2\r\n\r\nfleißigen Fischern des Dorfes ausgebessert.\r\n\r\nSeite 2 von 2\r\n",
        "Die Mauer wurde in einer Nacht von den fleißigen Fischern des Dorfes ausgebessert.\r\n",
    ),
    "nbsp": (
        "Le mur du port a été réparé en une nuit.\n\nPage\u00a01 sur\u00a02\n\nLes pêcheurs ont apporté des pierres de la carrière.\n\nPage\u00a02 sur\u00a02\u200b\n",
        """\
Le mur du port a été réparé en une nuit.

Les pêcheurs ont apporté des pierres de la carrière.
""",
    ),
    "lost-space": (
        """\
The harbour wall was mended in a single night.

Page3of12

The fishermen brought stones from the quarry above the village.

Page4of12
""",
        """\
The harbour wall was mended in a single night.

The fishermen brought stones from the quarry above the village.
""",
    ),
    "hosts": (
        """\
Embed Size (px)

The harbour wall was mended in a single night by the fishermen and their sons.

Se mur i limanit u ndreq, shkroi gazeta, ishte lajmi i mirë i vitit.

Download as pdf or txt

[email protected]
""",
        """\
The harbour wall was mended in a single night by the fishermen and their sons.

Se mur i limanit u ndreq, shkroi gazeta, ishte lajmi i mirë i vitit.
""",
    ),
    "date-label": (
        """\
Muri i limanit u ndreq brenda një nate nga peshkatarët e fshatit.

12.03.2012 Faqe 1

Gurët i sollën nga gurorja mbi fshat, me karro dhe me duar.

12.03.2012 Faqe 2

Asnjë varkë nuk humbi, dhe llamba ndriçoi deri në mëngjes.

12.03.2012 Faqe 3
""",
        """\
Muri i limanit u ndreq brenda një nate nga peshkatarët e fshatit.

Gurët i sollën nga gurorja mbi fshat, me karro dhe me duar.

Asnjë varkë nuk humbi, dhe llamba ndriçoi deri në mëngjes.
""",
    ),
    "phone-label": (
        """\
Zidovi luke popravljeni su za jednu noć, a ribari su

Lučka 3, tel. 021 555 333

Strana 1

doneli kamenje iz majdana iznad sela i ostali do zore.

Lučka 3, tel. 021 555 333

Strana 2

Nijedan čamac nije izgubljen, a lampa je gorela do jutra.

Lučka 3, tel. 021 555 333

Strana 3
""",
        """\
Zidovi luke popravljeni su za jednu noć, a ribari su doneli kamenje iz majdana iznad sela i ostali do zore.

Nijedan čamac nije izgubljen, a lampa je gorela do jutra.
""",
    ),
    "years-and-pages": (
        """\
2011

The wall was mended in a single night by the fishermen of the village.

11

Chronicle of the Harbour

2012

The lamp was lit again after the winter, and two boats were built.

12

Chronicle of the Harbour

2013

The quarry above the village was closed for want of stone.

13
""",
        """\
2011

The wall was mended in a single night by the fishermen of the village.

2012

The lamp was lit again after the winter, and two boats were built.

2013

The quarry above the village was closed for want of stone.
""",
    ),
    "el": (
        """\
Το τείχος του λιμανιού επισκευάστηκε σε μία νύχτα από τους

Σελίδα 1 από 2

ψαράδες και τους γιους τους, που έφεραν πέτρες.

Σελίδα 2 από 2
""",
        """\
Το τείχος του λιμανιού επισκευάστηκε σε μία νύχτα από τους ψαράδες και τους γιους τους, που έφεραν πέτρες.
""",
    ),
    "single-c": (
        """\
The wall was mended in one night.

Faqe 1 © KBL

No boat was lost.
""",
        """\
The wall was mended in one night.

No boat was lost.
""",
    ),
    "single-total": (
        """\
The wall was mended in one night.

Strana 2 od 5

No boat was lost.
""",
        """\
The wall was mended in one night.

No boat was lost.
""",
    ),
    "labels-start-one": (
        """\
The wall was mended in one night by the fishermen and their sons.

Page 1

The stones came from the quarry above the village, by cart and by hand.

Page 2

No boat was lost, and the lamp burned until the morning came.

Page 3
""",
        """\
The wall was mended in one night by the fishermen and their sons.

The stones came from the quarry above the village, by cart and by hand.

No boat was lost, and the lamp burned until the morning came.
""",
    ),
    "abbr-mk": (
        """\
Ѕидот го поправија рибарите, а камењата ги донесе г.

стр. 3

Петар Лучки со својата кола од каменоломот над селото.

стр. 4
""",
        """\
Ѕидот го поправија рибарите, а камењата ги донесе г. Петар Лучки со својата кола од каменоломот над селото.
""",
    ),
    "hu": (
        """\
A kikötő falát egyetlen éjszaka alatt javították meg a

2. oldal

halászok és fiaik, akik köveket hoztak a bányából a falu fölül.

Egyetlen hajó sem veszett el, és a lámpa reggelig égett a falon.

3. oldal
""",
        """\
A kikötő falát egyetlen éjszaka alatt javították meg a halászok és fiaik, akik köveket hoztak a bányából a falu fölül.

Egyetlen hajó sem veszett el, és a lámpa reggelig égett a falon.
""",
    ),
    "title-number": (
        """\
The wall was mended in one night by the fishermen and their

12    Annual Report of the Harbour

sons, who brought stones from the quarry above the village.

No boat was lost, and the lamp burned until the morning came.

Annual Report of the Harbour    13

Next year the wall will be raised by another metre, the council says.

14    Annual Report of the Harbour
""",
        """\
The wall was mended in one night by the fishermen and their sons, who brought stones from the quarry above the village.

No boat was lost, and the lamp burned until the morning came.

Next year the wall will be raised by another metre, the council says.
""",
    ),
    "oreilly": (
        """\
The wall was mended in one night by the fishermen and their sons.

4 | Chapter 1: The Harbour

The stones came from the quarry above the village, by cart and

The Wall | 5

by hand, and no boat was lost in the storm that night.

6 | Chapter 1: The Harbour
""",
        """\
The wall was mended in one night by the fishermen and their sons.

The stones came from the quarry above the village, by cart and by hand, and no boat was lost in the storm that night.
""",
    ),
    "wrapped-hyphen-ff": (
        "The keeper of the light had not slept for three nights when the\nboat came in, and nobody on the quay knew the man who stepped a-\n\n                                 1\n\fThe Keeper of the Light\n\nshore with a covered cage. In the morning the cage was empty, and\nthe lamp had gone out for the first time in forty years.\n\n                                 2\n\fThe Keeper of the Light\n\nThe council met in the net shed, because the school was being\npainted, and sent two men to the rock.\n\n                                 3\n",
        """\
The keeper of the light had not slept for three nights when the
boat came in, and nobody on the quay knew the man who stepped ashore
with a covered cage. In the morning the cage was empty, and
the lamp had gone out for the first time in forty years.

The council met in the net shed, because the school was being
painted, and sent two men to the rock.
""",
    ),
    "bom-crlf-end": (
        "\ufeffPage 1 of 2\r\n\r\nThe wall was mended in one night.\r\n\r\nPage 2 of 2",
        "\ufeffThe wall was mended in one night.\r\n",
    ),
    "rights-each-page": (
        """\
The wall was mended in one night by the fishermen and their

© 2012 Harbour Press. All rights reserved.

Page 1

sons, who brought stones from the quarry above the village.

© 2012 Harbour Press. All rights reserved.

Page 2

No boat was lost, and the lamp burned until the morning came.

© 2012 Harbour Press. All rights reserved.

Page 3
""",
        """\
The wall was mended in one night by the fishermen and their sons, who brought stones from the quarry above the village.

No boat was lost, and the lamp burned until the morning came.
""",
    ),
    "two-in-one": (
        """\
The wall was mended in one night by the fishermen and their sons.

Page 1

The stones came from the quarry above the village, by cart.

Page 2

The lamp burned until the morning, and no boat was lost in the storm.

Page 1

Next year the wall will be raised by another metre, says the council.

Page 2
""",
        """\
The wall was mended in one night by the fishermen and their sons.

The stones came from the quarry above the village, by cart.

The lamp burned until the morning, and no boat was lost in the storm.

Next year the wall will be raised by another metre, says the council.
""",
    ),
    "suspended-hyphen": (
        """\
Der Rat beschloss am Abend eine neue Zoll-

Seite 3 von 4

und Hafenordnung, die im Mai in Kraft tritt.

Seite 4 von 4
""",
        """\
Der Rat beschloss am Abend eine neue Zoll- und Hafenordnung, die im Mai in Kraft tritt.
""",
    ),
    "glued-end": (
        """\
Bletët u kthyen në kosheret e vjetra pas shiut të parë. Faqe 4 © Shoqata e Bletarëve

Mjalti u nda mes fëmijëve të shkollës. Faqe 5 © Shoqata e Bletarëve

Panairi hapet të dielën.
""",
        """\
Bletët u kthyen në kosheret e vjetra pas shiut të parë.

Mjalti u nda mes fëmijëve të shkollës.

Panairi hapet të dielën.
""",
    ),
    "glued-inside": (
        """\
Bletët u kthyen në kosheret Faqe 4 © ShB e vjetra pas shiut. Mjalti u nda mes Faqe 5 © ShB fëmijëve të shkollës. Panairi hapet Faqe 6 © ShB të dielën.
""",
        """\
Bletët u kthyen në kosheret e vjetra pas shiut. Mjalti u nda mes fëmijëve të shkollës. Panairi hapet të dielën.
""",
    ),
    "mk-residue": (
        """\
Сподели на Фејсбук

Пекарницата крај пристаништето се отвори во шест наутро, како секој ден.

Прочитај повеќе

Остави коментар

© 2013 Пристаниште. Сите права се задржани.
""",
        """\
Пекарницата крај пристаништето се отвори во шест наутро, како секој ден.
""",
    ),
    "cy-residue": (
        """\
Пекара поред пристаништа отворила се у шест ујутру, као и сваког дана.

Коментари (3)

Остави коментар

Подели на Фејсбуку
""",
        """\
Пекара поред пристаништа отворила се у шест ујутру, као и сваког дана.
""",
    ),
    "read-more-repeated": (
        """\
The bakery by the harbour opened at six, as on every day.

Read more

The ferry leaves a quarter of an hour later than last year.

Read more

The lamp was lit again after the winter, to everybody's joy.

Read more
""",
        """\
The bakery by the harbour opened at six, as on every day.

The ferry leaves a quarter of an hour later than last year.

The lamp was lit again after the winter, to everybody's joy.
""",
    ),
}

KEEP = {
    "page-guide": """\
The picture book has three pages.

Page 1

A lighthouse stands on a rock and a gull sits on the rail in the sun.

Page 2

The keeper climbs the stairs with a lamp and a loaf of bread for supper.

Page 3

All the boats come home, and the gull is asleep on the rail.
""",
    "contents": """\
Contents

Page 4 The collection
Page 9 The lamps
Page 15 The boats
Page 22 The keepers

The museum is open every day but Monday.
""",
    "record": """\
Strana 1

Pesma o svetioniku
Kolo sa ostrva
Uspavanka za ribare

Strana 2

Pesma o galebu
Valcer sa pristaništa
Zdravica
""",
    "contract": """\
Ugovor o zakupu čamca zaključen je u luci.

Strana 1

Petar Lučić, ribar iz sela pod svetionikom, vlasnik čamca i vesala.

Strana 2

Marko Obalić, učitelj iz grada, zakupac čamca za leto i jesen.

Strane su saglasne da čamac ostaje u luci.
""",
    "ru-country": """\
Страна 1

Остров в северном море, где живут рыбаки и смотритель маяка.

Страна 2

Горная страна без моря, откуда привозят камень для пристани.
""",
    "day": """\
Day 1 of 3

We rowed to the island and slept in the lighthouse with the keeper.

Day 2 of 3

The wind turned, and we mended the nets in the shed behind the wall.

Day 3 of 3

We rowed home with a basket of fish and a letter.
""",
    "foto": """\
Il muro del porto fu riparato in una notte.

Foto 1 di 3

I pescatori portano le pietre dalla cava sopra il paese.

Foto 2 di 3

La lampada brucia fino al mattino, e nessuna barca si perde.

Foto 3 di 3
""",
    "fejezet": """\
1. fejezet

A kikötő falát egyetlen éjszaka alatt javították meg a halászok.

2. fejezet

Egyetlen hajó sem veszett el, és a lámpa reggelig égett a falon.

3. fejezet

A következő évben a falat egy méterrel magasabbra emelik.
""",
    "madde": """\
Madde 1

Bu yönetmelik feribotun çalışmasını ve bilet ücretini düzenler.

Madde 2

Feribot saat altıdan yirmi ikiye kadar her gün sefer yapar.

Madde 3

Bu yönetmelik ilanından sekiz gün sonra yürürlüğe girer.
""",
    "gauge": """\
Wasserstände am Pegel der Schleuse, in Zentimetern, jede Stunde:

41

42

43

44

Der Fluss steigt weiter, die Fähre bleibt am Ufer.
""",
    "countdown": """\
Numërimi mbrapsht para nisjes së garës në liman:

3

Varkat rreshtohen pranë murit dhe peshkatarët ngrenë velat e bardha.

2

Kapiteni ngre flamurin dhe njerëzit në breg heshtin për një çast.

1

Nisja!
""",
    "novel": """\
1

The keeper of the light had not slept for three nights when the boat came in.

2

Nobody on the quay knew the man who stepped ashore with a covered cage.

3

In the morning the cage was empty, and the lamp had gone out.
""",
    "roman-heads": """\
I

The keeper of the light had not slept for three nights when the boat came in.

II

Nobody on the quay knew the man who stepped ashore with a covered cage.

III

In the morning the cage was empty, and the lamp had gone out.
""",
    "interview": """\
Question:

How many winters did it take you to mend the old boat in the shed?

Answer:

Two winters and a spring, because the oak had to dry under the roof.

Question:

And who painted the sail, which everybody on the quay admires?

Answer:

My niece did, and she was paid in apples, as was agreed.
""",
    "separators": """\
The wall was mended in one night by the fishermen.

* * *

No boat was lost, and the lamp burned until the morning.

* * *

Next year the wall will be raised by another metre.

* * *

The council has said so, and the council keeps its word.
""",
    "photo-credit": """\
The wall was mended in one night by the fishermen and their sons.

Foto: © Ana Obalić

No boat was lost, and the lamp burned until the morning came.

Photo: © Harbour Archive 2012
""",
    "readme": """\
# Lamp

A small program that switches the harbour lamp on and off at dusk and dawn.

## License

© 2020 Ana Obalić. All rights reserved.
""",
    "print-heading": """\
# Manual

## Print

Choose the printer in the list and press the green button on its lid.

## Share

Send the file to a friend from the same list.
""",
    "biblio": """\
Lučić, P. Svetionici severne obale. Novi Grad, 1998,
str. 12.

Obalić, M. Mreže i čamci. Stari Grad, 2003,
str. 13.

Galebić, A. Pesme sa mora. Primorje, 2007,
str. 14.
""",
    "refs-de": """\
Meer, A.: Leuchttürme der Küste. Hafenstadt 1998,
S. 34.

Deich, B.: Netze und Boote. Hafenstadt 2003,
S. 35.
""",
    "short-lines": """\
Bread
Milk
Two lamps
Rope

Tar
Nails
One bucket
""",
    "shopping-nav": """\
Print
Email
Share
Home
Search
Download
""",
    "nav-sq": """\
Shpërndaje këtë libër te fëmijët e lagjes dhe kërko që ta kthejnë të dielën.

Lexo më shumë libra se sa gazeta, thoshte roja i farit çdo dimër.
""",
    "nav-sr": """\
Pročitaj još jednom pismo koje je čuvar svetionika ostavio na stolu.

Komentari su bili kratki, a najkraći je bio njegov.
""",
    "frontmatter": """\
---
title: Page 3 of 4
footer: © 2012 Harbour. All rights reserved.
---

The wall was mended in one night by the fishermen.
""",
    "table": """\
| Item | Page |
|---|---|
| Page 1 of 3 | 1 |
| Page 2 of 3 | 2 |

The table is taken from the handbook of the harbour.
""",
    "play-page": """\
PAGE 1

My lord, the boats are in.

PAGE 2

And all the lamps are lit.

LORD

Then shut the gate and go to bed.
""",
    "address": """\
Bakery at the Lighthouse
Harbour Street 3
Tel. 021 555 333

Fish and Nets
Harbour Street 9
Tel. 021 555 333

Boatyard Gull
Shore Road 14
Tel. 021 555 333
""",
    "mk-sentence": """\
Страна 5 од бродскиот дневник е оштетена од морска вода.

На страна 6 од 9 е нацртан светилникот, а страна 7 ги набројува птиците.
""",
    "hr-side": """\
Stranica 3 izvješća kaže da svjetionik treba novi krov.

Na stranici 4 od 12 čuvar je nacrtao plan stuba.
""",
    "recipe": """\
1 / 2

bardak süt ile unu yavaşça karıştırın ve yarım saat bekletin.

1 / 4

bardak yağı tavada kızdırın ve hamuru kaşıkla dökün.
""",
    "scores": """\
The boats raced in three rounds on the bay.

1/3

The red boat led from the quay to the rock and back again.

2/3

The blue boat took the wind and kept it until the buoy.

3/3

The green boat won, to everybody's surprise, by a length.
""",
    "copyright-article": """\
Kujt i takon një fotografi e farit? Në shumë vende i takon atij që e bëri.

Fjalët "Të gjitha të drejtat e rezervuara" dikur i kërkonte një marrëveshje e vitit 1910.
""",
    "code-indented": """\
Der Treiber druckt die Fußzeile selbst:

    Seite 1 von 3
    Seite 2 von 3
    Seite 3 von 3

Mit dem Schalter lässt sich das abstellen.
""",
    "agency": """\
Muri i limanit u ndreq brenda një nate të vetme nga peshkatarët. /LimanPress/

Asnjë varkë nuk humbi, dhe llamba ndriçoi deri në mëngjes.
""",
    "song": """\
Vjen deti, ikën deti,
Askush s'e pyet pse.

Vozit, vëlla, vozit.

Pulëbardha rri mbi mur
E sheh varkat në det.

Vozit, vëlla, vozit.

Llamba digjet gjithë natën,
Rrjetat thahen në erë.

Vozit, vëlla, vozit.

Nata ikën, vjen mëngjesi,
Varkat kthehen sërish.

Vozit, vëlla, vozit.
""",
    "steps-dash": """\
Wie man ein Boot teert, in drei Schritten erklärt vom alten Fischer.

- 1 -

Das Holz muss eine Woche lang trocken liegen, am besten im Mai.

- 2 -

Der Teer wird langsam erhitzt und mit der breiten Bürste verteilt.

- 3 -

Nach zwei Tagen ist alles fest, und das Boot kann ins Wasser.
""",
    "item": """\
Missing from the archive, as the keeper of the harbour found in May:

- Page 3 of 4

- the drawing of the lamp
""",
    "heading-page": """\
# Page 3 of 4

The wall was mended in one night by the fishermen.
""",
    "quote-page": """\
The note on the gate says:

> Page 3 of 4

Nobody knows who wrote it, or where the other pages are.
""",
    "wrapped-label": """\
The keeper wrote about the storm in the log that he kept on the
shelf above his bed, and about the lamp he wrote on
page 3

The rest of the log is a list of boats, which goes on until
page 4

The lamp was lit again in spring.
""",
    "single-numbers": """\
The keeper counted the boats in the bay.

12

He counted them again in the evening, and one was missing.
""",
    "foot-list": """\
Five lamps were lit on the wall.

1
2
3
4
5
""",
    "dialog-dash": """\
– Who calls from the water in the night?

– A boat without a lamp, and three men.

– Then wait for the day at the rock.
""",
    "chronicle": """\
Chronicle of the harbour, written by the keepers of the light.

1911

The wall was mended in a single night by the fishermen of the village.

1912

The lamp was lit again after the winter, and two boats were built.

1913

The quarry above the village was closed for want of stone.
""",
    "bills": """\
Nr. 1

Die Bäcker liefern jeden Morgen vierzig Brote an die Fähre und die Schule.

Nr. 2

Die Fischer liefern jeden Freitag einen Korb Heringe an das Lotsenhaus.

Nr. 3

Die Schule liefert im Juni die Messung der Wasserstände.
""",
    "hymns": """\
14

The lamp is lit, the tide is low,
The boats come home from sea.

15

The gull sits on the harbour wall
And calls to you and me.

16

The net is dry, the bread is baked,
The door is on the key.
""",
    "scoreboard": """\
The race was rowed in two heats on the bay.

Page 4

That was the name of the winning boat, to the joy of the printers.
""",
    "comment-word": """\
Comment

The council should mend the wall before the winter, and not after it.
""",
    "share-heading": """\
Teilen

Wer ein Brot teilt, hat am Abend zwei Freunde, sagte der Müller.

Weiterlesen konnte er nicht, denn die Kerze war heruntergebrannt.
""",
    "announced": """\
The printer writes at the foot of every sheet:

Page 1 of 3

Nobody reads it, but the council insists on the line.
""",
}


def clean(text, **options):
    return cleanup.clean(text, lang=None, dictionary=shipped(), only=("furniture",), **options)


@pytest.mark.parametrize("name", REMOVE)
def test_furniture_goes_and_what_it_split_is_whole(name):
    before, after = REMOVE[name]
    outcome = clean(before)
    assert outcome.text == after
    assert clean(after).text == after, "the result rests"
    assert all(edit.evidence and edit.why for edit in outcome.applied)


@pytest.mark.parametrize("name", [name for name in REMOVE if "\r" not in REMOVE[name][0]])
def test_windows_line_ends_stay(name):
    before, after = (text.replace("\n", "\r\n") for text in REMOVE[name])
    assert clean(before).text == after


@pytest.mark.parametrize("name", KEEP)
def test_look_alikes_stay(name):
    assert clean(KEEP[name]).applied == ()


@pytest.mark.parametrize("name", KEEP)
def test_look_alikes_stay_in_markdown(name):
    assert clean(KEEP[name], filename="text.md").applied == ()
