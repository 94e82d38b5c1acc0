"""How a practice was found, and what was understood of a query."""

from yokoten.interfaces.wording.language import mark

KINDS = {
    "literal": mark("the word itself"),
    "related": mark("a word near in meaning"),
    "translation": mark("translation"),
    "concept": mark("concept"),
    "letters": mark("looks alike"),
    "meaning": mark("near in meaning, without a word in common"),
}
