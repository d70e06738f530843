"""What an audit shows of a log: three verdicts apart, each with what shows it and what it cannot show.

*Unaltered*: what is there is to the byte what was written. *Decided the same*: of the same facts the same comes out.
*Complete*: nothing is missing, neither of the log nor of the contacts that somebody should have asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum, unique
from typing import Any, Final

from ..decision import no_truth
from ..describing import counted
from ..records.chain import Verdict as Chain
from ..records.chain import complete_in_words, unaltered_in_words
from ..records.verifying import Summary
from ..records.verifying import Verdict as OfRecord
from .parts import Audit, Part
from .reconciling import Account


@unique
class Question(StrEnum):
    """What is asked of a log."""

    UNALTERED = "unaltered"
    SAME = "decided the same"
    COMPLETE = "complete"


@unique
class Answer(StrEnum):
    """What is answered."""

    YES = "yes"
    AS_FAR = "as far as can be seen"
    """Nothing speaks against it, and something that could was not looked at or cannot be seen."""
    NO = "no"
    NOT_KNOWN = "not known"
    NOT_LOOKED_AT = "not looked at"


@dataclass(frozen=True, slots=True)
class Shown:
    """One verdict.

    Attributes:
        question, answer: what is asked, and answered.
        shows: what shows it, part by part.
        cannot: what that cannot show.
    """

    question: Question
    answer: Answer
    shows: tuple[str, ...]
    cannot: tuple[str, ...]

    __bool__ = no_truth("a verdict of an audit: ask for its answer")


def verdicts(audit: Audit) -> tuple[Shown, Shown, Shown]:
    """Whether what was looked at is unaltered, decided the same, and complete.

    Of several logs the verdict is that of the worst. It says nothing of what was not looked at; that is said beside it.
    """
    return _unaltered(audit), _same(audit), _complete(audit)


def _unaltered(audit: Audit) -> Shown:
    by_chain = [_of_chain(part.found) for part in audit.chains]
    by_record = [_of_records(part.found) for part in audit.records]
    answer = _worst([*by_chain, *([each for each in by_record if each is Answer.NO] if by_chain else by_record)])
    shows = [f"the links{_named(part)}: {unaltered_in_words(part.found)}" for part in audit.chains]
    shows += [f"each record{_named(part)}: {_intact(part.found)}" for part in audit.records]
    cannot = [
        *([] if by_chain else [_NO_CHAIN]),
        *([_WHO_HAS_THE_KEY] if any(part.found.with_key for part in audit.chains) else []),
        _WHEN,
    ]
    return Shown(Question.UNALTERED, answer, tuple(shows), tuple(cannot))


def _of_chain(found: Chain) -> Answer:
    if found.unaltered is None:
        return Answer.NOT_KNOWN
    if not found.unaltered:
        return Answer.NO
    surely = found.with_key or (found.held is not None and found.held >= found.entries)
    return Answer.YES if surely else Answer.AS_FAR


def _of_records(found: Summary) -> Answer:
    wrong = found.verdicts.get(OfRecord.ALTERED, 0) + found.verdicts.get(OfRecord.UNREADABLE, 0)
    return Answer.NO if wrong else Answer.AS_FAR


def _intact(found: Summary) -> str:
    counts = found.verdicts
    altered, unreadable = counts.get(OfRecord.ALTERED, 0), counts.get(OfRecord.UNREADABLE, 0)
    missing = counts.get(OfRecord.FACTS_MISSING, 0)
    intact = found.records - altered - unreadable
    parts = [f"{intact:,} of {found.records:,} are as they were written, as far as their hashes show"]
    if altered:
        parts.append(f"{altered:,} altered: the record, or the case given is not the one that was asked about")
    if unreadable:
        parts.append(f"{unreadable:,} cannot be read")
    if missing:
        parts.append(f"of {missing:,} the facts were not given")
    if found.unsealed:
        parts.append(f"{found.unsealed:,} have no hash over their answer")
    return "; ".join(parts)


def _same(audit: Audit) -> Shown:
    answer = _worst([_again(part.found) for part in audit.records])
    shows = [f"{_decided(part.found)}{_named(part)}" for part in audit.records]
    cannot = [] if not audit.records else [_FACTS, _POLICY]
    return Shown(Question.SAME, answer, tuple(shows), tuple(cannot))


def _again(found: Summary) -> Answer:
    if found.verdicts.get(OfRecord.OTHERWISE, 0):
        return Answer.NO
    return Answer.YES if found.clean else Answer.NOT_KNOWN


def _decided(found: Summary) -> str:
    counts = found.verdicts
    same, otherwise = counts.get(OfRecord.SAME, 0), counts.get(OfRecord.OTHERWISE, 0)
    under = f", asked again under {', '.join(found.asked)}" if found.asked else ""
    parts = [f"{same:,} of {found.records:,} records are decided the same{under}"]
    if otherwise:
        why = f", because of {', '.join(found.because)}" if found.because else ", and nothing explains it"
        turned = f", {found.turned:,} of them with the other verdict" if found.turned else ""
        parts.append(f"{otherwise:,} otherwise{turned}{why}")
    unasked = found.records - same - otherwise
    if unasked:
        parts.append(f"{unasked:,} could not be asked about again")
    return "; ".join(parts)


def _complete(audit: Audit) -> Shown:
    by_chain = [_all_there(part.found) for part in audit.chains]
    by_account = [Answer.YES if part.found.complete else Answer.NO for part in audit.accounts]
    answer = _worst([*by_chain, *by_account])
    if answer is Answer.YES and not (by_chain and by_account):
        answer = Answer.AS_FAR
    if answer is Answer.AS_FAR and Answer.YES not in by_account:
        answer = Answer.AS_FAR if Answer.YES in by_chain else Answer.NOT_KNOWN
    shows = [f"the records{_named(part)}: {complete_in_words(part.found)}" for part in audit.chains]
    shows += [f"the contacts made{_named(part)}: {_answered(part.found)}" for part in audit.accounts]
    cannot = [
        *([] if by_chain else [_NO_LINKS]),
        *([] if by_account else [_NO_LOG]),
        *([_IN_NO_LOG] if by_account else []),
        *([_NOT_STATED] if any(not part.found.stated for part in audit.accounts) else []),
    ]
    return Shown(Question.COMPLETE, answer, tuple(shows), tuple(cannot))


def _all_there(found: Chain) -> Answer:
    """Whether no entry is missing; of a log in which nothing is wrong, but its end, only a checkpoint tells that."""
    if found.complete is None:
        return Answer.NOT_KNOWN if found.counts or found.unshown else Answer.AS_FAR
    return Answer.YES if found.complete else Answer.NO


def _answered(found: Account) -> str:
    when = "no time that both sides cover"
    if found.period is not None:
        when = " to ".join(f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" for at in (found.period.first, found.period.last))
    if found.complete:
        return f"yes: each of {found.contacts:,} had one answer that allowed it ({when})"
    return f"no: {'; '.join(_wanting(found)) or 'there is no time that both sides cover'} ({when})"


def _wanting(found: Account) -> Iterator[str]:
    if found.findings:
        yield f"{len(found.findings):,} of {found.contacts:,} had no one answer that allowed exactly that contact"
    if found.unreconciled:
        yield f"{counted(len(found.unreconciled), 'row')} could not be used"
    if found.outside and not found.stated:
        yield f"of {found.outside:,} more, outside the time that both sides cover, nobody can tell"


def _named(part: Part[Any]) -> str:
    """Of which files a part is, if that is known."""
    names = [name for several in part.of.values() for name in several] or [part.name] * bool(part.name)
    return f" ({', '.join(names)})" if names else ""


def _worst(answers: Iterable[Answer]) -> Answer:
    return min(answers, key=_ORDER.index, default=Answer.NOT_LOOKED_AT)


_ORDER: Final = (Answer.NO, Answer.NOT_KNOWN, Answer.AS_FAR, Answer.YES)

_NO_CHAIN: Final = "no links were looked at: whether a line was moved, or written anew with its hash"
_WHO_HAS_THE_KEY: Final = (
    "who has the key can write as well: against them only a checkpoint in other hands shows anything"
)
_WHEN: Final = "when a record was written: only a checkpoint in other hands shows that it was there by then"
_FACTS: Final = "whether the facts were right: of wrong ones the same is decided again; people look at that in a sample"
_POLICY: Final = "whether the policy is right, or the law as it is read in it"
_NO_LINKS: Final = "whether a record was taken out of the log of answers: no links were looked at"
_NO_LOG: Final = "whether contacts were made that nobody asked about: no dialer's log was held against the answers"
_IN_NO_LOG: Final = "a contact that the dialer's log does not hold either, as one that another house made"
_NOT_STATED: Final = "the time of which both sides are whole: nobody stated it, so it is what both cover"
