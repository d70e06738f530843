"""A chain: entries linked by hash in the order of writing, with checkpoints and proofs.

    chain = Chain(key=key)                          an empty log
    line = chain.append(body)                       the line to write next
    chain = resumed(lines, key=key)                 the chain that goes on where a log ends
    verify(lines, key=key, checkpoints=[...])       what is wrong with a log, and where
    Checkpoint.of(chain)                            where the log stands, to be kept elsewhere
    prove_entry(lines, n, checkpoint.size)          that an entry is in
    prove_growth(lines, old.size, new.size)         that the log only grew

Nothing here reads or writes a file. What each can show, and cannot: ``Verdict``.
"""

from .checkpoints import Checkpoint, EntryProof, GrowthProof, prove_entry, prove_growth, read_proof
from .entries import GENESIS, Chain, Entry
from .placing import Finding, Kind
from .verifying import Verdict, complete_in_words, described, resumed, unaltered_in_words, verify

__all__ = [
    "GENESIS",
    "Chain",
    "Checkpoint",
    "Entry",
    "EntryProof",
    "Finding",
    "GrowthProof",
    "Kind",
    "Verdict",
    "complete_in_words",
    "described",
    "prove_entry",
    "prove_growth",
    "read_proof",
    "resumed",
    "unaltered_in_words",
    "verify",
]
