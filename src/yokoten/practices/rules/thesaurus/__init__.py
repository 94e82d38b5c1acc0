"""The thesaurus as plain values: what a concept holds, what is wrong with a set of them, how two sets differ."""
