"""Closed lists that slots draw on: countries, months, weekdays, numbers, offices, and words too common to lead to a rule."""

from __future__ import annotations

COUNTRIES = {
    "en": """Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh
Belarus|Belgium|Bolivia|Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia|Botswana|Brazil|Bulgaria|Burundi|Cambodia
Cameroon|Canada|Chile|China|Colombia|Costa Rica|Croatia|Cuba|Cyprus|Denmark|Ecuador|Egypt|El Salvador|Eritrea|Estonia
Ethiopia|Finland|France|Gabon|Georgia|Germany|Ghana|Great Britain|Greece|Guatemala|Guinea|Haiti|Honduras|Hungary|Iceland
India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos
Latvia|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macedonia|Madagascar|Malaysia|Mali|Malta|Mauritania|Mexico
Moldova|Mongolia|Montenegro|Morocco|Mozambique|Namibia|Nepal|New Zealand|Nicaragua|Nigeria|North Macedonia|Northern Ireland
Norway|Oman|Pakistan|Panama|Paraguay|Peru|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Senegal|Serbia
Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|North Korea|South Sudan|Spain|Sri Lanka|Sudan|Sweden
Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Tunisia|Turkey|Turkmenistan|Uganda|Ukraine|Uruguay|Uzbekistan
Venezuela|Vietnam|Yemen|Zambia|Zimbabwe""",
}  # fmt: skip

MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "sq": "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
    "sr-Latn": "januar|februar|mart|april|maj|jun|jul|avgust|septembar|oktobar|novembar|decembar"
    "|januara|februara|marta|aprila|maja|juna|jula|avgusta|septembra|oktobra|novembra|decembra",
    "mk": "јануари|февруари|март|април|мај|јуни|јули|август|септември|октомври|ноември|декември",
    "de": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "tr": "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık",
    "hr": "siječanj|veljača|ožujak|travanj|svibanj|lipanj|srpanj|kolovoz|rujan|listopad|studeni|prosinac"
    "|siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenog|prosinca",
}

WEEKDAYS = {
    "en": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "sq": "e hënë|e martë|e mërkurë|e enjte|e premte|e shtunë|e diel|të hënën|të martën|të mërkurën|të enjten|të premten"
    "|të shtunën|të dielën",
    "sr-Latn": "ponedeljak|utorak|sreda|sredu|četvrtak|petak|subota|subotu|nedelja|nedelju",
    "mk": "понеделник|вторник|среда|четврток|петок|сабота|недела",
    "de": "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "tr": "Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi|Pazar",
    "hr": "ponedjeljak|utorak|srijeda|srijedu|četvrtak|petak|subota|subotu|nedjelja|nedjelju",
}

NUMBERS = {
    "en": "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen",
    "sq": "një|dy|tre|tri|katër|pesë|gjashtë|shtatë|tetë|nëntë|dhjetë",
    "sr-Latn": "jedan|jedna|jedno|dva|dve|tri|četiri|pet|šest|sedam|osam|devet|deset",
    "mk": "еден|една|едно|два|две|три|четири|пет|шест|седум|осум|девет|десет",
}

# Words for offices, as they stand before a name or after "the".
OFFICES = {
    "en": "minister|president|chairman|chairwoman|chairperson|chair|ambassador|mayor|prosecutor|director|secretary|general"
    "|spokesman|spokeswoman|spokesperson|commissioner|governor|ombudsman|ombudsperson|speaker|chancellor|rector|dean"
    "|coordinator|representative|judge|bishop|commander|colonel|major|captain|professor|senator|king|queen|prince|pope|head|editor|leader|founder|manager|owner|coach|lecturer|adviser|advisor|envoy|consul|chief|premier",
    "sq": "ministri|ministrja|presidenti|presidentja|kryeministri|kryetari|kryetarja|ambasadori|drejtori|prokurori",
    "sr-Latn": "ministar|ministarka|predsednik|predsednica|premijer|ambasador|direktor|tužilac|gradonačelnik",
    "mk": "министерот|министерката|претседателот|претседателката|премиерот|амбасадорот|директорот|градоначалникот",
}
RANKS = {
    "en": "deputy|vice|prime|acting|former|first|foreign|interior|defence|defense|finance|justice|attorney|chief|state"
}

# Words that a noun phrase does not hold: finite auxiliaries, pronouns as subjects, conjunctions, most prepositions.
BREAKS = {
    "en": """is|are|was|were|has|have|had|been|be|being|am|do|does|did|will|would|shall|should|can|cannot|could|may|might
must|that|which|who|whom|whose|when|where|while|whereas|because|although|though|if|unless|whether|since|until|till|said
says|say|then|than|also|not|to|by|on|in|at|from|with|for|as|into|onto|upon|about|against|between|among|through|during
before|after|under|over|without|within|towards|toward|he|she|it|we|they|you|i|there|but|so|yet|how|why|what|just|still
already|however|therefore""",
    "sq": "është|janë|ishte|ishin|ka|kanë|kishte|kishin|do|që|i cili|e cila|kur|ku|ndërsa|sepse|nëse|se|nga|me|për|në|te|tek|mbi|nën|por",
    "sr-Latn": "je|su|bio|bila|bili|će|da|koji|koja|koje|kada|gde|dok|jer|ako|u|na|od|do|za|s|sa|po|iz|ali",
    "mk": "е|се|беше|беа|ќе|дека|кој|која|кое|кои|кога|каде|додека|бидејќи|ако|во|на|од|до|за|со|по|но",
}  # fmt: skip

# Words that stand in every paragraph: a rule cannot be found by one of them alone.
COMMON = {
    "en": """the of and to in a is that for it as was with be by on not he i this are or his from at which but have an had
they you were their one all we can her has there been if more when will would who so no she my its do than then him them
our what some other into out up about me your also not""",
    "sq": """e të në i dhe për me një që nga se është më si do u ka edhe nuk ky kjo por kanë por ishte tij saj tyre mund si
kur ose janë ai ajo ata pas para kjo këtë kësaj""",
    "sr-Latn": """i u je da na se za su od sa s a o kao koji koja koje to ne će iz do što po bi ali ili nije bio bila ja on
ona oni te pa već kako nakon prema tako ovo ova ovaj biti samo još""",
    "mk": "и на во да се од за е со што ги не го ја кој која кое кои ќе како до по ќе а но или сe беше тоа ова овој таа тие",
    "de": "der die das und in zu den von mit ist im für auf nicht ein eine des dem als auch es an er sich wird sie aus bei",
    "fr": "de la le et les des à en un une du que est pour dans qui par sur au il plus ne pas se ce sont avec son ses",
    "tr": "ve bir bu da de için ile çok olarak daha gibi o ne var en kadar sonra ama ya ki olan",
    "hr": "i u je da na se za su od sa s a o kao koji koja koje to ne će iz do što po bi ali ili nije bio bila ja on",
}  # fmt: skip


# Words that stand in every other page: a rule found by one of them alone is looked at too often.
FREQUENT = {
    "en": """able about above according across act action after again against ago all almost along already also although always
among amount and another any announced area around art ask asked away back bad bank based be became because become been
before began begin behind being believe best better between big body book both bring business but called came campaign car
care case cases cause central centre certain change child children cities citizens city close closed come comes coming
common community companies company conditions conference continue could council countries country course court day days
deal death decided decision development did different do does done down due during each early economic education effect
elected election elections end enough established even ever every fact family far father feel few field figure final find
first five for force former found four free friday friends from full further future game gave general get give given go
god goes going good got government great group groups growth had half hand has have head health held help her here high
him his history hold home hour house however human idea if important in including increase information institutions
interest international into is issue issues it its job just keep kind knew know known land language large last late later
law laws led left less let level life light like likely line little live local long look lost lot love low made main major
make making man many market matter may me mean means media meet meeting members men met might military million mind
minister minutes mission moment monday money month months more morning most mother mr much municipal must my name national
near necessary need never new news next night no noted nothing now number of off office officials often oil old once one
only open opened or order other our out over own paper part parties party past pay people per percent perhaps period person
place plan play point police policy political position possible power present president press prices private problem
problems process programme project provide public published put question quite rate rather reached read real really reason
received recent recently record registered report reported reports research result results right road role room rule said
same saw say says school schools second see seems seen sense service services set seven several she should show side since
six small so social some something soon sort south north east west special staff stage stand start started state statement
states still stop story street strong student students study submitted such support sure system take taken taking talk team
tell ten terms than that the their them then there these they thing things think third this those though thought three
through thus time times to today together told too took top town trade training true try turn two type under union united
university until up upon us use used using usually value very view visit voice vote want war was water way we week well
went were what when where whether which while white who whole why will with within without woman women won word words work
workers working world would write written wrong year years yes yesterday yet york you young your january february march
april june july august september october november december tuesday wednesday thursday saturday sunday europe european
american germany france britain russia china""",
}


def words(table: dict[str, str], lang: str) -> tuple[str, ...]:
    """The words of a list in a language; none where the list lacks the language."""
    text = (
        table.get(lang) or table.get(lang.partition("-")[0]) or (table["hr"] if lang == "bs" and "hr" in table else "")
    )
    return tuple(filter(None, text.replace("\n", "|").split("|"))) if "|" in text else tuple(text.split())
