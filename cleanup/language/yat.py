"""Serbian, Croatian and Bosnian in Latin letters: told apart by words of which each settles it, or not at all.

Trigrams do not tell them apart. The old vowel yat does, which became e in Serbian (vreme, gde) and ije or je in the
others and in the Serbian of Montenegro and Bosnia (vrijeme, gdje); and Croatian has months and terms of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

NEEDED = 3  # different words for it
OUTWEIGHS = 5  # times as many for it as against it

PAIRS = """
gde/gdje negde/negdje nigde/nigdje ovde/ovdje uvek/uvijek posle/poslije poslednji/posljednji poslednja/posljednja
poslednje/posljednje poslednjih/posljednjih poslednju/posljednju sledeći/sljedeći sledeća/sljedeća sledeće/sljedeće
sledećeg/sljedećeg sledećih/sljedećih sledeću/sljedeću sledi/slijedi vreme/vrijeme mesto/mjesto mesta/mjesta
mestu/mjestu mestima/mjestima umesto/umjesto reč/riječ reči/riječi rečima/riječima deo/dio delovi/dijelovi
delova/dijelova delimično/djelimično odeljenje/odjeljenje odeljenja/odjeljenja dete/dijete deteta/djeteta deca/djeca
decu/djecu dečak/dječak dečaka/dječaka devojka/djevojka devojke/djevojke devojku/djevojku devojčica/djevojčica ceo/cio
cela/cijela celo/cijelo celu/cijelu celom/cijelom celog/cijelog lepo/lijepo lepa/lijepa levo/lijevo mleko/mlijeko
mleka/mlijeka sneg/snijeg snega/snijega reka/rijeka reke/rijeke pesma/pjesma pesme/pjesme pesmu/pjesmu
nedelja/nedjelja nedelje/nedjelje nedelju/nedjelju ponedeljak/ponedjeljak ponedeljka/ponedjeljka
ponedeljkom/ponedjeljkom sreda/srijeda sredu/srijedu zahtev/zahtjev zahteva/zahtjeva zahteve/zahtjeve zahtevi/zahtjevi
primer/primjer primera/primjera primeri/primjeri primena/primjena primene/primjene primenu/primjenu promena/promjena
promene/promjene promenu/promjenu promeni/promjeni izmena/izmjena izmene/izmjene namera/namjera namere/namjere
nameru/namjeru ocena/ocjena ocene/ocjene ocenio/ocijenio dve/dvije obe/obje čovek/čovjek čoveka/čovjeka čoveku/čovjeku
uspeh/uspjeh uspeha/uspjeha uspela/uspjela uspeli/uspjeli uspešno/uspješno rešenje/rješenje rešenja/rješenja
rešiti/riješiti rešava/rješava mera/mjera mere/mjere telo/tijelo tela/tijela vest/vijest vesti/vijesti cena/cijena
cene/cijene cenu/cijenu cenama/cijenama zvezda/zvijezda zvezde/zvijezde osećaj/osjećaj osećaja/osjećaja oseća/osjeća
osećanja/osjećanja sećanje/sjećanje seća/sjeća videti/vidjeti videli/vidjeli hteo/htio hteli/htjeli hteti/htjeti
želeo/želio želeli/željeli želeti/željeti razumeti/razumjeti razume/razumije živeti/živjeti živeo/živio živeli/živjeli
umreti/umrijeti voleo/volio voleli/voljeli voleti/voljeti veruje/vjeruje verujem/vjerujem veruju/vjeruju
verovati/vjerovati verovatno/vjerovatno poverenje/povjerenje poverenja/povjerenja uverenje/uvjerenje
izveštaj/izvještaj izveštaja/izvještaja izveštaju/izvještaju pobeda/pobjeda pobede/pobjede pobedu/pobjedu
pobedio/pobijedio svetski/svjetski svetska/svjetska svetske/svjetske svetskog/svjetskog svetskom/svjetskom
svetlo/svjetlo hleb/hljeb hleba/hljeba lekar/ljekar lekara/ljekara lekari/ljekari sused/susjed suseda/susjeda
susedi/susjedi susedne/susjedne mesec/mjesec meseca/mjeseca meseci/mjeseci mesecu/mjesecu mesecima/mjesecima
predsednik/predsjednik predsednika/predsjednika predsednica/predsjednica predsedniku/predsjedniku sednica/sjednica
sednici/sjednici sednice/sjednice savet/savjet saveta/savjeta savetnik/savjetnik zamenik/zamjenik zamenika/zamjenika
bezbednost/bezbjednost bezbednosti/bezbjednosti bezbedno/bezbjedno obezbedi/obezbijedi obezbediti/obezbijediti
obezbeđuje/obezbjeđuje sprečiti/spriječiti sprečava/sprječava preneo/prenio vek/vijek veka/vijeka letos/ljetos
delovanje/djelovanje odelo/odijelo procena/procjena pre/prije vera/vjera vere/vjere delo/djelo dela/djela lek/lijek
sme/smije smeju/smiju ume/umije razumem/razumijem beleži/bilježi beleška/bilješka zabeležen/zabilježen cveće/cvijeće
leto/ljeto letnji/ljetni levi/lijevi leve/lijeve beli/bijeli bele/bijele podela/podjela podeli/podijeli
smena/smjena smene/smjene zamena/zamjena zamene/zamjene primenjuje/primjenjuje menja/mijenja menjaju/mijenjaju
menjati/mijenjati promeniti/promijeniti merenje/mjerenje primetio/primijetio primeti/primijeti primetila/primijetila
nasleđe/nasljeđe sever/sjever severu/sjeveru severa/sjevera severni/sjeverni severne/sjeverne severno/sjeverno
severnom/sjevernom sedište/sjedište sedi/sjedi sedeti/sjediti poseta/posjeta posete/posjete posetu/posjetu
poseti/posjeti posetio/posjetio obaveštenje/obavještenje obavestio/obavijestio obavešten/obaviješten svest/svijest
svetlost/svjetlost sveže/svježe pobegao/pobjegao pobegli/pobjegli izbeglice/izbjeglice izbeglica/izbjeglica
izbegne/izbjegne izbegao/izbjegao umešan/umiješan umešani/umiješani mešovit/mješovit predlog/prijedlog
predloga/prijedloga pretnja/prijetnja pretnje/prijetnje pretnji/prijetnji povređen/povrijeđen povređeni/povrijeđeni
unapred/unaprijed napred/naprijed potpredsednik/potpredsjednik celokupno/cjelokupno celokupan/cjelokupan
odseku/odsjeku odeljenju/odjeljenju videla/vidjela videlo/vidjelo živela/živjela želela/željela htela/htjela
verovao/vjerovao bezbednosne/bezbjednosne bezbednosni/bezbjednosni obezbeđivanje/obezbjeđivanje zahtevaju/zahtijevaju
zahtevao/zahtijevao zahtevala/zahtijevala izveštaji/izvještaji izveštavanje/izvještavanje predsednice/predsjednice
predsedništvo/predsjedništvo savetu/savjetu delu/dijelu delom/dijelom primeru/primjeru ocenu/ocjenu ocenjuje/ocjenjuje
ocenili/ocijenili vekova/vjekova lepe/lijepe lepši/ljepši čovekova/čovjekova svedok/svjedok svedoka/svjedoka
svedoci/svjedoci svedočenje/svjedočenje osetio/osjetio oseti/osjeti osetljiv/osjetljiv osećam/osjećam mlečni/mliječni
rešenju/rješenju rešenjem/rješenjem rešavanje/rješavanje rešavanju/rješavanju rešio/riješio rešen/riješen
nerešeno/neriješeno smeštaj/smještaj smešten/smješten mestom/mjestom premestiti/premjestiti nameštaj/namještaj
umetnik/umjetnik umetnost/umjetnost umetnosti/umjetnosti umetnika/umjetnika veštački/vještački veština/vještina
veštine/vještine vešt/vješt
"""

CROATIAN = """
tko netko nitko svatko tjedan tjedna tjednu tjedni tjedana tjednom tisuća tisuće tisuću tisućama siječnja veljače
ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga studenog prosinca siječnju veljači ožujku
travnju svibnju lipnju srpnju kolovozu rujnu listopadu studenom prosincu glazba glazbe glazbu glazbeni glazbenik
sustav sustava sustavu sustavom sustavi tijekom izvješće izvješća izvješću sveučilište sveučilišta sveučilištu tvrtka
tvrtke tvrtku tvrtki ravnatelj ravnatelja ravnateljica vlak vlakom zrakoplov zrakoplova zrakoplovi redovito europski
europska europske europsku europskih europskoj dužnosnik dužnosnici dužnosnika gospodarstvo gospodarstva gospodarski
gospodarska gospodarske proračun proračuna nazočan nazočni nositelj nositelji veleposlanik veleposlanika
veleposlanstvo skladatelj prosvjed prosvjeda prosvjedi prosvjednici prosvjednika postrojba postrojbe čimbenik
čimbenika čimbenici vjerojatno točno točan točna točka točke točku osobito stupanj stupnja stupnjeva financije
financija financijski financijska financijske financiranje kemijski kemija kemijske suradnja suradnje suradnju
suradnji usporedba usporedbi djelatnik djelatnici djelatnika unatoč glede priopćenje priopćenju priopćio povijest
povijesti povijesni povijesna promidžba ozračje obitelj obitelji obiteljski kazalište kazališta putovnica putovnice
odvjetnik odvjetnika odvjetnica županija županije izbornik mirovina mirovine listopadu zaslon zaslonu računalo
računala računalni knjižnica knjižnice uvjet uvjeti uvjeta
"""

# Said by Bosnians and Serbs, not by Croats.
EASTERN = """
ko neko niko svako hiljada hiljade hiljadu sedmica sedmice sedmicu sedmici januara februara marta aprila maja juna
jula avgusta augusta septembra oktobra novembra decembra muzika muzike muziku sistem sistema sistemu tokom univerzitet
univerziteta evropski evropska evropske evropskih tačno tačka tačke tačku finansije finansijski finansijska saradnja
saradnje saradnju vjerovatno verovatno hemija hemijski historija historije historijski istorija istorije porodica
porodice porodici advokat advokata pozorište uslov uslovi uslova budžet budžeta ambasador saopštenje saopćenje
"""


@cache
def lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Ekavian, ijekavian, Croatian and eastern words."""
    ekavian, ijekavian = zip(*(pair.split("/") for pair in PAIRS.split()), strict=True)
    return frozenset(ekavian), frozenset(ijekavian), frozenset(CROATIAN.split()), frozenset(EASTERN.split())


def kind(testimony: Iterable[str]) -> str:
    """The language of Latin South Slavic words: "sr-Latn" or "hr" where that is overwhelming, else "sh".

    >>> kind("uvek je vreme gde smo".split()), kind("uvijek je vrijeme gdje smo".split())
    ('sr-Latn', 'sh')
    >>> kind("tko je tijekom travnja sastavio izvješće".split())
    'hr'
    """
    found = set(testimony)
    ekavian, ijekavian, croatian, eastern = (len(found & words) for words in lists())
    if ekavian >= max(NEEDED, OUTWEIGHS * (ijekavian + croatian)):
        return "sr-Latn"
    if croatian >= max(NEEDED, OUTWEIGHS * (ekavian + eastern)):
        return "hr"
    return "sh"
