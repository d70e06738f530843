"""The tables of a made-up collections application: NULLs, local times and codes of its own, as such tables have."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """What all models have in common."""


class Person(Base):
    """Who owes."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    zip: Mapped[str | None]
    accounts: Mapped[list["Account"]] = relationship(back_populates="person", order_by="Account.id")
    phones: Mapped[list["Phone"]] = relationship(order_by="Phone.id")
    opt_outs: Mapped[list["OptOut"]] = relationship(order_by="OptOut.id")
    flags: Mapped[list["Flag"]] = relationship(order_by="Flag.id")


class Account(Base):
    """A debt that was placed with us."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    product: Mapped[str | None]
    placed_on: Mapped[date]
    delinquent_since: Mapped[date | None]
    paid_on: Mapped[date | None]
    person: Mapped[Person] = relationship(back_populates="accounts")
    calls: Mapped[list["Call"]] = relationship(order_by="Call.id")
    letters: Mapped[list["Letter"]] = relationship(order_by="Letter.id")


class Phone(Base):
    """A number, in whatever spelling somebody keyed it."""

    __tablename__ = "phone"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    number: Mapped[str]
    kind: Mapped[str | None]
    wrong_since: Mapped[date | None]


class Call(Base):
    """A call that was made or came in. Its time is the office's clock; the row is written when the call is placed."""

    __tablename__ = "call"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    phone_id: Mapped[int | None] = mapped_column(ForeignKey("phone.id"))
    started_at: Mapped[datetime]
    direction: Mapped[str]
    disposition: Mapped[str | None]


class Letter(Base):
    """A letter that went out."""

    __tablename__ = "letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    template: Mapped[str]
    mailed_on: Mapped[date]
    returned_on: Mapped[date | None]


class OptOut(Base):
    """Somebody asked for less of something."""

    __tablename__ = "opt_out"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    channel: Mapped[str | None]
    by_letter: Mapped[bool | None]
    received_on: Mapped[date]


class Flag(Base):
    """A mark that an agent set on a person: ATTY, BK or DEAD."""

    __tablename__ = "flag"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    set_on: Mapped[date]


class Recorded(Base):
    """A decision: its record, with what the record refers to, and the case as it was. Nothing changes it afterwards."""

    __tablename__ = "recorded"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    lines: Mapped[str]
    case: Mapped[str]
