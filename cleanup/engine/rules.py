"""Which rules there are: those of the dictionaries in use, and those that the rooms know by themselves."""

from __future__ import annotations

from cleanup.scan import Index


def missing(word: str, index: Index) -> str:
    """What is wrong with the name of a rule that is nowhere, or nothing; the name of a room is none of a rule."""
    room, slash, name = word.partition("/")
    if not slash or index.has(room, name) or word in own():
        return ""
    from difflib import get_close_matches

    known = [rule.partition("/")[2] for rule in own() if rule.startswith(f"{room}/")]
    near = get_close_matches(name, [*known, *index.ids(room)], 1)
    hint = f'did you mean "{room}/{near[0]}"?' if near else "`cleanup dictionary list` names the entries"
    return f'no dictionary in use has a rule "{word}"; {hint}'


def own() -> frozenset[str]:
    """The names of the rules that stand in no dictionary."""
    from cleanup import typography
    from cleanup.furniture import finding, twice_told
    from cleanup.names import bilingual, consistency

    faults = (fault.rule for fault in typography.FAULTS)
    return frozenset((*faults, *finding.WHY, twice_told.RULE, consistency.RULE, bilingual.NAME, bilingual.NUMBER))
