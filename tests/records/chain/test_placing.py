"""Whatever happens to a log is found, and placed where it happened: over every position, not a sample of them.

Reading a line costs most, and nearly all lines of these logs are the same: what each was read as is kept. Of a log of a
thousand, what comes before the place is read once for all places; after it, a few lines everywhere, and at every
fiftieth place all of them.
"""

import pickle
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import combinations
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard.records.chain import Chain, Entry, Kind, Verdict, placing, verify
from fdcpa_guard.records.chain.verifying import Reading

from .made import checkpoint, grown, log

Found = tuple[Kind, tuple[int, int] | None, tuple[int, int] | None]

THOUSAND: Final = log(1000)
FEW: Final = THOUSAND[:24]
OTHERS: Final = log(1000, word="text")


@pytest.fixture(autouse=True, scope="module")
def _lines_are_read_once() -> Iterator[None]:
    reading = Reading._entry
    kept = cache(lambda line: reading(Reading(), line))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reading, "_entry", lambda self, line: kept(line))
        yield


def told(verdict: Verdict) -> list[Found]:
    assert verdict.unaltered is (not any(kind is not Kind.REMOVED for kind in verdict.counts))
    assert verdict.complete is (False if Kind.REMOVED in verdict.counts else None)
    return [(each.kind, each.lines, each.entries) for each in verdict.findings]


def found(lines: list[bytes]) -> list[Found]:
    return told(verify(lines))


def test_nothing_is_found_in_what_was_not_touched() -> None:
    for size in (0, 1, 2, 24, 1000):
        verdict = verify(THOUSAND[:size])
        assert (verdict.lines, verdict.entries, verdict.findings) == (size, size, ())
        assert verdict.unaltered is True
        assert verdict.complete is None


# -- every position of a thousand


def begun(lines: list[bytes] = THOUSAND) -> Iterator[tuple[int, Callable[[], Reading]]]:
    """Of every place in a log, the lines before it, read, as often as they are wanted."""
    reading = Reading()
    for n, line in enumerate(lines):
        yield n, partial(pickle.loads, pickle.dumps(reading))
        reading.read([line])


def everywhere(what: Callable[[int], list[bytes]], passed: int) -> Iterator[tuple[int, list[Found]]]:
    """What is found if, at each place of a thousand, other lines stand for so many of the log's."""
    for n, before in begun():
        reading = before()
        reading.read(what(n))
        reading.read(THOUSAND[n + passed : None if n % 50 == 0 or n > 980 else n + passed + 5])
        yield n, told(reading.verdict(100))


def test_every_dropped_entry_of_a_thousand_but_the_last() -> None:
    tried = 0
    for n, findings in everywhere(lambda n: [], 1):
        expected: list[Found] = [(Kind.REMOVED, (n, n + 1), (n, n))]
        assert findings == (expected if n < 999 else [])  # a cut end: no bare chain shows it
        tried += 1
    assert tried == 1000


def test_every_doubled_entry_of_a_thousand() -> None:
    for n, findings in everywhere(lambda n: [THOUSAND[n], THOUSAND[n]], 1):
        assert findings == [(Kind.DOUBLED, (n + 2, n + 2), (n, n))]
    assert n == 999


def test_every_two_neighbours_of_a_thousand_that_changed_places() -> None:
    for n, findings in everywhere(lambda n: THOUSAND[n : n + 2][::-1], 2):
        (only,) = findings if n < 999 else [(Kind.REORDERED, (1000, 1000), (1000, 1000))]
        assert only in ((Kind.REORDERED, (n + 1, n + 1), (n + 1, n + 1)), (Kind.REORDERED, (n + 2, n + 2), (n, n)))
    assert n == 999


def test_an_entry_of_another_log_inserted_anywhere_in_a_thousand() -> None:
    for n, findings in everywhere(lambda n: [OTHERS[n]], 0):
        assert findings == [(Kind.INSERTED, (n + 1, n + 1), (n, n))] or n == 0
    assert n == 999


def test_an_entry_forged_to_follow_the_one_before_it_anywhere_in_a_thousand_but_at_the_end() -> None:
    for n, findings in everywhere(lambda n: [forged(n)], 0):
        place = (n + 1, n + 1) if n < 999 else (1001, 1001)  # of two last ones, nothing says which was there first
        assert findings == [(Kind.INSERTED, place, (n, n))]
    assert n == 999


def test_an_entry_written_anew_in_place_of_another_anywhere_in_a_thousand_but_the_last() -> None:
    for n, findings in everywhere(lambda n: [forged(n)], 1):
        expected: list[Found] = [(Kind.REWRITTEN, (n + 1, n + 2), (n, n + 1))]
        assert findings == (expected if n < 999 else [])  # the last is the same as a log written anew from there on
    assert n == 999


def forged(n: int) -> bytes:
    """Another entry that follows the same one as entry ``n``."""
    entry = Entry.read(THOUSAND[n])
    chain = Chain(genesis=entry.previous)
    chain.size = n
    return chain.append({"forged": True})


# -- every pair of a few


def test_every_two_of_a_few_that_changed_places() -> None:
    pairs = [(a, b) for a, b in combinations(range(24), 2) if b > a + 1]
    for a, b in pairs:
        lines = list(FEW)
        lines[a], lines[b] = lines[b], lines[a]
        one, other = found(lines)
        if b == a + 2:  # three lines in reverse: the middle one may be what is in place, or the first, or the last
            assert {one[0], other[0]} == {Kind.REORDERED}
            assert {one[1], other[1]} < {(n + 1, n + 1) for n in (a, a + 1, b)}
        else:
            assert one == (Kind.REORDERED, (a + 1, a + 1), (b, b))
            assert other == (Kind.REORDERED, (b + 1, b + 1), (a, a))
    assert len(pairs) == 253


def test_every_entry_of_a_few_doubled_anywhere() -> None:
    for n in range(24):
        for at in range(25):
            (only,) = found([*FEW[:at], FEW[n], *FEW[at:]])
            assert only[0] is Kind.DOUBLED
            assert only[2] == (n, n)
            assert only[1] in ((at + 1, at + 1), (n + 1 + (at <= n), n + 1 + (at <= n)))


def test_every_entry_of_a_few_moved_anywhere() -> None:
    for n in range(24):
        rest = FEW[:n] + FEW[n + 1 :]
        for at in range(24):
            if abs(at - n) < 2:
                continue
            assert found([*rest[:at], FEW[n], *rest[at:]]) == [(Kind.REORDERED, (at + 1, at + 1), (n, n))]


def test_every_stretch_of_a_few_removed_or_doubled() -> None:
    for a, b in combinations(range(25), 2):
        if b < 24:
            assert found(FEW[:a] + FEW[b:]) == [(Kind.REMOVED, (a, a + 1), (a, b - 1))]
        (only,) = found(FEW[:b] + FEW[a:])
        assert (only[0], only[2]) == (Kind.DOUBLED, (a, b - 1))
        assert only[1] in ((a + 1, b), (b + 1, b + b - a))


def test_two_things_at_once_are_both_found() -> None:
    for a, b in combinations(range(0, 24, 3), 2):
        lines = FEW[:a] + FEW[a + 1 : b] + [FEW[b].replace(b"acm", b"ecm")] + FEW[b + 1 :]
        assert found(lines) == [(Kind.REMOVED, (a, a + 1), (a, a)), (Kind.ALTERED, (b, b), (b, b))]


# -- every byte


def test_every_byte_of_a_few_entries_replaced_by_several() -> None:
    """Three of the values that it may have, of every byte of two dozen entries."""
    chain = Chain()
    lines = [chain.append({"v": 1, "id": f"a{n}"}) for n in range(24)]
    tried = 0
    for n, before in begun(lines):
        after = lines[n + 1 : n + 4]
        for position, was in enumerate(lines[n]):
            for byte in {0x0A, was ^ 0x01, was ^ 0x80} - {was}:
                line = lines[n][:position] + bytes([byte]) + lines[n][position + 1 :]
                check(before(), split(line + b"".join(after)), n, was, byte)
                tried += 1
    assert tried == 13_380


def test_every_byte_of_a_few_entries_left_out_and_every_one_doubled() -> None:
    lines = FEW[:3]
    text = b"".join(lines)
    for position in range(len(text)):
        n = text.count(b"\n", 0, position)
        for changed in (text[:position] + text[position + 1 :], text[: position + 1] + text[position:]):
            verdict = verify(split(changed))
            assert verdict.unaltered is False
            assert verdict.findings[0].lines is not None
            assert n + 1 <= verdict.findings[0].lines[0] <= n + 2


def test_bytes_drawn_by_lot_over_a_thousand_entries() -> None:
    lot = Random(15)
    tried = 0
    for n, before in begun():
        position = lot.randrange(len(THOUSAND[n]))
        was = THOUSAND[n][position]
        byte = lot.choice([each for each in range(256) if each != was])
        line = THOUSAND[n][:position] + bytes([byte]) + THOUSAND[n][position + 1 :]
        check(before(), split(line + b"".join(THOUSAND[n + 1 : n + 4])), n, was, byte)
        tried += 1
    assert tried == 1000


def split(text: bytes) -> list[bytes]:
    """Lines as a file gives them."""
    *whole, rest = text.split(b"\n")
    return [part + b"\n" for part in whole] + ([rest] if rest else [])


def check(reading: Reading, lines: list[bytes], n: int, was: int, byte: int) -> None:
    """One byte of entry ``n``, which comes next, is another; three more entries follow, or fewer at the end."""
    reading.read(lines)
    verdict = reading.verdict(100)
    assert verdict.unaltered is False
    places = [(each.lines, each.entries) for each in verdict.findings]
    last = len(verdict.findings) > 0 and verdict.lines == n + 1
    if byte == 0x0A:  # it ends the line there, and what is left of it is another
        assert places[0][0] is not None
        assert places[0][0][0] == n + 1
        assert n in {entries[0] for _, entries in places if entries is not None}
        assert len(places) == 1 or verdict.lines == n + 2
    elif was == 0x0A and not last:
        assert places == [((n + 1, n + 1), (n, n + 1))]
    else:
        assert places == [((n + 1, n + 1), (n, n))]


SPELLINGS: Final[dict[str, Any]] = {
    "a space after the colon": lambda line: line.replace(b'"v":1', b'"v": 1'),
    "a space before the line feed": lambda line: line[:-1] + b" \n",
    "a byte order mark": lambda line: b"\xef\xbb\xbf" + line,
    "CRLF": lambda line: line[:-1] + b"\r\n",
    "an escape that need not be": lambda line: line.replace("acmé".encode(), b"acm\\u00e9"),
    "an escape in capitals": lambda line: line.replace(b"\\u000b", b"\\u000B"),
    "a key twice": lambda line: line.replace(b'"v":1', b'"v":1,"v":1'),
    "keys in another order": lambda line: line.replace(b'{"agent":"a","vendor":"b"}', b'{"vendor":"b","agent":"a"}'),
    "a number otherwise": lambda line: line.replace(b'"v":1', b'"v":1e0'),
    "one more member": lambda line: line[:-2] + b',"z":1}\n',
    "n with a zero": lambda line: line.replace(b'"n":2', b'"n":02'),
    "a hash in capitals": lambda line: line.replace(line[-66:-3], line[-66:-3].upper()),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_same_json_in_other_bytes_is_altered(spelling: str) -> None:
    chain = Chain()
    document = {"v": 1, "name": "acmé", "note": "\x0b", "r": {"agent": "a", "vendor": "b"}}
    lines = [chain.append(document) for _ in range(5)]
    lines[2] = SPELLINGS[spelling](lines[2])
    ((kind, where, entries),) = found(lines)
    assert kind in (Kind.ALTERED, Kind.UNREADABLE)
    assert (where, entries) == ((3, 3), (2, 2))


def test_a_whole_file_of_other_line_ends_is_one_finding() -> None:
    (only,) = verify([line[:-1] + b"\r\n" for line in THOUSAND]).findings
    assert (only.kind, only.lines, only.entries, only.count) == (Kind.ALTERED, (1, 1000), (0, 999), 1000)


def test_empty_lines_are_inserted_and_a_missing_last_line_feed_is_a_torn_line() -> None:
    assert found([*FEW[:5], b"\n", *FEW[5:]]) == [(Kind.INSERTED, (6, 6), None)]
    assert found([*FEW, b"\n"]) == [(Kind.INSERTED, (25, 25), None)]
    assert found([b" \r\n", *FEW]) == [(Kind.INSERTED, (1, 1), None)]
    for end in range(1, len(FEW[-1])):
        assert found([*FEW[:-1], FEW[-1][:end]]) == [(Kind.TORN, (24, 24), (23, 23))]
    assert found([*FEW[:4], FEW[4][:-1], *FEW[5:]]) == [(Kind.UNREADABLE, (5, 5), (4, 4))]


# -- what a bare chain does not show


def test_a_log_written_anew_is_not_found_by_a_bare_chain() -> None:
    assert found(OTHERS) == []
    anew = THOUSAND[:600]
    chain = Chain()
    for line in anew:
        chain.append(Entry.read(line).body)
    assert found(anew + grown(chain, 1000, "text")) == []


def test_a_cut_end_is_not_found_by_a_bare_chain_and_is_by_a_checkpoint() -> None:
    for size in (0, 1, 17, 23):
        assert found(FEW[:size]) == []
        verdict = verify(FEW[:size], checkpoints=[checkpoint(24)])
        assert [(each.kind, each.lines, each.entries) for each in verdict.findings] == [(Kind.CUT, None, (size, 23))]
        assert (verdict.unaltered, verdict.complete) == (True, False)


# -- disorder


def test_blocks_in_another_order_keep_the_longest_in_place() -> None:
    assert found(THOUSAND[:300] + THOUSAND[600:] + THOUSAND[300:600]) == [(Kind.REORDERED, (701, 1000), (300, 599))]
    assert found(THOUSAND[700:] + THOUSAND[:700]) == [(Kind.REORDERED, (1, 300), (700, 999))]


def test_a_log_whose_end_is_of_another_log_breaks_where_they_meet() -> None:
    assert found(THOUSAND[:400] + OTHERS[400:]) == [(Kind.REWRITTEN, (400, 401), (399, 400))]


def test_a_log_that_begins_late_or_after_something_else() -> None:
    assert found(THOUSAND[7:]) == [(Kind.REMOVED, (0, 1), (0, 6))]
    verdict = verify(THOUSAND, genesis="1" * 64)
    assert [(each.kind, each.entries) for each in verdict.findings] == [(Kind.REWRITTEN, (0, 0))]


def test_lines_upside_down_are_all_found() -> None:
    verdict = verify(FEW[::-1])
    assert verdict.counts == {Kind.REORDERED: 23}
    assert verdict.entries == 24


def test_what_is_found_is_named_up_to_a_hundred_and_counted_beyond() -> None:
    verdict = verify(THOUSAND[::2])
    assert len(verdict.findings) == 100
    assert verdict.left_out == 399
    assert verdict.counts == {Kind.REMOVED: 499}
    assert len(verify(THOUSAND[::2], most=7).findings) == 7
    assert verify(THOUSAND[::2], most=0).left_out == 499


def test_beyond_all_placing_a_log_is_read_to_its_end_and_said_to_be() -> None:
    lines = [line for n in range(1000) for line in (THOUSAND[n], b"x\n", b"\n")]
    verdict = verify(lines, most=10_000)
    last = verdict.findings[-1]
    assert verdict.lines == 3000
    assert verdict.unaltered is False
    assert last.kind is Kind.UNPLACED
    assert last.lines is not None
    assert 1000 < last.lines[0] < last.lines[1] == 3000


def test_what_is_too_far_apart_to_be_compared_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_KEPT", 8)
    assert found([*THOUSAND[:500], THOUSAND[497], *THOUSAND[500:504]]) == [(Kind.DOUBLED, (501, 501), (497, 497))]
    (only,) = verify([*THOUSAND[:500], THOUSAND[7], *THOUSAND[500:504]]).findings
    assert (only.kind, only.lines, only.entries) == (Kind.INSERTED, (501, 501), (7, 7))
    assert "not compared" in only.words
    assert len(pickle.dumps(begun_far())) < 5_000


def begun_far() -> Reading:
    reading = Reading()
    reading.read(THOUSAND)
    return reading


@given(st.lists(st.integers(0, 29), max_size=40), st.sets(st.integers(0, 39), max_size=3))
def test_any_lines_of_a_log_in_any_order_are_accounted_for(numbers: list[int], spoilt: set[int]) -> None:
    """What is in place and what was found, together, are every line once; and in order and whole, nothing is found."""
    whole = THOUSAND[:30]
    lines = [b"x\n" if at in spoilt else whole[n] for at, n in enumerate(numbers)]
    verdict = verify(lines, most=10_000)
    touched = covered(verdict)
    in_place = [n for at, n in enumerate(numbers, 1) if at not in touched]
    assert in_place == sorted(set(in_place))
    assert all(at + 1 in touched for at in spoilt if at < len(lines))
    gone = [each.entries for each in verdict.findings if each.kind is Kind.REMOVED and each.entries is not None]
    missing = {n for first, last in gone for n in range(first, last + 1)}
    assert missing.isdisjoint(n for at, n in enumerate(numbers) if at not in spoilt)
    if lines == whole[: len(lines)]:
        assert not verdict.findings
    else:
        assert verdict.findings


def covered(verdict: Verdict) -> set[int]:
    """The lines that findings are about."""
    return {
        line
        for each in verdict.findings
        if each.kind is not Kind.REMOVED and each.lines is not None
        for line in range(each.lines[0], each.lines[1] + 1)
    }
