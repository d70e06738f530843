"""``decide`` and ``explain``: one contact."""

from __future__ import annotations

import typer

from ..explaining import Explanation
from ..guard import Guard
from .asking import DENIED, AnswerFormat, PolicyName, Source, policy_asked, question_in, say_record, write_account
from .reading import STANDARD_INPUT, Format
from .rendering import Page, Writer
from .report_files import HtmlFile, needs_reports
from .saying import say_json


def decide(
    source: Source = STANDARD_INPUT,
    policy: PolicyName = None,
    html: HtmlFile = None,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Decide one contact.

    The answer: allowed or not, every reason with its citations and when it lapses, duties, advisories.

    Exit status: 0 allowed, 1 denied, 2 bad input (the field is named, its value is not), 3 the tool failed.
    """
    needs_reports(html)
    asked = question_in(source)
    guard = Guard(policy_asked(policy, asked.policy), lazy=True)
    decision = guard.decide(asked.contact, asked.case)
    write_account(html, guard, asked)
    if format is Format.JSON:
        say_json(decision.to_json(indent=2))
    else:
        Writer(Page(), asked).decision(decision)
    raise typer.Exit(0 if decision else DENIED)


def explain(
    source: Source = STANDARD_INPUT,
    policy: PolicyName = None,
    html: HtmlFile = None,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Decide one contact and show the whole trace.

    Besides the decision: every rule that was applied or passed over and why, the evidence of where the person is, and
    each past call with whether it counts towards the call limits and by which paragraph; and for each other limit of
    frequency which contacts it counted, which not and why, and over which time.

    Exit status: as that of decide.
    """
    needs_reports(html)
    asked = question_in(source)
    guard = Guard(policy_asked(policy, asked.policy))
    explanation = guard.explain(asked.contact, asked.case)
    write_account(html, guard, asked)
    if format is Format.JSON:
        say_record(Explanation, explanation)
    else:
        Writer(Page(), asked).explanation(explanation)
    raise typer.Exit(0 if explanation.decision else DENIED)
