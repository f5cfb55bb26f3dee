"""The form of a claim: every field beside what is wrong with it, and the map of its places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from rashomon.desk.claim_fields import label_of
from rashomon.model import Claim
from rashomon.model.claim import Modality, Polarity
from rashomon.model.vocabulary import ACTOR_ROLES, QUANTITY_KINDS, TYPES
from rashomon.model.when import Granularity
from rashomon.publishing.markup import Content, Safe, element, join
from rashomon.publishing.words import label, legible, plain, type_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A claim with what is typed in its form.

    `basis` names the judgements that made the claim what it is, `near` the country that its places lie in, `back` the
    page that comes after it.
    """

    claim: Claim
    typed: Mapping[str, str]
    problems: Mapping[str, str]
    back: str
    view: str
    basis: str
    user: str
    near: str

    def value(self, name: str) -> str:
        """What is typed in a control."""
        return self.typed.get(name, "")

    def input(self, name: str, words: str, **attributes: str | None) -> Safe:
        """A labelled control, with what is wrong with it."""
        problem = self.problems.get(name)
        told = {
            "maxlength": "200",
            "aria_invalid": "true" if problem else None,
            "aria_describedby": f"{name}-problem" if problem else None,
            **attributes,
        }
        control = element("input", name=name, id=name, value=self.value(name), **told)
        return element("span", element("label", words, for_=name), control, self.problem(name), class_="control")

    def problem(self, name: str) -> Safe:
        """What is wrong with a control; nothing if it is well."""
        told = self.problems.get(name)
        return element("span", told, id=f"{name}-problem", class_="problem", role="alert") if told else Safe("")

    def choice(self, name: str, words: str, options: Iterable[tuple[str, str]]) -> Safe:
        """A labelled choice of one."""
        told = [
            element("option", shown, value=value, selected="" if value == self.value(name) else None)
            for value, shown in options
        ]
        control = element("select", *told, name=name, id=name)
        return element("span", element("label", words, for_=name), control, self.problem(name), class_="control")


def correction_form(form: Form, where: Safe) -> Safe:
    """The whole form; `where` are its places."""
    told = {"claim": form.claim.id, "back": form.back, "view": form.view, "basis": form.basis}
    save = element("button", "Save ", element("kbd", "Ctrl Enter"), name="do", value="save", class_="save")
    count = len(form.problems)
    words = "One thing has" if count == 1 else f"{count} things have"
    return element(
        "form",
        *(element("input", type="hidden", name=name, value=value) for name, value in told.items()),
        element("p", f"Nothing is kept yet. {words} to be mended: ", *_list(form.problems), class_="notice bad")
        if count
        else "",
        element("button", "Save", name="do", value="save", class_="unseen", tabindex="-1", aria_hidden="true"),
        _what(form),
        _days(form),
        _numbers(form),
        _actors(form),
        where,
        element(
            "p",
            form.input("reason", "because", maxlength="500", class_="long"),
            save,
            element("span", f"signed {form.user}; one step, which can be undone", class_="quiet"),
            class_="fields end",
        ),
        method="post",
        action="/judge/fields",
        class_="fields-form card",
        novalidate="",
    )


def _list(problems: Mapping[str, str]) -> list[Content]:
    return ["; ".join(problems.values())]


def _group(title: str, *rows: Content) -> Safe:
    return element("fieldset", element("legend", title), *(element("p", row, class_="fields") for row in rows if row))


def _what(form: Form) -> Safe:
    types = [
        (f"{name}/{subtype}", f"{label('types', name)}: {type_label(name, subtype)}")
        for name, subtypes in TYPES.items()
        for subtype in subtypes
    ]
    modalities = [(one, plain(one)) for one in get_args(Modality)]
    polarities = [("affirmed", "it did"), ("negated", "it did not")]
    assert {one for one, _ in polarities} == set(get_args(Polarity))
    return _group(
        "What",
        join(
            form.choice("type", "Type", types),
            form.choice("modality", "Told as", modalities),
            form.choice("polarity", "Happened", polarities),
        ),
    )


def _days(form: Form) -> Safe:
    exact = [(one, one) for one in get_args(Granularity)]
    written = form.claim.time.as_written
    return _group(
        "When",
        join(
            form.input("day-start", "From", type="date"),
            form.input("day-end", "To", type="date"),
            form.choice("day-exact", "Exact to the", exact),
            element("span", f"in the words “{legible(written)}”", class_="quiet") if written else "",
        ),
        element("span", "Only “from”: since then. Only “to”: by then. Neither: the day is not known.", class_="quiet"),
    )


def _numbers(form: Form) -> Safe:
    rows: list[Content] = []
    for row, quantity in enumerate(form.claim.quantities):
        kind = label("quantities", quantity.kind) or plain(quantity.kind)
        more = label_of(quantity)
        words = f", in the words “{legible(quantity.as_written)}”" if quantity.as_written else ""
        rows.append(
            join(
                form.input(f"number-{row}-low", f"{kind}: from", inputmode="decimal", maxlength="20", class_="short"),
                form.input(f"number-{row}-high", "to", inputmode="decimal", maxlength="20", class_="short"),
                element("span", f"{legible(more)}{words}", class_="quiet"),
            )
        )
    kinds = [("", "choose"), *((one, label("quantities", one) or plain(one)) for one in QUANTITY_KINDS)]
    rows.append(
        join(
            form.choice("number-new-kind", "One more", kinds),
            form.input("number-new-low", "from", inputmode="decimal", maxlength="20", class_="short"),
            form.input("number-new-high", "to", inputmode="decimal", maxlength="20", class_="short"),
        )
    )
    note = "Both empty: the text gives no such number. Only “from”: at least so many."
    return _group("How many", *rows, element("span", note, class_="quiet"))


def _actors(form: Form) -> Safe:
    rows: list[Content] = []
    for row, actor in enumerate(form.claim.actors):
        words = f"in the words “{legible(actor.as_written)}”" if actor.as_written else "not named here"
        rows.append(join(form.input(f"actor-{row}", plain(actor.role)), element("span", words, class_="quiet")))
    roles = [("", "choose"), *((one, plain(one)) for one in ACTOR_ROLES)]
    rows.append(join(form.choice("actor-new-role", "One more", roles), form.input("actor-new", "name")))
    return _group("Who", *rows, element("span", "Empty: the text names nobody there.", class_="quiet"))
