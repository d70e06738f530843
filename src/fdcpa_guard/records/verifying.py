"""Whether records are as they were written, and whether the same would be decided today.

*Unaltered* and *decided the same* are two verdicts; whether the records are *complete* no record can tell (see
`fdcpa_guard.audit.reconcile`, and checkpoints of a chain).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from ..canonical import canonical
from ..decision import Decision, no_truth
from ..differing import Change, Said, differences
from ..errors import InvalidRecord
from ..facts import Case, Contact
from ..guard import Guard
from ..policy import Policy
from . import older
from .expanding import expand
from .glossary import Glossary
from .hashing import HASH, HMAC, checked_key
from .reading import LogReader
from .record import Record, case_hash
from .recorder import Recorder, edition_of
from .signing import Checked, NotSigned, Signature, signed_by, unsound


class Verdict(StrEnum):
    """What is found of one record."""

    SAME = "intact and decided the same"
    OTHERWISE = "intact, but decided otherwise"
    ALTERED = "altered"
    FACTS_MISSING = "facts missing"
    UNREADABLE = "cannot be read"


@dataclass(frozen=True, slots=True)
class Verified:
    """What is found of one record.

    Attributes:
        line: at which line of the log it stands, the first is 1.
        verdict: what is found.
        record: its hash, as it says; None: it could not be read.
        references: the caller's own, by which to find it.
        what: what was altered, which facts are missing, or why it cannot be read.
        rules: of what is decided otherwise now, what each rule newly says, no longer says, or says otherwise.
        because: which editions differ between then and now: of the policy, the law, the library, the facts' schema,
            the zones, the telephone data, Python. If none does, nothing explains that it is decided otherwise.
        turned: of what is decided otherwise, whether it is the verdict: allowed then and denied now, or the other way.
        policy: under which policy it was decided then, by name and version, if the record could be read.
        signed: whether the policy that decided it was signed by then; None: there is no signature, or nobody can say.
        sealed: whether a hash covers the answer. Records of before there were records (see `older`) have none, so of
            their answers it can only be said whether the same is decided now.
        asked: under which policy it was asked about again, by name and version; None: it was not.
    """

    line: int
    verdict: Verdict
    record: str | None = None
    references: tuple[tuple[str, str], ...] = ()
    what: tuple[str, ...] = ()
    rules: tuple[tuple[Said, Change, str], ...] = ()
    because: tuple[str, ...] = ()
    turned: bool = False
    policy: str | None = None
    sealed: bool = True
    asked: str | None = None
    signed: bool | None = None

    __bool__ = no_truth("what is found of a record: ask for its verdict")


class Facts:
    """The cases that records may be of, found by what records know them by.

    A case is given as it was when it was asked about: one that has grown since is another. Its reference, if it has
    one, is what the caller's records name it by under ``case``.
    """

    def __init__(self, key: bytes | None = None) -> None:
        self._key = checked_key(key)
        self._cases: dict[str, Case] = {}
        self._named: set[str] = set()
        self.questions: list[tuple[Contact, Case]] = []

    def add(self, case: Case, reference: str | None = None, contact: Contact | None = None) -> None:
        """Take in a case; with the contact that was asked about, where the record may be one of the old form."""
        self._cases[case_hash(case, self._key)] = case
        if reference is not None:
            self._named.add(reference)
        if contact is not None:
            self.questions.append((contact, case))

    def of(self, record: Record) -> Case | None:
        """The case that a record is of, if it was given."""
        return self._cases.get(record.case)

    def names(self, record: Record) -> bool:
        """Whether a case was given by the reference that the record knows its own by."""
        return record.references.get("case") in self._named


class _Under:
    """What is decided, and would be recorded, under one policy."""

    def __init__(self, policy: Policy, facts: Facts, key: bytes | None) -> None:
        self.guard = Guard(policy)
        self.recorder = Recorder(policy, key=key)
        self.edition = edition_of(policy)
        self.older = older.Questions(policy, facts.questions)

    def again(self, record: Record, case: Case) -> tuple[Decision, Record] | None:
        """What is decided now, and the record of that; None: what it holds of contact and references is none."""
        try:
            contact = record.contact
            now = self.guard.decide(contact, case, counted="counted" in record.document)
            return now, self.recorder.record(contact, case, now, record.references)
        except InvalidRecord:
            return None

    def because(self, then: Mapping[str, Any]) -> tuple[str, ...]:
        """Which editions differ from those of then."""
        now = self.edition
        names = (*_EDITIONS, *sorted({*then, *now} - {*_EDITIONS}))
        return tuple([_EDITIONS.get(name, name) for name in names if then.get(name) != now.get(name)])


class Verifier:
    """Verifies records against facts and a policy, line by line.

    With ``others``, a record is asked about under whichever of the policies decided it, else under the first. Where a
    key is given, a record that was written without one is not as it was written: anybody can make such a one.

    Of records that can be read it is told whether the policy that decided them was signed by then: by a signature that
    is given, or that stands before the record in the log, and is as it was made. Where there is none, nothing is told.

    Raises:
        InvalidRecord: the key is too short, or no bytes.
    """

    def __init__(
        self,
        policy: Policy,
        facts: Facts,
        *,
        key: bytes | None = None,
        others: Iterable[Policy] = (),
        signatures: Iterable[Signature] = (),
    ) -> None:
        self._facts = facts
        self._key = checked_key(key)
        self._given = tuple(signatures)
        self._sound = self._as_made(self._given)
        self._looked_at = 0
        self._under = [_Under(each, facts, key) for each in (policy, *others)]
        self._by_policy = {under.edition["policy"]: under for under in reversed(self._under)}
        self._reader = LogReader()

    @property
    def glossary(self) -> Glossary:
        """What the lines read so far define."""
        return self._reader.glossary

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Those given, and those in the lines read so far; one that stands in both is one."""
        return tuple(dict.fromkeys((*self._given, *self._reader.signatures)))

    def lines(self, lines: Iterable[str | bytes]) -> Iterator[Verified]:
        """What is found of each record of a log; its lines are records, definitions, signatures, or entries of a chain.

        Entries of a chain are looked at for what they hold; whether the chain holds, `verify` of a chain tells.
        """
        for number, line in enumerate(lines, 1):
            found = self._line(number, line)
            if found is not None:
                yield found

    def _line(self, number: int, line: str | bytes) -> Verified | None:
        try:
            if older.is_one(line):
                return self._verify_older(older.read(line), number)
            record = self._reader.record(line)
        except InvalidRecord as error:
            return Verified(number, Verdict.UNREADABLE, what=(str(error),))
        return None if record is None else self.verify(record, number)

    def verify(self, record: Record, line: int = 1) -> Verified:
        """What is found of one record, whose definitions were read before."""
        found = self._verify(record, line)
        return replace(found, signed=self._signed(record)) if self._given or self._reader.signatures else found

    def _signed(self, record: Record) -> bool | None:
        name = record.document["edition"]
        try:
            at = record.contact.at
        except InvalidRecord:
            return None
        if name not in self.glossary:
            return None
        new = self._reader.signatures[self._looked_at :]
        self._looked_at += len(new)
        self._sound += self._as_made(new)
        return signed_by(self._sound, self.glossary[name].get("policy"), at)

    def _as_made(self, signatures: Iterable[Signature]) -> list[Signature]:
        return [each for each in signatures if unsound(each, key=self._key) is None]

    def _verify(self, record: Record, line: int) -> Verified:
        said: dict[str, Any] = {"record": record.hash, "references": tuple(sorted(record.references.items()))}
        if self._key is not None and not record.keyed:
            return Verified(line, Verdict.ALTERED, what=("the record: it is written without the key",), **said)
        name = record.document["edition"]
        edition: Mapping[str, Any] = {}
        if name in self.glossary:
            edition = self.glossary[name]
        said["policy"] = edition.get("label")
        under = self._by_policy.get(edition.get("policy"), self._under[0])
        case = self._facts.of(record)
        again = None if case is None else under.again(record, case)
        said["asked"] = None if again is None else under.guard.policy.label
        if again is not None and again[1].text == record.text and self._defined_alike(record, under.recorder.glossary):
            return Verified(line, Verdict.SAME, **said)  # written now, it is the same to the byte
        try:
            intact = record.intact(self.glossary, self._key)
            then = expand(record, self.glossary) if intact else None
        except InvalidRecord as error:
            return Verified(line, Verdict.UNREADABLE, what=(str(error),), **said)
        if then is None:
            return Verified(line, Verdict.ALTERED, what=_altered(record, again), **said)
        if again is None:
            if self._facts.names(record):
                what = "the case that is given by this reference: it is not the one asked about, or has grown since"
                return Verified(line, Verdict.ALTERED, what=(what,), **said)
            return Verified(line, Verdict.FACTS_MISSING, what=("the case",), **said)
        now, made = again
        if _same(now, then) and record.document["edition"] != made.document["edition"]:
            return Verified(line, Verdict.SAME, **said)
        changes = tuple(differences(then, now))
        turned = now.allowed is not then.allowed
        return Verified(line, Verdict.OTHERWISE, rules=changes, because=under.because(edition), turned=turned, **said)

    def _defined_alike(self, record: Record, now: Glossary) -> bool:
        """Whether the log defines all that a record refers to, and as it would be defined if it were written now."""
        then = self.glossary
        return all(name in then and then.hash(name) == now.hash(name) for name in record.refers())

    def _verify_older(self, then: Decision, line: int) -> Verified:
        said: dict[str, Any] = {"record": then.fingerprint, "policy": then.policy, "sealed": False}
        asked = [(under, found) for under in self._under if (found := under.older.question(then)) is not None]
        if not asked:
            what = "a question with its fingerprint: none was given, or contact, case or policy is another"
            return Verified(line, Verdict.FACTS_MISSING, what=(what,), **said)
        under, found = next((pair for pair in asked if pair[1].same_policy), asked[0])
        if then.at != found.contact.at:
            return Verified(line, Verdict.ALTERED, what=("at: the question is about another instant",), **said)
        now = under.guard.decide(found.contact, found.case, counted=then.counted is not None)
        said["asked"] = under.guard.policy.label
        if _same(now, then):
            return Verified(line, Verdict.SAME, **said)
        because = "editions that it does not tell" if found.same_policy else _EDITIONS["policy"]
        said |= {"because": (because,), "turned": now.allowed is not then.allowed}
        return Verified(line, Verdict.OTHERWISE, rules=tuple(differences(then, now)), **said)


def _altered(record: Record, again: tuple[Decision, Record] | None) -> tuple[str, ...]:
    """Which members are not what they would be if the record were written now; else that it is the whole."""
    if record.text != canonical(record.document):
        return ("the way in which it is written: it says the same in other bytes than were written",)
    if again is None or again[1].document["edition"] != record.document["edition"]:
        return ("the record",)
    made = again[1].document
    members = {*made, *record.document} - {HASH, HMAC}
    differing = [name for name in sorted(members) if made.get(name) != record.document.get(name)]
    return tuple(differing) or ("the hash, or one of contact and references",)


_EDITIONS: Final = {
    "policy": "the policy",
    "label": "the policy's label",
    "departures": "where the policy asks less",
    "law": "the law edition",
    "library": "the library",
    "schema": "the facts' schema",
    "tzdata": "the zones",
    "phonenumbers": "the telephone data",
    "python": "Python",
}


def _same(now: Decision, then: Decision) -> bool:
    """Whether two decisions say the same, whatever their fingerprints, and whatever bodies of rules one alone knows."""
    applied = {status.pack: (status.applied, status.debts) for status in now.packs}
    return all(getattr(now, name) == getattr(then, name) for name in _OF_AN_ANSWER) and all(
        applied.get(status.pack, (status.applied, status.debts)) == (status.applied, status.debts)
        for status in then.packs
    )


_OF_AN_ANSWER: Final = ("allowed", "reasons", "duties", "advisories", "permitted_debts", "valid_until", "counted")


@dataclass(frozen=True, slots=True)
class Summary:
    """What was found of many records.

    Attributes:
        records: how many there were.
        verdicts: of each verdict how many.
        turned: of those decided otherwise, how many had the other verdict.
        rules, because: of those decided otherwise, by which rules, and which editions differ.
        policies: by which policies they were decided then.
        unsealed: how many have no hash over their answer.
        asked: under which policies they were asked about again.
        first: of each verdict but the best, the first few records.
        unsigned: how many were decided under a policy that nobody had signed by then, as far as signatures are known.
        signed: how many were decided under one that somebody had.
        signatures: what was found of the signatures of policies, those in the log and those given beside it.
        not_signed: the policies of which none of them is a valid signature, where there are any.
    """

    records: int
    verdicts: Mapping[Verdict, int]
    turned: int
    rules: Mapping[str, int]
    because: Mapping[str, int]
    policies: Mapping[str, int]
    unsealed: int
    asked: Mapping[str, int] = field(default_factory=dict)
    first: Mapping[Verdict, tuple[Verified, ...]] = field(default_factory=dict)
    unsigned: int = 0
    signed: int = 0
    signatures: tuple[Checked, ...] = ()
    not_signed: tuple[NotSigned, ...] = ()

    __bool__ = no_truth("a summary: ask whether it is clean")

    @property
    def clean(self) -> bool:
        """Whether every record is intact and decided the same."""
        return self.records == self.verdicts.get(Verdict.SAME, 0)

    def with_signatures(self, found: Iterable[Checked], not_signed: Iterable[NotSigned]) -> Summary:
        """With what was found of signatures."""
        return replace(self, signatures=tuple(found), not_signed=tuple(not_signed))


FIRST: Final = 5
"""How many records of each verdict a summary holds."""


def summary(found: Iterable[Verified]) -> Summary:
    """What was found of many records."""
    verdicts: Counter[Verdict] = Counter()
    rules: Counter[str] = Counter()
    because: Counter[str] = Counter()
    policies: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    first: dict[Verdict, list[Verified]] = {}
    unsealed = turned = unsigned = signed = 0
    for each in found:
        verdicts[each.verdict] += 1
        rules.update({rule for _, _, rule in each.rules})
        because.update(each.because)
        policies.update([each.policy] if each.policy is not None else ())
        asked.update([each.asked] if each.asked is not None else ())
        unsealed += not each.sealed
        unsigned += each.signed is False
        signed += each.signed is True
        turned += each.turned
        if each.verdict is not Verdict.SAME and verdicts[each.verdict] <= FIRST:
            first.setdefault(each.verdict, []).append(each)
    ranked = [
        dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        for counts in (rules, because, policies, asked)
    ]
    return Summary(
        records=sum(verdicts.values()),
        verdicts={verdict: verdicts[verdict] for verdict in Verdict if verdicts[verdict]},
        turned=turned,
        rules=ranked[0],
        because=ranked[1],
        policies=ranked[2],
        unsealed=unsealed,
        asked=ranked[3],
        first={verdict: tuple(first[verdict]) for verdict in Verdict if verdict in first},
        unsigned=unsigned,
        signed=signed,
    )
