"""Second readings of the law: programs that say, from the words alone, what rules have to answer, to try the rules by.

Each is slow and obvious and knows nothing of how the rules are written; `tests.differential` asks both.
"""
