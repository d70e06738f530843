"""``record`` and ``verify``: decisions as records, and what is found of records."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Final

import typer
from pydantic import TypeAdapter

from .. import json_text
from ..differing import Change
from ..errors import InvalidFacts, InvalidPolicy, InvalidRecord
from ..facts import Case, Contact
from ..guard import Guard
from ..policies import named
from ..policy import Policy
from ..records import LogReader, Recorder, Signature
from ..records.record import check_references
from ..records.signing import Checked, NotSigned, check, not_signed
from ..records.signing import Verdict as Signed
from ..records.verifying import Facts, Summary, Verdict, Verified, Verifier, summary
from ..showing.naming import Names
from .chain_files import lines_of
from .complaining import stop
from .keys import key_of
from .parts import part_of, write_part
from .policy_files import houses, policy_and_document, policy_of
from .questions import documents, questions
from .reading import BadInput, Format, parse_question
from .rendering import Page
from .report_files import HtmlFile, needs_reports
from .saying import say_exactly, say_json

_FOUND: Final = 1
_NAMED: Final = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)=(.+)", re.DOTALL)

_DEFAULT: Final = "us"
KeyFile = Annotated[
    str | None, typer.Option(metavar="FILE", help="A key, at least 16 bytes: nobody without it makes records.")
]


def record(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="QUESTIONS", help="Files of questions (.json, or a line each: .jsonl), directories."),
    ],
    policy: Annotated[
        str | None,
        typer.Option("--policy", "-p", help="Its name, such as us, or its document; else the questions' own, or us."),
    ] = None,
    reference: Annotated[
        list[str] | None, typer.Option(metavar="NAME=ID", help="What the caller knows them by: agent=a-17.")
    ] = None,
    key_file: KeyFile = None,
) -> None:
    """Decide questions, and print a record of each decision.

    One line of JSON for each, and lines that define what the records refer to. `fdcpa-guard chain append LOG` makes a
    chain of them. A question that names its own references (agent, vendor, campaign, case) has them in its record.

    Exit status: 0 they are recorded, whatever was decided, 2 bad input, 3 the tool failed.
    """
    try:
        key, given = key_of(key_file), _references(reference or [])
        deciding: dict[str, tuple[Guard, Recorder]] = {}
        recorded = False
        for name, asked in questions(sources):
            chosen = policy or asked.policy or _DEFAULT
            if chosen not in deciding:
                made = _policy(chosen, None if policy else name)
                deciding[chosen] = Guard(made), Recorder(made, key=key)
            guard, recorder = deciding[chosen]
            decision = guard.decide(asked.contact, asked.case)
            try:
                lines = recorder.lines(asked.contact, asked.case, decision, {**given, **asked.references})
            except InvalidRecord as error:
                raise BadInput(f"{name}: {error}") from None
            for line in lines:
                say_exactly(line)
            recorded = True
        if not recorded:
            raise BadInput("QUESTIONS: there is no question in them")
    except BadInput as error:
        stop(error)


def _policy(chosen: str, question: str | None) -> Policy:
    """A policy that was asked for, or the ready-made one that a question names; what it holds is never repeated."""
    if question is None:
        return policy_of(chosen)
    try:
        return named(chosen)
    except InvalidPolicy:
        raise BadInput(f"{question}: policy: no ready-made policy has that name") from None


def _references(given: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in given:
        parts = _NAMED.fullmatch(each)
        if parts is None:
            raise BadInput("--reference: a name and an id are needed, such as agent=a-17")
        found[parts[1]] = parts[2]
    try:
        return check_references(found)
    except InvalidRecord as error:
        raise BadInput(f"--reference: {error}") from None


def verify(
    log: Annotated[str, typer.Argument(metavar="RECORDS", help="The records, a line each; or a chain of them.")],
    cases: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="Cases or questions as they were then: .json, .jsonl, or a directory."),
    ] = None,
    policies: Annotated[
        list[str] | None,
        typer.Option(
            "--policy", "-p", help="Its name or document, once for each; else those that the questions name, and us."
        ),
    ] = None,
    signatures: Annotated[
        list[str] | None,
        typer.Option("--signature", "-s", metavar="FILE", help="Signatures of policies, as policy sign makes them."),
    ] = None,
    key_file: KeyFile = None,
    examples: Annotated[int, typer.Option(min=0, help="How many of each kind to show.")] = 10,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, or JSON, a line for each record.")
    ] = Format.TEXT,
    html: HtmlFile = None,
) -> None:
    """Verify records.

    Of each: whether it is to the byte what was written, and whether the same is decided of the same facts now; if not,
    by which rules, and which editions differ (policy, law, library, schema, zones, telephone data, Python). Whether
    records are missing from the log no record tells: see `chain verify` and `reconcile`.

    Where there are signatures, in the log or given, of each: whether it is valid, of another policy or altered. Of each
    policy then, whether it is signed; and of each record, whether its policy was signed by then.

    Exit status: 0 all are intact and decided the same, and whatever is to be signed is, 1 some are not, 2 bad input, 3
    the tool failed.
    """
    needs_reports(html)
    try:
        key = key_of(key_file)
        facts = Facts(key)
        own = dict.fromkeys([_DEFAULT])
        for reference, contact, case, name in _facts(cases or []):
            facts.add(case, reference, contact=contact)
            own |= dict.fromkeys([name] if name else ())
        asked = [policy_and_document(name) for name in policies or own]
        chosen, *others = [policy for policy, _ in asked]
        given, unreadable = signatures_of(signatures or [])
        verifier = Verifier(chosen, facts, key=key, others=others, signatures=given)
        found = verifier.lines(lines_of(log, "RECORDS"))
        whole = summary(_told(found if cases else _none(found), Page(), format, examples))
        signed = [*[check(each, asked, key=key) for each in verifier.signatures], *unreadable]
        if not whole.records and not signed:
            raise BadInput("RECORDS: there is no record in it, and no signature")
    except BadInput as error:
        stop(error)
    unsigned = not_signed(signed, asked) if signed else ()
    house = houses(asked)
    write_part(html, part_of(whole.with_signatures(signed, unsigned), records=log, cases=cases), house)
    if format is Format.TEXT:
        if whole.records:
            labels = ", ".join([each.label for each in (chosen, *others)])
            _show(whole, Page(), labels, Names(house), with_key=key is not None)
        if signed:
            _show_signed(signed, unsigned, whole, Page())
    else:
        told: tuple[Checked | NotSigned, ...] = (*signed, *unsigned)
        for one in told:
            say_json(_JSON_SIGNED.dump_json(one))
    unsound = any(each.verdict in (Signed.ALTERED, Signed.UNREADABLE) for each in signed)
    as_signed = not signed or not (unsigned or unsound or whole.unsigned)
    raise typer.Exit(0 if whole.clean and as_signed else _FOUND)


def _none(found: Iterator[Verified]) -> Iterator[Verified]:
    """What is found, where no case is given: no record may be in it."""
    for _ in found:
        raise BadInput("--cases: there are records, and of what cases they are has to be given")
    yield from ()


def signatures_of(sources: Sequence[str]) -> tuple[list[Signature], list[Checked]]:
    """The signatures in files, or logs, and what is no signature.

    Raises:
        BadInput: a file cannot be read, or there is none in it.
    """
    found: list[Signature] = []
    unreadable: list[Checked] = []
    for source in sources:
        reader = LogReader()
        for number, line in enumerate(lines_of(source, "--signature"), 1):
            try:
                reader.record(line)
            except InvalidRecord as error:
                unreadable.append(Checked(Signed.UNREADABLE, what=(f"line {number}: {error}",)))
        if not reader.signatures and not unreadable:
            raise BadInput("--signature: there is no signature in it")
        found += reader.signatures
    return list(dict.fromkeys(found)), unreadable


def _show_signed(signed: Sequence[Checked], unsigned: Sequence[NotSigned], whole: Summary, page: Page) -> None:
    page.line()
    page.row("signed", f"{len(signed)} {'signature' if len(signed) == 1 else 'signatures'}", indent=0, style="bold")
    for each in signed:
        by = each.signature
        page.line(each.verdict.value, "" if each.verdict is Signed.VALID else "bold red", indent=2)
        if by is not None:
            page.row("policy", by.label, indent=4)
            page.row("by", f"{by.name}, {by.role}, on {by.on.isoformat()}", indent=4)
        for what in each.what:
            page.row("what", what, indent=4)
    for policy in unsigned:
        page.row("unsigned", policy.policy, indent=0)
    if whole.records:
        page.row(f"{whole.unsigned:>7}", "records decided under a policy that nobody had signed by then", indent=0)


def _facts(sources: Sequence[str]) -> Iterator[tuple[str | None, Contact | None, Case, str | None]]:
    for name, data in documents(sources, "--cases"):
        try:
            document = json_text.read(data)
            if isinstance(document, dict) and "case" not in document:
                yield None, None, Case.model_validate(document), None
            else:
                asked = parse_question(data)
                yield asked.references.get("case"), asked.contact, asked.case, asked.policy
        except json_text.NotJson as error:
            raise BadInput(f"{name}: {error.message}") from None
        except InvalidFacts as error:
            raise BadInput(*(f"{name}: {problem}" for problem in error.problems)) from None
        except BadInput as error:
            raise BadInput(*(f"{name}: {problem}" for problem in error.problems)) from None


_JSON: Final = TypeAdapter(Verified)
_JSON_SIGNED: Final[TypeAdapter[Checked | NotSigned]] = TypeAdapter(Checked | NotSigned)


def _told(found: Iterator[Verified], page: Page, format: Format, examples: int) -> Iterator[Verified]:
    """What is found, each told as it comes: in text only the first of what is not as it should be."""
    shown: Counter[Verdict] = Counter()
    for each in found:
        shown[each.verdict] += 1
        if format is Format.JSON:
            say_json(_JSON.dump_json(each))
        elif each.verdict is not Verdict.SAME and shown[each.verdict] <= examples:
            page.line(
                f"line {each.line}: {each.verdict.value}{', and the verdict is another' * each.turned}", "bold red"
            )
            for name, value in each.references:
                page.row(name, value)
            for what in each.what:
                page.row("what", what)
            for said, change, rule in each.rules:
                page.row("rule", f"{rule} {_CHANGES[change]} {said.value}")
            if each.verdict is Verdict.OTHERWISE:
                page.row("because", ", ".join(each.because) or "nothing explains it: every edition is the same")
        yield each


_CHANGES: Final = {Change.NEW: "now", Change.GONE: "no longer", Change.OTHER: "otherwise"}


_BY_RULE: Final = "by rule"


def _show(whole: Summary, page: Page, policy: str, names: Names, *, with_key: bool) -> None:
    page.line()
    page.row("records", str(whole.records), indent=0, style="bold")
    for verdict, count in whole.verdicts.items():
        page.row(f"{count:>7}", verdict.value, indent=0)
        if verdict is Verdict.OTHERWISE:
            page.row(
                f"{whole.turned:>7}", "of these with another verdict; the others in reasons, duties or advice", indent=2
            )
    for title, counts in ((_BY_RULE, whole.rules), ("because", whole.because), ("decided by", whole.policies)):
        for name, count in counts.items():
            told = names.beside(name) if title == _BY_RULE else name
            page.row(f"{count:>7}", f"{title}: {told}", indent=0)
    page.row("asked", f"again under {policy}", indent=0)
    if whole.unsealed:
        page.row(f"{whole.unsealed:>7}", "have no hash over their answer: they are older than records", indent=0)
    if with_key and whole.verdicts.get(Verdict.ALTERED) == whole.records:
        page.line("All of them altered: it may be the key that is another.")
    page.line("Whether a record is missing, or a chain holds, chain verify and reconcile tell.", "dim")
