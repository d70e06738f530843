"""Merkle trees: the definition of RFC 6962 by brute force, and the reference figures of Certificate Transparency."""

from hashlib import sha256
from typing import Final

import pytest

from fdcpa_guard.records.merkle import (
    EMPTY_ROOT,
    Tree,
    consistency_proof,
    extends,
    includes,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)

MOST: Final = 70
LEAVES: Final = [leaf_hash(bytes([number])) for number in range(MOST)]


def by_definition(leaves: list[bytes]) -> bytes:
    """The root as section 2.1 of RFC 6962 defines it."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01" + by_definition(leaves[:half]) + by_definition(leaves[half:])).digest()


ROOTS: Final = [by_definition(LEAVES[:size]) for size in range(MOST + 1)]


def test_every_root_up_to_seventy_leaves_is_that_of_the_definition() -> None:
    tree = Tree()
    for size in range(MOST + 1):
        assert root_of(LEAVES[:size]) == tree.root() == ROOTS[size]
        assert tree.size == size
        if size < MOST:
            tree.append(LEAVES[size])


def test_every_leaf_of_every_tree_is_proven_and_at_no_other_place() -> None:
    shown = 0
    for size in range(1, MOST + 1):
        for index in range(size):
            path = inclusion_proof(iter(LEAVES), index, size)
            assert includes(ROOTS[size], size, index, LEAVES[index], path)
            assert len(path) <= (size - 1).bit_length()
            assert not includes(ROOTS[size], size, (index + 1) % size, LEAVES[index], path) or size == 1
            assert not includes(ROOTS[size], size, index, LEAVES[(index + 1) % MOST], path)
            assert not includes(ROOTS[size - 1], size, index, LEAVES[index], path)
            shown += 1
    assert shown == MOST * (MOST + 1) // 2


def test_every_growth_is_proven_and_no_other() -> None:
    shown = 0
    for new in range(MOST + 1):
        for old in range(new + 1):
            path = consistency_proof(iter(LEAVES), old, new)
            assert extends(ROOTS[old], old, ROOTS[new], new, path)
            if old > 0:
                assert not extends(ROOTS[old - 1], old, ROOTS[new], new, path)
                assert not extends(ROOTS[old], old, ROOTS[new - 1], new, path)
            shown += 1
    assert shown == (MOST + 1) * (MOST + 2) // 2


def test_a_proof_with_any_hash_altered_left_out_or_added_shows_nothing() -> None:
    for size in (2, 7, 8, 13):
        for index in range(size):
            path = inclusion_proof(LEAVES, index, size)
            for wrong in spoilt(path):
                assert not includes(ROOTS[size], size, index, LEAVES[index], wrong)
        for old in range(1, size):
            path = consistency_proof(LEAVES, old, size)
            for wrong in spoilt(path):
                assert not extends(ROOTS[old], old, ROOTS[size], size, wrong)


def spoilt(path: tuple[bytes, ...]) -> list[tuple[bytes, ...]]:
    other = leaf_hash(b"another")
    made = [(*path, other), (other, *path)]
    for at in range(len(path)):
        made += [(*path[:at], other, *path[at + 1 :]), path[:at] + path[at + 1 :], path[:at]]
    return made


# -- figures that others published, from the tests of Certificate Transparency (python/ct/crypto/merkle_test.py)

DATA: Final = [
    bytes.fromhex(each)
    for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
PUBLISHED: Final = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
GROWTHS: Final = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
PATH_OF_A_CERTIFICATE: Final = [
    "1a208aeebcd1b39fe2de247ee8db9454e1e93a312d206b87f6ca9cc6ec6f1ddd",
    "0a1b78b383f580856f433c01a5741e160d451c185910027f6cc9f828687a40c4",
    "3d1745789bc63f2da15850de1c12a5bf46ed81e1cc90f086148b1662e79aab3d",
    "9095b61e14d8990acf390905621e62b1714fb8e399fbb71de5510e0aef45affe",
    "0a332b91b8fab564e6afd1dd452449e04619b18accc0ff9aa8393cd4928451f2",
    "2336f0181d264aed6d8f3a6507ca14a8d3b3c3a23791ac263e845d208c1ee330",
    "b4ce56e300590500360c146c6452edbede25d4ed83919278749ee5dbe178e048",
    "933f6ddc848ea562e4f9c5cfb5f176941301dad0c6fdb9d1fbbe34fac1be6966",
    "b95a6222958a86f74c030be27c44f57dbe313e5e7c7f4ffb98bcbd3a03bb52f2",
    "daeeb3ce5923defd0faeb8e0c210b753b85b809445d7d3d3cd537a9aabaa9c45",
    "7fadd0a13e9138a2aa6c3fdec4e2275af233b94812784f66bcca9aa8e989f2bc",
    "1864e6ba3e32878610546539734fb5eeae2529991f130c575c73a7e25a2a7c56",
    "12842d1202b1dc6828a17ab253c02e7ce9409b5192430feba44189f39cc02d66",
    "29af64b16fa3053c13d02ac63aa75b23aa468506e44c3a2315edc85d2dc22b11",
    "b527b99934a0bd9edd154e449b0502e2c499bba783f3bc3dfe23364b6b532009",
    "4584db8ae8e351ace08e01f306378a92bfd43611714814f3d834a2842d69faa8",
    "86a9a41573b0d6e4292f01e93243d6cc65b30f06606fc6fa57390e7e90ed580f",
    "a88b98fbe84d4c6aae8db9d1605dfac059d9f03fe0fcb0d5dff1295dacba09e6",
    "06326dc617a6d1f7021dc536026dbfd5fffc6f7c5531d48ef6ccd1ed1569f2a1",
    "f41fe8fdc3a2e4e8345e30216e7ebecffee26ff266eeced208a6c2a3cf08f960",
    "40cf5bde8abb76983f3e98ba97aa36240402975674e120f234b3448911090f8d",
    "b3222dc8658538079883d980d7fdc2bef9285344ea34338968f736b04aeb387a",
]


def test_the_published_hashes_of_leaves_and_nodes() -> None:
    assert leaf_hash(b"").hex() == PUBLISHED[0]
    one = leaf_hash(bytes.fromhex("101112131415161718191a1b1c1d1e1f")).hex()
    assert one == "3bfb960453ebaebf33727da7a1f4db38acc051d381b6da20d6d4e88f0eabfd7a"
    both = node_hash(bytes(range(32)), bytes(range(32, 64))).hex()
    assert both == "1a378704c17da31e2d05b6d121c2bb2c7d76f6ee6fa8f983e596c2d034963c57"
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", range(1, 9))
def test_the_published_roots(size: int) -> None:
    assert root_of([leaf_hash(each) for each in DATA[:size]]).hex() == PUBLISHED[size - 1]


@pytest.mark.parametrize(("old", "new"), GROWTHS)
def test_the_published_proofs_of_growth(old: int, new: int) -> None:
    path = consistency_proof([leaf_hash(each) for each in DATA], old, new)
    assert [each.hex() for each in path] == GROWTHS[old, new]
    roots = bytes.fromhex(PUBLISHED[old - 1]), bytes.fromhex(PUBLISHED[new - 1])
    assert extends(roots[0], old, roots[1], new, path)


def test_the_published_proof_that_a_certificate_is_in_a_log_of_millions() -> None:
    root = bytes.fromhex("78316a05c9bcf14a3a4548f5b854a9adfcd46a4c034401b3ce7eb7ac2f1d0ecb")
    leaf = bytes.fromhex("7a395c866d5ecdb0cccb623e011dbc392cd348d1d1d72776174e127a24b09c78")
    path = [bytes.fromhex(each) for each in PATH_OF_A_CERTIFICATE]
    assert includes(root, 3_630_887, 848_049, leaf, path)
    assert not includes(root, 3_630_887, 848_050, leaf, path)


# -- what is no proof

ROOT, LEAF = ROOTS[3], LEAVES[0]
NO_HASHES: Final = ["", "ab", b"", b"x" * 31, bytearray(32), None, 7, [LEAF], "0" * 64]


@pytest.mark.parametrize("wrong", NO_HASHES, ids=repr)
def test_what_is_no_hash_shows_nothing_and_raises_nothing(wrong: object) -> None:
    path = inclusion_proof(LEAVES, 0, 3)
    assert includes(ROOT, 3, 0, LEAF, path)
    assert not includes(wrong, 3, 0, LEAF, path)  # type: ignore[arg-type]
    assert not includes(ROOT, 3, 0, wrong, path)  # type: ignore[arg-type]
    assert not includes(ROOT, 3, 0, LEAF, wrong)  # type: ignore[arg-type]
    assert not includes(ROOT, 3, 0, LEAF, [wrong, *path[1:]])  # type: ignore[list-item]
    grown = consistency_proof(LEAVES, 2, 3)
    assert extends(ROOTS[2], 2, ROOT, 3, grown)
    assert not extends(wrong, 2, ROOT, 3, grown)  # type: ignore[arg-type]
    assert not extends(ROOTS[2], 2, wrong, 3, grown)  # type: ignore[arg-type]
    assert not extends(ROOTS[2], 2, ROOT, 3, wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("size", "index"), [(0, 0), (3, 3), (3, -1), (-3, 0), (True, 0), (3.0, 0), ("3", 0), (2**70, 0)]
)
def test_what_is_no_place_shows_nothing(size: object, index: object) -> None:
    path = inclusion_proof(LEAVES, 0, 3)
    assert not includes(ROOT, size, index, LEAF, path)  # type: ignore[arg-type]
    assert not includes(ROOT, size, index, LEAF, ())  # type: ignore[arg-type]


@pytest.mark.parametrize(("old", "new"), [(3, 2), (-1, 3), (2, 2**70), ("2", 3), (2.0, 3)])
def test_what_is_no_growth_shows_nothing(old: object, new: object) -> None:
    path = consistency_proof(LEAVES, 2, 3)
    assert not extends(ROOTS[2], old, ROOT, new, path)  # type: ignore[arg-type]


def test_nothing_grows_into_anything_and_a_tree_into_itself_without_a_path() -> None:
    assert extends(EMPTY_ROOT, 0, ROOT, 3, ())
    assert extends(EMPTY_ROOT, 0, EMPTY_ROOT, 0, ())
    assert not extends(EMPTY_ROOT, 0, ROOT, 0, ())
    assert not extends(ROOT, 0, ROOT, 3, ())
    assert not extends(EMPTY_ROOT, 0, ROOT, 3, (LEAF,))
    assert extends(ROOT, 3, ROOT, 3, ())
    assert not extends(ROOT, 3, ROOT, 3, (LEAF,))
    assert not extends(ROOT, 3, ROOTS[2], 3, ())


def test_proofs_of_what_there_is_not_are_refused() -> None:
    for index, size in ((0, 0), (3, 3), (-1, 3)):
        with pytest.raises(ValueError, match="no such leaf"):
            inclusion_proof(LEAVES, index, size)
    with pytest.raises(ValueError, match="fewer"):
        inclusion_proof(LEAVES[:2], 0, 3)
    with pytest.raises(ValueError, match="fewer"):
        consistency_proof(LEAVES[:2], 2, 3)
    with pytest.raises(ValueError, match="smaller"):
        consistency_proof(LEAVES, 3, 2)


def test_no_more_leaves_are_read_than_the_proof_is_about() -> None:
    leaves = iter(LEAVES)
    inclusion_proof(leaves, 1, 5)
    assert next(leaves) == LEAVES[5]
