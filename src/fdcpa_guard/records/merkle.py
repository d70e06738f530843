"""Merkle trees as RFC 6962 hashes them (section 2.1; RFC 9162 keeps the same): roots, and proofs with their checks.

    Tree                                  takes leaves one by one and keeps O(log n) hashes
    inclusion_proof / includes            a leaf is in a tree
    consistency_proof / extends           a tree only grew out of a smaller one

A leaf is hashed as SHA-256(0x00 | its bytes), a node as SHA-256(0x01 | left | right): neither is ever the other. A tree
of n leaves splits at the largest power of two below n; that of none has the hash of nothing. All else here takes leaves
by their hashes. A check answers False to whatever is no proof, and raises nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = sha256().digest()

_LEAF: Final = b"\x00"
_NODE: Final = b"\x01"


def leaf_hash(data: bytes) -> bytes:
    """What a leaf counts as."""
    return sha256(_LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """What two subtrees make together."""
    return sha256(_NODE + left + right).digest()


class Tree:
    """A tree that grows leaf by leaf and keeps only the roots of its whole subtrees, at most one of each size."""

    __slots__ = ("_peaks", "size")

    def __init__(self) -> None:
        self.size = 0
        """How many leaves there are."""
        self._peaks: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add a leaf, given by its hash."""
        size = self.size
        while size & 1:
            leaf = node_hash(self._peaks.pop(), leaf)
            size >>= 1
        self._peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The hash over all leaves."""
        if not self._peaks:
            return EMPTY_ROOT
        *others, root = self._peaks
        for peak in reversed(others):
            root = node_hash(peak, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaves."""
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def inclusion_proof(leaves: Iterable[bytes], index: int, size: int) -> tuple[bytes, ...]:
    """What shows that leaf ``index`` is in the tree of the first ``size`` leaves, which are read once, and no more.

    Raises:
        ValueError: there is no such leaf, or there are fewer leaves.
    """
    if not (_counts(index, size) and index < size):
        raise ValueError("there is no such leaf")
    return _roots(leaves, list(_beside(index, size)), size)


def consistency_proof(leaves: Iterable[bytes], old: int, new: int) -> tuple[bytes, ...]:
    """What shows that the tree of the first ``new`` leaves grew out of that of the first ``old``.

    It is empty if ``old`` is 0, or is ``new``.

    Raises:
        ValueError: the new tree is smaller, or there are fewer leaves.
    """
    if not (_counts(old, new) and old <= new):
        raise ValueError("the new tree is smaller than the old")
    return _roots(leaves, [] if old == 0 else list(_between(old, new)), new)


def includes(root: bytes, size: int, index: int, leaf: bytes, path: Sequence[bytes]) -> bool:
    """Whether a proof shows that a leaf is at that place of a tree of that size and root (RFC 9162, 2.1.3.2)."""
    if not (_counts(index, size) and index < size and _hashes([root, leaf]) and _hashes(path)):
        return False
    here, last, made = index, size - 1, leaf
    for beside in path:
        if last == 0:
            return False
        if here & 1 or here == last:
            made = node_hash(beside, made)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            made = node_hash(made, beside)
        here, last = here >> 1, last >> 1
    return last == 0 and made == root


def extends(old_root: bytes, old: int, new_root: bytes, new: int, path: Sequence[bytes]) -> bool:
    """Whether a proof shows that a tree grew out of a smaller or equal one (RFC 9162, 2.1.4.2).

    What has no leaves grows into anything.
    """
    if not (_counts(old, new) and old <= new and _hashes([old_root, new_root]) and _hashes(path)):
        return False
    if old == 0:
        return old_root == EMPTY_ROOT and not path and (new > 0 or new_root == EMPTY_ROOT)
    if old == new:
        return old_root == new_root and not path
    if not path:
        return False
    here, last = old - 1, new - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    first, *rest = path if here else (old_root, *path)
    was = now = first
    for beside in rest:
        if last == 0:
            return False
        if here & 1 or here == last:
            was, now = node_hash(beside, was), node_hash(beside, now)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            now = node_hash(now, beside)
        here, last = here >> 1, last >> 1
    return last == 0 and was == old_root and now == new_root


_Range = tuple[int, int]
"""Leaves from the first number up to, and without, the second."""


def _split(start: int, end: int) -> int:
    """Where a tree of two leaves or more divides."""
    return start + (1 << ((end - start - 1).bit_length() - 1))


def _beside(index: int, size: int) -> Iterator[_Range]:
    """The subtrees beside the way to a leaf, from the root down."""
    start, end = 0, size
    while end - start > 1:
        middle = _split(start, end)
        if index < middle:
            yield middle, end
            end = middle
        else:
            yield start, middle
            start = middle


def _between(old: int, new: int) -> Iterator[_Range]:
    """The subtrees of which, together, both the old root and the new can be made, from the root down."""
    start, end = 0, new
    while old != end:
        middle = _split(start, end)
        if old <= middle:
            yield middle, end
            end = middle
        else:
            yield start, middle
            start = middle
    if start:
        yield start, end


def _roots(leaves: Iterable[bytes], ranges: list[_Range], size: int) -> tuple[bytes, ...]:
    """The roots of subtrees, from the leaf up, in one reading of the first ``size`` leaves."""
    trees = {each: Tree() for each in sorted(ranges)}
    waiting = iter(trees.items())
    (start, end), tree = next(waiting, ((size, size), Tree()))
    number = 0
    given = iter(leaves)
    while number < size:
        leaf = next(given, None)
        if leaf is None:
            raise ValueError("there are fewer leaves")
        if number == end:
            (start, end), tree = next(waiting, ((size, size), tree))
        if number >= start:
            tree.append(leaf)
        number += 1
    return tuple([trees[each].root() for each in reversed(ranges)])


def _counts(*numbers: object) -> bool:
    return all(type(number) is int and number >= 0 for number in numbers)


def _hashes(given: object) -> bool:
    if not isinstance(given, list | tuple):
        return False
    return all(type(each) is bytes and len(each) == HASH_BYTES for each in given)
