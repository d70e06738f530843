"""What a key and checkpoints show beyond a bare chain, and what nobody can tell."""

from typing import Any

import pytest

from fdcpa_guard.errors import InvalidRecord
from fdcpa_guard.records.chain import GENESIS, Chain, Checkpoint, Entry, Kind, Verdict, described, resumed, verify

from .made import KEY, OTHER_KEY, checkpoint, grown, log

LINES, KEYED = log(30), log(30, KEY)


def kinds(verdict: Verdict) -> list[tuple[Kind, tuple[int, int] | None]]:
    return [(each.kind, each.entries) for each in verdict.findings]


def test_a_log_written_anew_is_found_by_a_key() -> None:
    assert (verify(KEYED, key=KEY).unaltered, verify(KEYED, key=KEY).complete) == (True, None)
    for anew in (log(30, word="text"), log(30, OTHER_KEY, "text"), log(30, OTHER_KEY)):
        verdict = verify(anew, key=KEY)
        assert verdict.unaltered is False
        assert kinds(verdict) == [(Kind.ALTERED, (0, 29))]


def test_entries_added_without_the_key_are_found_by_it() -> None:
    chain = Chain(key=KEY)
    grown(chain, 20)
    bare, other = Chain(genesis=chain.head), Chain(key=OTHER_KEY, genesis=chain.head)
    for forger in (bare, other):
        forger.size = 20
        assert kinds(verify(KEYED[:20] + grown(forger, 30), key=KEY)) == [(Kind.ALTERED, (20, 29))]


def test_a_cut_end_is_not_found_by_a_key() -> None:
    verdict = verify(KEYED[:20], key=KEY)
    assert (verdict.findings, verdict.unaltered, verdict.complete) == ((), True, None)


def test_a_log_written_anew_is_found_by_a_checkpoint() -> None:
    verdict = verify(log(30, word="text"), checkpoints=[checkpoint(20)])
    assert kinds(verdict) == [(Kind.REWRITTEN, (0, 19))]
    assert (verdict.unaltered, verdict.complete, verdict.held) == (False, None, None)


def test_two_checkpoints_say_between_which_entries_it_was_written_anew() -> None:
    chain = Chain()
    anew = grown(chain, 14) + grown(chain, 30, "text")
    verdict = verify(anew, checkpoints=[checkpoint(20), checkpoint(10), checkpoint(25)])
    assert kinds(verdict) == [(Kind.REWRITTEN, (10, 19))]
    assert (verdict.unaltered, verdict.held) == (False, 10)
    assert verify(anew, checkpoints=[checkpoint(14)]).unaltered is True  # it knows nothing of what came after


def test_what_is_complete_is_so_as_of_the_largest_checkpoint() -> None:
    for size in (0, 1, 20, 30):
        verdict = verify(LINES, checkpoints=[checkpoint(size), checkpoint(0)])
        assert (verdict.findings, verdict.unaltered, verdict.complete, verdict.held) == ((), True, True, size)
    verdict = verify(LINES[:10], checkpoints=[checkpoint(10), checkpoint(20)])
    assert (verdict.unaltered, verdict.complete, verdict.held, verdict.unshown) == (True, False, 10, 1)
    assert kinds(verdict) == [(Kind.CUT, (10, 19))]


def test_a_damaged_log_bears_out_the_checkpoints_before_the_damage() -> None:
    lines = [*LINES[:15], LINES[15].replace(b"call", b"cell"), *LINES[16:]]
    verdict = verify(lines, checkpoints=[checkpoint(10), checkpoint(15), checkpoint(16), checkpoint(30)])
    assert kinds(verdict) == [(Kind.ALTERED, (15, 15))]
    assert (verdict.unaltered, verdict.complete, verdict.held, verdict.unshown) == (False, None, 15, 2)


def test_a_log_is_told_cut_and_damaged_at_once() -> None:
    lines = LINES[:5] + LINES[6:20]
    assert kinds(verify(lines, checkpoints=[checkpoint(30)])) == [(Kind.REMOVED, (5, 5)), (Kind.CUT, (20, 29))]


def test_checkpoints_that_contradict_each_other_are_found() -> None:
    verdict = verify(LINES, checkpoints=[checkpoint(20), checkpoint(20, word="text")])
    assert kinds(verdict) == [(Kind.REWRITTEN, (0, 19))]
    assert (verdict.held, verdict.complete) == (20, None)


def test_a_checkpoint_with_another_head_does_not_hold() -> None:
    right = checkpoint(20)
    wrong = Checkpoint(right.size, right.root, "1" * 64, None, None, right.hash, right.keyed)
    assert kinds(verify(LINES, checkpoints=[wrong])) == [(Kind.REWRITTEN, (0, 19))]


def test_a_log_with_a_key_says_little_without_it_and_a_checkpoint_says_more() -> None:
    verdict = verify(KEYED)
    assert (verdict.findings, verdict.unaltered, verdict.complete) == ((), None, None)
    assert (verdict.keyed, verdict.with_key) == (True, False)
    known = verify(KEYED, checkpoints=[checkpoint(30, KEY)])
    assert (known.unaltered, known.complete) == (True, True)
    assert verify(KEYED, checkpoints=[checkpoint(29, KEY)]).unaltered is None
    altered = [*KEYED[:9], KEYED[9].replace(b"call", b"cell"), *KEYED[10:]]
    assert verify(altered).unaltered is None
    assert kinds(verify(altered, key=KEY)) == [(Kind.ALTERED, (9, 9))]
    assert kinds(verify(altered, checkpoints=[checkpoint(30, KEY)])) == [(Kind.REWRITTEN, (0, 29))]


def test_what_is_missing_or_moved_is_found_without_the_key() -> None:
    assert kinds(verify(KEYED[:5] + KEYED[6:])) == [(Kind.REMOVED, (5, 5))]
    assert kinds(verify(KEYED[:6] + KEYED[5:])) == [(Kind.DOUBLED, (5, 5))]


def test_an_entry_that_claims_a_key_among_others_is_found_without_one() -> None:
    """A hash under another name would not be looked at."""
    claims = LINES[9].replace(b'"hash"', b'"hmac"').replace(b"call", b"cell")
    assert [each.kind for each in verify([*LINES[:9], claims, *LINES[10:]]).findings] == [Kind.REWRITTEN] * 2
    assert kinds(verify([*LINES[:9], claims, *LINES[9:]])) == [(Kind.INSERTED, (9, 9))]
    assert kinds(verify([claims, *LINES])) == [(Kind.INSERTED, (9, 9))]


def test_a_log_may_go_on_from_another() -> None:
    first = Chain()
    grown(first, 5)
    lines = grown(Chain(genesis=first.head), 5)
    assert verify(lines, genesis=first.head).unaltered is True
    assert kinds(verify(lines)) == [(Kind.REWRITTEN, (0, 0))]
    assert kinds(verify(LINES, genesis=first.head)) == [(Kind.REWRITTEN, (0, 0))]


# -- going on


@pytest.mark.parametrize("key", [None, KEY], ids=["bare", "keyed"])
@pytest.mark.parametrize("size", [0, 1, 7, 8])
def test_a_log_is_gone_on_with_as_if_it_had_never_stopped(size: int, key: bytes | None) -> None:
    whole = log(30, key)
    chain = resumed(iter(whole[:size]), key=key)
    assert chain.size == size
    assert whole[:size] + grown(chain, 30) == whole
    assert Checkpoint.of(chain) == checkpoint(30, key)


def test_a_damaged_log_is_not_gone_on_with() -> None:
    for lines in (LINES[:5] + LINES[6:], LINES[1:], [*LINES[:-1], LINES[-1][:-1]], [*LINES, b"\n"]):
        with pytest.raises(InvalidRecord, match=r"^log: .*(removed|torn|inserted)"):
            resumed(lines)
    with pytest.raises(InvalidRecord, match="it has a key"):
        resumed(KEYED)
    with pytest.raises(InvalidRecord, match="without a key"):
        resumed(LINES, key=KEY)
    with pytest.raises(InvalidRecord, match="another key"):
        resumed(KEYED, key=OTHER_KEY)
    assert resumed([], key=KEY).keyed


def test_no_message_repeats_what_a_log_holds() -> None:
    secret = b"+12025550147 Wilhelmina"
    chain = Chain()
    lines = [chain.append({"name": secret.decode(), "number": n}) for n in range(6)]
    spoilt = [lines[0], secret + b"\n", lines[2].replace(b"Wil", b"Bil"), b'{"body":{"' + secret + b'":1}}\n', lines[5]]
    words = [described(each) for each in verify(spoilt).findings]
    with pytest.raises(InvalidRecord) as caught:
        resumed(spoilt)
    assert words
    assert not any(
        secret_word in text for text in [*words, str(caught.value)] for secret_word in ("2025550147", "helmina")
    )


# -- what is no log

NOT_LINES: list[Any] = [
    None,
    7,
    b"".join(LINES),
    "",
    bytearray(b"x"),
    [LINES[0].decode()],
    [None],
    [1],
    [bytearray(LINES[0])],
]


@pytest.mark.parametrize("lines", NOT_LINES, ids=lambda lines: type(lines).__name__)
def test_what_is_not_lines_is_refused(lines: Any) -> None:
    with pytest.raises(InvalidRecord, match="lines"):
        verify(lines)


@pytest.mark.parametrize("key", [b"", b"x" * 15, "x" * 16, 7, bytearray(16)], ids=repr)
def test_a_key_that_is_none_is_refused_and_not_repeated(key: Any) -> None:
    for take in (lambda: verify([], key=key), lambda: Chain(key=key), lambda: resumed([], key=key)):
        with pytest.raises(InvalidRecord, match="16 bytes") as caught:
            take()
        assert "xxx" not in str(caught.value)


@pytest.mark.parametrize("genesis", ["", "0" * 63, "A" * 64, b"0" * 64, None, "0" * 64 + "\n"], ids=repr)
def test_a_beginning_that_is_no_hash_is_refused(genesis: Any) -> None:
    for take in (lambda: verify([], genesis=genesis), lambda: Chain(genesis=genesis)):
        with pytest.raises(InvalidRecord, match="genesis"):
            take()


@pytest.mark.parametrize(
    "line",
    [
        b"\x00\n",
        b"\xff\xfe\n",
        b"null\n",
        b"[" * 100_000 + b"\n",
        b'{"body":' * 5_000 + b"\n",
        LINES[0][:-1] + b"}\n",
        LINES[0].replace(b'"n":0', b'"n":' + b"9" * 5_000),
        LINES[0].replace(b'"n":0', b'"n":9999999999999999'),
        LINES[0].replace(b'"n":0', b'"n":-1'),
        LINES[0].replace(b'"v":1', b'"v":1e999'),
        LINES[0].replace(b'"v":1', b'"v":NaN'),
        LINES[0].replace(b'"v":1', b'"v":"\\ud800"'),
        LINES[0].replace(b'"v":1', b'"v":' + b"[" * 50_000 + b"]" * 50_000),
        b"x" * (16 * 2**20 + 1) + b"\n",
        b"x" * (16 * 2**20 + 1),
    ],
    ids=lambda line: repr(line[-12:]),
)
def test_whatever_a_line_holds_is_a_finding(line: bytes) -> None:
    for lines in ([line], [line, *LINES[1:]]):
        verdict = verify(lines)
        assert verdict.unaltered is False
        assert verdict.findings[0].lines == (1, 1)


def test_what_is_wrong_with_reading_the_lines_is_the_callers_to_see() -> None:
    def broken() -> Any:
        yield LINES[0]
        raise OSError("the disk")

    with pytest.raises(OSError, match="the disk"):
        verify(broken())


def test_a_verdict_has_no_truth() -> None:
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(verify(LINES))


def test_the_genesis_is_no_hash_of_an_entry() -> None:
    assert GENESIS not in {Entry.read(line).hash for line in LINES}
