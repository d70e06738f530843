"""What the answers look like as tables: the published schemas."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

INSTANT: Final = pa.timestamp("us", tz="UTC")
_TEXT: Final = pa.string()
_TEXTS: Final = pa.list_(pa.field("item", _TEXT, nullable=False))


def _needed(name: str, type: pa.DataType) -> pa.Field:
    return pa.field(name, type, nullable=False)


def _several(*fields: pa.Field) -> pa.DataType:
    return pa.list_(pa.field("item", pa.struct(fields), nullable=False))


REASONS: Final = _several(
    _needed("rule", _TEXT),
    _needed("effect", _TEXT),
    _needed("message", _TEXT),
    _needed("debts", _TEXTS),
    pa.field("lapses_at", INSTANT),
    _needed("denies", pa.bool_()),
)
"""Objections, strongest first: those of `Decision.reasons`."""

DUTIES: Final = _several(
    _needed("rule", _TEXT), _needed("message", _TEXT), _needed("debts", _TEXTS), pa.field("due", pa.date32())
)
"""What an allowed contact must carry, trigger or keep: `Decision.duties`."""

ADVISORIES: Final = _several(_needed("rule", _TEXT), _needed("message", _TEXT), _needed("debts", _TEXTS))
"""What deserves a second thought: `Decision.advisories`."""

OUT_SCHEMA: Final = pa.schema(
    [
        pa.field("consumer_id", _TEXT),
        pa.field("contact_id", _TEXT),
        _needed("allowed", pa.bool_()),
        _needed("reasons", REASONS),
        _needed("duties", DUTIES),
        _needed("advisories", ADVISORIES),
        _needed("permitted_debts", _TEXTS),
        pa.field("valid_until", INSTANT),
        pa.field("next_allowed", INSTANT),
        _needed("policy", _TEXT),
        pa.field("fingerprint", _TEXT),
        pa.field("record", _TEXT),
        pa.field("error", _TEXT),
        _needed("unread", _TEXTS),
    ]
)
"""One row per contact. A row has ``error`` or ``fingerprint``, and is never allowed with the first."""

WINDOWS_SCHEMA: Final = pa.schema(
    [
        pa.field("consumer_id", _TEXT),
        pa.field("contact_id", _TEXT),
        pa.field("day", pa.date32()),
        pa.field("opens", INSTANT),
        pa.field("closes", INSTANT),
        pa.field("zone", _TEXT),
        pa.field("error", _TEXT),
    ]
)
"""One row per contact, day and window in which the contact would be allowed; one with ``error`` where that cannot be
told, and one without ``day`` where there is none."""

TAGS: Final = _several(_needed("name", _TEXT), _needed("value", _TEXT))
"""The caller's tags of an attempt."""

OBJECTIONS: Final = _several(_needed("rule", _TEXT), _needed("effect", _TEXT))
"""What a past contact violates, strongest first: those of `Judged.objections`."""

LACKS: Final = _several(_needed("rule", _TEXT), _needed("fact", _TEXT))
"""Which rules could not judge it, and for want of what: those of `Judged.lacks`."""

REPLAY_SCHEMA: Final = pa.schema(
    [
        pa.field("consumer_id", _TEXT),
        pa.field("attempt_id", _TEXT),
        pa.field("at", INSTANT),
        pa.field("medium", _TEXT),
        _needed("tags", TAGS),
        _needed("verdict", _TEXT),
        _needed("objections", OBJECTIONS),
        _needed("lacks", LACKS),
        _needed("packs", _TEXTS),
        _needed("policy", _TEXT),
        _needed("assumed", _TEXT),
        pa.field("error", _TEXT),
    ]
)
"""One row per past attempt, as `Judged` has it. One with ``error`` is ``not-judged``, and could not be asked about."""
