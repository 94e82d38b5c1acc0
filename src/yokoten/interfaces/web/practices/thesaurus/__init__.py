"""Pages of the thesaurus: the tree, a concept, proposals, files from outside."""
