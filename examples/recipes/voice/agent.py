"""One call of a voice agent, as a state machine: what happens on the line goes in, and the guard judges what follows.

While the call lasts, the question is the one before the dial, asked anew of this moment and of all that was said so
far. As soon as a call could not be placed now, this one ends.
"""

from datetime import datetime
from enum import StrEnum
from itertools import count
from typing import Final

from fdcpa_guard import Case, Contact, Decision, Guard
from fdcpa_guard.facts import Content
from fdcpa_guard.tables.dispositions import Says, Where, facts_of
from fdcpa_guard.vocabulary import CallOutcome, Element, Purpose, Recipient

LIMITED: Final = Content(carries=[Element.LIMITED_CONTENT_MESSAGE])
"""The only message that it leaves; whoever else hears it learns of no debt (12 CFR 1006.2(j))."""
NAME_SHOWS_COLLECTION: Final = False
"""Whether the registered name of the business, which a machine has to say, shows that it collects debts."""
ASKS_WHERE: Final = Content(
    carries=[Element.IDENTIFIES_CALLER], lacks=[Element.STATES_DEBT, Element.NAMES_EMPLOYER_UNASKED]
)
"""What may be said to anybody but the consumer: who is calling, and where is the person (12 CFR 1006.10(b))."""


class State(StrEnum):
    """Where the call is."""

    RINGING = "ringing"
    TALKING = "talking"
    WITH_SOMEBODY_ELSE = "with somebody else"
    OVER = "over"


class Call:
    """A call that is on the line. ``known`` is what is known of the person, with all that was said in the call.

    The call itself is not in it: it is not its own past. `logged` has it.
    """

    def __init__(self, guard: Guard, contact: Contact, known: Case, id: str) -> None:
        """Ask before the dial: where the answer is no, the call is over before it began, and nothing is dialled."""
        self._guard, self._placed, self._contact, self._id = guard, contact, contact, id
        self.outcome, self._answered_by = CallOutcome.RANG_OUT, Recipient.CONSUMER
        self.known, self.answer = known, guard.decide(contact, known)
        self.state = State.RINGING if self.answer else State.OVER
        self._said = count(1)

    # what happens on the line

    def answered(self, by: Recipient, at: datetime) -> None:
        """Somebody is on the line. With anybody but the consumer, the only question left is where the consumer is."""
        self._rang()
        self._answered_by = by
        if by is Recipient.CONSUMER:
            self.outcome, self.state = CallOutcome.CONVERSATION, State.TALKING
        else:
            self.outcome, self.state = CallOutcome.WRONG_PERSON, State.WITH_SOMEBODY_ELSE
            self._contact = self._contact.model_copy(
                update={"recipient": by, "purpose": Purpose.LOCATION_INFORMATION, "content": ASKS_WHERE}
            )
        self.clock(at)

    def voicemail(self, at: datetime) -> bool:
        """A machine took the call. Whether to leave the message of limited content; there is no other."""
        self._rang()
        self._contact = self._contact.model_copy(update={"content": LIMITED})
        self.clock(at)
        left = bool(self.answer) and not NAME_SHOWS_COLLECTION
        self.outcome = CallOutcome.LIMITED_CONTENT_MESSAGE if left else CallOutcome.NO_MESSAGE_LEFT
        self.state = State.OVER
        return left

    def heard(self, what: Says, at: datetime) -> None:
        """Somebody said something from which facts follow: they are known from this moment on."""
        said = facts_of(
            [what],
            id=f"{self._id}.{next(self._said)}",
            at=at,
            address=self._contact.address,
            person=self._answered_by.value,
            debts=self._contact.debts,
        )
        for fact in said:
            if fact.where in (Where.PHONES, Where.CONSUMER):
                path = fact.where.value + (f".{fact.to}" if fact.to else "")
                self.known = self.known.with_change(path, **fact.fact)
            else:
                path = fact.where.value.replace("debts.", f"debts.{fact.to}.")
                self.known = self.known.with_fact(path, **fact.fact)
        self.clock(at)

    def agreed(self, until: datetime, at: datetime) -> None:
        """The consumer wants to go on until then, and says so of their own accord while a call is still allowed."""
        self.known = self.known.with_consent(
            id=f"{self._id}.{next(self._said)}",
            scope="time",
            given_at=at,
            given_to="collector",
            during_proper_communication=bool(self._ask(at)),
            expires_at=until,
        )
        self.clock(at)

    def clock(self, at: datetime) -> None:
        """Time has passed, or something is known that was not: may it go on? Call it at `ends_at` at the latest."""
        self.answer = self._ask(at)
        if not self.answer:
            self.state = State.OVER

    def hung_up(self) -> None:
        """They put the receiver down."""
        self.state = State.OVER

    # what follows

    @property
    def ends_at(self) -> datetime | None:
        """When the answer runs out on which the call rests; None: not by itself."""
        return self.answer.valid_until

    def logged(self) -> Case:
        """What is known, with the call: what the next question is asked of."""
        placed = self._placed
        case = self.known.with_attempt(
            id=self._id,
            at=placed.at,
            medium=placed.medium,
            debts=placed.debts,
            address=placed.address,
            voice=placed.voice,
            outcome="pending",
        )
        talked = self.outcome in (CallOutcome.CONVERSATION, CallOutcome.WRONG_PERSON)
        who = {"answered_by": self._answered_by} if talked else {}
        return case.with_outcome(self._id, self.outcome, **who)

    def _rang(self) -> None:
        if self.state is not State.RINGING:
            raise ValueError("nobody was dialled, or the call was answered already")

    def _ask(self, at: datetime) -> Decision:
        return self._guard.decide(self._contact.model_copy(update={"at": at}), self.known)
