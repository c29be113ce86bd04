"""A text with all its names and years exchanged for invented ones of the same build, for tests of robustness."""

import re

STEMS = (
    "Karv Belmor Tolan Gald Dorv Shumar Tarif Ostan Kossar Belov Tamar Dorkhan Mirzab "
    "Sarv Gulz Rustam Farid Temur Yasir Orv Hessir Jald Moraz Nevid Pesk"
).split()
KEPT = frozenset(
    "The Islamic Islamist Movement Network President Republic North South Northern Central Asia This Indian India "
    "Tehrik Islomiy Harakati".split()
)
YEARS = 11
"""Years by which every date is moved back."""
NATIVE = re.compile(r"\[[^\]]*\] \([^)]*\)")


def mapping(entities):
    """Each capitalised word of the entities' names with its invented counterpart; words of one stem keep one stem."""
    words = {w for e in entities for n in (e["name"], *e.get("aliases_in_seed", ())) for w in re.findall(r"[A-Z][a-z]{3,}", n)}
    found, stems = {}, iter(STEMS)
    for word in sorted(words - KEPT, key=lambda w: (len(w), w)):
        root = next((r for r in found if word.startswith(r) or (len(r) > 5 and word.startswith(r[:-1]))), None)
        shared = root[:-1] if root and not word.startswith(root) else root
        if root:
            found[word] = found[root][: len(found[root]) - (len(root) - len(shared))] + word[len(shared) :]
        else:
            found[word] = next(stems) + _ending(word)
    return found


def _ending(word):
    """What makes a word an adjective, a land or a people's name stays."""
    return next((e for e in ("istan", "stan", "ians", "ian", "an", "i") if word.endswith(e) and len(word) - len(e) > 2), "")


def renamed(text, words):
    """The text in other names, with every year moved; declared brackets stay as they are."""
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b")
    pieces, at = [], 0
    for native in NATIVE.finditer(text):
        pieces += [pattern.sub(lambda m: words[m[1]], text[at : native.start()]), native.group()]
        at = native.end()
    whole = "".join([*pieces, pattern.sub(lambda m: words[m[1]], text[at:])])
    return re.sub(r"\b(19|20)(\d\d)\b", lambda m: str(int(m[0]) - YEARS), whole)
