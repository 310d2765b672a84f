"""How fast, how large and how right names are grouped without a dictionary; and what a large dictionary of names costs.

    python benchmarks/names.py [COUNT ...]                  default: 100000 1000000
    python benchmarks/names.py --dictionary [ENTRIES]       default: 50000

Names are made by a seeded generator: persons of the region with given name and surname, most of them once, some in
several spellings (marks lost, ç for q, Serbian and Cyrillic orthography, capitals, surname first, a letter swapped or
a vowel wrong). Printed: CPU seconds, peak memory of the grouping process, precision and recall of pairs.
With --dictionary: the CPU time of `cleanup check` on one file of 4 kB, compiled beforehand, with so many full entries
(four languages, gender, why) over that with ten, measured in turns (the least of each counts), and the difference in milliseconds.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import combinations, islice
from pathlib import Path

GIVEN = (
    "Agim Agron Albin Alban Arben Ardian Arta Avni Bajram Bekim Besa Besnik Blerim Bujar Dardan Drita Edona Enver Ermal "
    "Fadil Fatmir Fatos Flamur Florim Gani Gazmend Genc Hajredin Hashim Hydajet Ibrahim Ilir Isa Jakup Jeta Kadri Kushtrim "
    "Labinot Liridon Lulzim Luan Merita Mimoza Mirlinda Naim Nexhat Nora Osman Qazim Rexhep Rrahman Sabri Shaban Shpend "
    "Shqipe Skender Teuta Valdete Vjosa Xhavit Xheladin Ymer Zana Zef Aleksandar Ana Bojan Branko Dejan Dragan Dušan Đorđe "
    "Goran Ivana Jelena Jovan Katarina Ljiljana Marija Marko Milan Milica Miloš Nenad Nikola Petar Saša Slobodan Snežana "
    "Stefan Vesna Vladimir Vuk Zoran Željko Živko Ahmet Ayşe Mehmet Emine Hüseyin Işık Şükrü Yağmur"
).split()
FIRST = "a be bo bra bu ce de do dra du fa ga gja go gra ha he ibra ja je ka ko kra ku la le ma me mi mu na ni o pa pe po".split()
MORE = "ba ça de dri fa ga ha ja ka la lla ma na qa ra rra sha shi ta ti tu va xha zi zha mo no ro so ço qe li le re".split()
LAST = "aj i iu a oli ani eti ushi iqi hoxha ović ević ić ovski eski oglu çi qi".split()
TO_SERBIAN = (
    *(("Xh", "Dž"), ("xh", "dž"), ("Gj", "Đ"), ("gj", "đ"), ("Sh", "Š"), ("sh", "š"), ("Zh", "Ž"), ("zh", "ž")),
    *(("Ç", "Č"), ("ç", "č"), ("Q", "Ć"), ("q", "ć"), ("ll", "l"), ("rr", "r"), ("y", "i"), ("ë", "e")),
)
TO_CYRILLIC = (
    *(("Dž", "Џ"), ("dž", "џ"), ("Lj", "Љ"), ("lj", "љ"), ("Nj", "Њ"), ("nj", "њ")),
    *zip(
        "ABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠabvgdđežzijklmnoprstćufhcčš",
        "АБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШабвгдђежзијклмнопрстћуфхцчш",
        strict=True,
    ),
)
BARE = str.maketrans("çčćšžđëüöğışÇČĆŠŽĐİŞ", "cccszdeuogisCCCSZDIS")


def replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """The text with each left side of a pair replaced by its right side."""
    for one, other in pairs:
        text = text.replace(one, other)
    return text


def slipped(chance: random.Random, word: str) -> str:
    """The word with two neighbours swapped or a vowel taken for another, not at its ends."""
    if len(word) < 8:
        return word
    at = chance.randrange(2, len(word) - 4)
    if word[at] in "aeiou":
        return word[:at] + chance.choice("aeiou".replace(word[at], "")) + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def spelt(chance: random.Random, given: str, surname: str) -> str:
    """Another spelling of a name."""
    kind = chance.choice(("bare", "bare", "serbian", "cyrillic", "slip", "capitals", "order", "typo"))
    name = f"{given} {surname}"
    serbian = replaced(name, TO_SERBIAN)
    return {
        "bare": name.translate(BARE),
        "serbian": serbian,
        "cyrillic": replaced(serbian, TO_CYRILLIC),
        "slip": f"{given} {surname.replace('ç', 'q') if 'ç' in surname else surname.replace('ć', 'q')}",
        "capitals": f"{given} {surname.upper()}",
        "order": f"{surname} {given}",
        "typo": f"{given} {slipped(chance, surname)}",
    }[kind]


def made(count: int, seed: int = 7) -> dict[str, int]:
    """So many different names, each with the number of the person that bears it; a name of two persons is left out."""
    chance = random.Random(seed)
    names: dict[str, int] = {}
    person = 0
    taken: set[str] = set()
    while len(names) < count:
        person += 1
        middle = "".join(chance.choice(MORE) for _ in range(chance.choice((1, 2, 2, 3))))
        surname = (chance.choice(FIRST) + middle + chance.choice(LAST)).capitalize()
        given = chance.choice(GIVEN)
        plain = replaced(f"{given} {surname}", TO_SERBIAN).translate(BARE).lower()
        if plain in taken:
            continue
        taken.add(plain)
        names.setdefault(f"{given} {surname}", person)
        for _ in range(chance.choice((0, 0, 0, 0, 1, 1, 2, 3))):
            names.setdefault(spelt(chance, given, surname), person)
    return names


def measure(count: int) -> dict[str, float]:
    """Group so many names and say how that went."""
    from cleanup import clusters

    clusters(["Agim Agimi", "Agim Ągimi"])  # imports are not counted
    names = made(count)
    texts = list(names)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    groups = clusters(texts)
    seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    persons = defaultdict(list)
    for name, person in names.items():
        persons[person].append(name)
    wanted = sum(len(forms) * (len(forms) - 1) // 2 for forms in persons.values())
    said = right = 0
    for group in groups:
        for one, other in combinations(group.spellings, 2):
            said += 1
            right += names[one] == names[other]
    scale = 1024 if sys.platform != "darwin" else 1 << 20
    return {
        "names": count,
        "seconds": round(seconds, 2),
        "MiB": round(after / scale),
        "MiB for grouping": round((after - before) / scale),
        "precision": round(right / said, 4) if said else 0,
        "recall": round(right / wanted, 4),
        "groups": len(groups),
    }


def entries(count: int) -> str:
    """A dictionary of so many persons."""
    blocks = []
    persons = {person: name for name, person in reversed(made(2 * count).items())}  # the first spelling of each
    for number, name in enumerate(islice(reversed(persons.values()), count)):
        serbian = replaced(name, TO_SERBIAN)
        write = {"en": name, "sq": name, "sr-Latn": serbian, "sr-Cyrl": replaced(serbian, TO_CYRILLIC)}
        forms = ", ".join(f"{lang} = {json.dumps(form, ensure_ascii=False)}" for lang, form in write.items())
        why = "Member of the assembly from 2011 to 2014; the spelling of its own lists."
        blocks.append(
            f'[[name]]\nid = "person-{number}"\nkind = "person"\nwrite = {{ {forms} }}\ngender = "m"\nwhy = "{why}"\n'
        )
    return "\n".join(blocks)


ARTICLE = (
    "The Minister of Justice, Hajredin Kuqi, opened the conference in Prishtina on Monday. “We met Hashim Thaci and the "
    "mayor of Gjakova,” said Milica Petrović to the reporters from Belgrade, Tirana and Skopje. "
)


def dictionary(count: int, rounds: int = 9) -> None:
    """Print what so many entries add to a run over one small file."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"CLEANUP_CACHE": str(Path(folder, "cache"))}
        commands = []
        for size in (10, count):
            path = Path(folder, f"{size}.toml")
            path.write_text(entries(size), encoding="utf-8")
            commands.append([sys.executable, "-m", "cleanup", "check", "article.md", "--dictionary", str(path)])
        time.sleep(3)  # a file that was just written is read, whatever its time says
        times: list[list[float]] = [[], []]
        for turn in range(rounds + 2):
            for command, column in zip(commands, times, strict=True):
                # Another text each time: one that has not changed is not searched again.
                text = "\n\n".join([f"Week {turn}.", *[ARTICLE] * (4096 // len(ARTICLE))])
                Path(folder, "article.md").write_text(text, encoding="utf-8")
                column.append(cpu(command, env, folder))
    few, many = (min(column[2:]) for column in times)
    print(
        f"{count} entries: {many / few:.3f} times the CPU of 10, {1000 * (many - few):+.1f} ms of {1000 * few:.0f} (must: <= +10 ms)"
    )


def cpu(command: list[str], env: dict[str, str], folder: str) -> float:
    """The CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=env, cwd=folder, check=False, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(arguments: list[str]) -> None:
    """Measure each count in a process of its own."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(measure(int(arguments[1]))))
        return
    if arguments[:1] == ["--dictionary"]:
        dictionary(int(arguments[1]) if len(arguments) > 1 else 50_000)
        return
    results = []
    for count in map(int, arguments or ["100000", "1000000"]):
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(count)], check=True, capture_output=True, text=True
        )
        results.append(json.loads(done.stdout))
        print("  ".join(f"{key} {value}" for key, value in results[-1].items()))
    if len(results) > 1:
        first, last = results[0], results[-1]
        print(
            f"{last['names'] / first['names']:.0f} times the names: {last['seconds'] / first['seconds']:.1f} times the time"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
