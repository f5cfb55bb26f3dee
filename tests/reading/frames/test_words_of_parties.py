"""What parties say as news: denials, claims of responsibility, threats, demands, measures; and what they agree.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # denials of a fact, of a part in it, of a report
    (
        "The Angolan army denied there were Cuban troops in Huambo.",
        "communication/denial",
        {"initiator": "ago-forces", "modality": "asserted", "polarity": "affirmed"},
    ),
    ("Ethiopia denies that it arms anyone.", "communication/denial", {"initiator": "eth"}),
    ("M23 denied meeting the ministers.", "communication/denial", {"initiator": "m23"}),
    ("Islamabad denied any role in the raid.", "communication/denial", {"initiator": "pak"}),
    ("A spokesman for the Tamil Tigers disputed that version.", "communication/denial", {"initiator": "ltte"}),
    ("The Pakistani army dismissed the report as fiction.", "communication/denial", {"initiator": "pak-forces"}),
    ("Ankara called this an outright lie.", "communication/denial", {"initiator": "tur"}),
    ("Tehran calls such stories fabricated.", "communication/denial", {"initiator": "irn"}),
    ("The LRA ruled out a surrender.", "communication/denial", {"initiator": "lra"}),
    # claims of a deed
    ("The bombing was claimed in Beirut by Hezbollah.", "communication/claim_of_responsibility", {}),
    ("Boko Haram claimed it on Friday.", "communication/claim_of_responsibility", {"initiator": "boko-haram"}),
    ("FARC boasted of the ambush.", "communication/claim_of_responsibility", {"initiator": "farc"}),
    # threats, demands, measures
    ("President Assad vowed revenge.", "communication/threat", {"initiator": "syr-gov"}),
    (
        "Turkey warned Greece of serious consequences.",
        "communication/threat",
        {"initiator": "tur", "target": "grc"},
    ),
    ("The Taliban appealed for restraint.", "communication/demand", {"initiator": "taliban"}),
    ("The FMLN called upon the peasants to leave.", "communication/demand", {"initiator": "fmln"}),
    (
        "The rebels gave the garrison until noon to leave the town.",
        "communication/demand",
        {"initiator": "text:rebels", "target": "text:garrison"},
    ),
    ("The Taliban gave residents 24 hours to leave Kunduz.", "communication/demand", {"initiator": "taliban"}),
    (
        "The Sudanese government has announced an inquiry into the killings.",
        "communication/announcement",
        {"initiator": "sdn-gov"},
    ),
    (
        "The government of Colombia offered an amnesty to FARC fighters.",
        "communication/announcement",
        {"initiator": "col-gov"},
    ),
    # what is agreed, offered, talked of
    (
        "The Tamil Tigers have offered a ceasefire to Sri Lanka.",
        "agreement/ceasefire",
        {"modality": "planned", "party": "ltte + lka"},
    ),
    ("Israel and Hamas agreed to hold their fire for two hours.", "agreement/ceasefire", {"party": "isr + hamas"}),
    (
        "The next round of talks opens in Geneva on 21 February.",
        "agreement/peace_talks",
        {"event_location": "Geneva"},
    ),
    ("The truce brokered in Doha was broken in Rafah.", "agreement/ceasefire", {"event_location": "Doha"}),
    (
        "The commander discussed a surrender with the Americans.",
        "agreement/surrender_deal",
        {"modality": "planned", "party": "text:commander + usa"},
    ),
    (
        "Egyptian and Ethiopian ministers are to meet on Saturday in Cairo.",
        "political/diplomatic_meeting",
        {"party": "egy-gov + eth-gov", "event_location": "Cairo", "modality": "planned"},
    ),
    ("The truce, signed in Nairobi, is holding.", "agreement/ceasefire", {"polarity": "affirmed"}),
    ("The ceasefire in Bunia was broken on Monday.", "agreement/ceasefire", {"polarity": "negated"}),
    ("The two sides have agreed to meet in Nairobi.", "agreement/peace_talks", {"modality": "planned"}),
    # what states do to others by decree
    ("Sri Lanka outlawed the Tamil Tigers.", "political/designation", {"initiator": "lka", "object": "ltte"}),
    ("Iran recalled its ambassador from Kabul.", "political/sanction", {"initiator": "irn"}),
    ("Sanctions on Serbia were lifted.", "political/sanction", {"polarity": "negated"}),
    ("Cuba broke off relations with Israel.", "political/sanction", {"initiator": "cub", "target": "isr"}),
    ("The United States put the Shining Path on its list of terrorist groups.", "political/designation", {}),
    ("The rebels insisted on the withdrawal of foreign troops.", "communication/demand", {"initiator": "text:rebels"}),
    ("A caller claimed the bombing for the Red Brigades.", "communication/claim_of_responsibility", {}),
    ("The faction belongs to the SPLM.", "actor_relation/affiliation", {"parent": "spla-movement"}),
    # what crowds do
    ("Women staged a sit-in outside the ministry in Khartoum.", "civil_action/protest", {}),
    ("Demonstrators blocked the bridge at Abidjan.", "civil_action/protest", {}),
    ("Students occupied the cathedral in San Salvador.", "civil_action/protest", {}),
    ("Rioters burned tyres in Karachi.", "civil_action/riot", {}),
    ("A general strike paralysed Beirut.", "civil_action/strike", {}),
    ("Workers walked out in Gdansk.", "civil_action/strike", {}),
    ("Jubilant crowds danced in the streets of Saigon.", "civil_action/celebration", {}),
    # what opens an item of a list is no word of its sentence
    (
        "• The Under-Secretary-General, speaking in New York, again called for an immediate ceasefire.",
        "communication/demand",
        {},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_words_that_are_news_are_found(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "The court denied him bail.",
        "The company denied him a role in the film.",
        "A singer denied meeting the ministers.",
        "Baku has neither confirmed nor denied the raid.",
        "The flood claimed them all.",
        "The lawyer appealed to the court against the verdict.",
        "The critic dismissed the film as too long.",
        "The player claimed it as his own.",
        "The teacher gave the pupils two days to finish.",
        "The bank announced a reward card.",
        "The library opens on Monday in Geneva.",
        "The old friends met in Cairo.",
        "The trade talks opened in Geneva on Monday.",
        "The government set a deadline for tax returns.",
        "The minister denied he would resign.",
        "The president appealed to voters.",
        "The bank froze the account of a client.",
        "The mayor banned cars from the square.",
    ],
)
def test_other_words_make_no_claim(ask: Asking, text: str) -> None:
    assert ask.kinds(text) == []


def test_a_truce_that_ends_fighting_holds(ask: Asking) -> None:
    claim = ask.one("A truce brokered in Doha on Monday ended the fighting in Rafah.", "agreement/ceasefire")
    assert claim.polarity == "affirmed"


def test_a_deed_that_is_denied_is_one_claim(ask: Asking) -> None:
    claims = ask.claims("The Ugandan army denied that it had shelled Goma.")
    assert [(claim.type, claim.modality) for claim in claims] == [("attack", "denied")]
