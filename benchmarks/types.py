"""The ACLED sub-event type of a snippet's main event: `python -m benchmarks.types FILE.jsonl.gz [--json] [--misses]`.

The file holds one snippet a line: `id`, `text`, `label` (one of 30).  The measures are those of the task that the set
comes from (CASE 2021, task 2): F1 of each class weighted by its number of snippets.

- `weighted_f1_25`: the snippets whose label is one of ACLED's 25 sub-event types; an answer beyond these is not asked;
- `weighted_f1_30`: all snippets, with the five classes more;
- `right_30`: the share of all snippets with the right class.

A snippet without an answer counts as wrong.  Nothing is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.sets import Figures, Misses, Row, run
from rashomon.gazetteer import Gazetteer
from rashomon.model import Claim, Report
from rashomon.publishing.acled import OTHER_CLASSES, SUB_EVENT_TYPES, main_event
from rashomon.reading import read

LABELS = {
    "GOV_REGAINS_TERIT": "Government regains territory",
    "NON_STATE_ACTOR_OVERTAKES_TER": "Non-state actor overtakes territory",
    "ARMED_CLASH": "Armed clash",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters",
    "PROTEST_WITH_INTER": "Protest with intervention",
    "PEACE_PROTEST": "Peaceful protest",
    "VIOL_DEMONSTR": "Violent demonstration",
    "MOB_VIOL": "Mob violence",
    "CHEM_WEAP": "Chemical weapon",
    "AIR_STRIKE": "Air/drone strike",
    "SUIC_BOMB": "Suicide bomb",
    "ART_MISS_ATTACK": "Shelling/artillery/missile attack",
    "REM_EXPLOS": "Remote explosive/landmine/IED",
    "GRENADE": "Grenade",
    "SEX_VIOL": "Sexual violence",
    "ATTACK": "Attack",
    "ABDUCT_DISSAP": "Abduction/forced disappearance",
    "AGREEMENT": "Agreement",
    "ARREST": "Arrests",
    "CHANGE_TO_GROUP_ACT": "Change to group/activity",
    "DISR_WEAP": "Disrupted weapons use",
    "HQ_ESTABLISHED": "Headquarters or base established",
    "PROPERTY_DISTRUCT": "Looting/property destruction",
    "NON_VIOL_TERRIT_TRANSFER": "Non-violent transfer of territory",
    "OTHER": "Other",
    "ATTRIB": "Attribution of responsibility",
    "DIPLO": "Diplomacy",
    "MAN_MADE_DISASTER": "Man-made disaster",
    "NATURAL_DISASTER": "Natural disaster",
    "ORG_CRIME": "Organised crime",
}


def score(rows: Sequence[Row], misses: Misses) -> Figures:
    """The figures of some rows."""
    gazetteer = Gazetteer.open()
    every: list[tuple[str, str | None]] = []
    coded: list[tuple[str, str | None]] = []
    for row in rows:
        gold, text = LABELS[row["label"]], row["text"]
        claims: Sequence[Claim] = read(Report(id=str(row["id"]), text=text, sha256=""), gazetteer).claims
        found = main_event(claims, text)
        every.append((gold, found))
        if gold in SUB_EVENT_TYPES:
            coded.append((gold, main_event(claims, text, beyond=False)))
        if found != gold:
            kinds = " ".join(f"{claim.type}/{claim.subtype}" for claim in claims)
            misses(f"{row['id']} {gold} | found {found} | {kinds} | {text[:300]}")
    return {
        "snippets": len(every),
        "weighted_f1_25": round(weighted_f1(coded), 4),
        "weighted_f1_30": round(weighted_f1(every), 4),
        "right_30": round(sum(gold == found for gold, found in every) / max(len(every), 1), 4),
    }


def weighted_f1(pairs: Sequence[tuple[str, str | None]]) -> float:
    """F1 of each gold class, weighted by its count; `pairs` are (gold, found)."""
    gold = Counter(pair[0] for pair in pairs)
    found = Counter(pair[1] for pair in pairs)
    right = Counter(pair[0] for pair in pairs if pair[0] == pair[1])
    return sum(2 * right[name] / (count + found[name]) * count for name, count in gold.items()) / max(len(pairs), 1)


if __name__ == "__main__":
    assert set(LABELS.values()) == {*SUB_EVENT_TYPES, *OTHER_CLASSES}
    raise SystemExit(run(str(__doc__), score, key=lambda row: str(row["id"])))
