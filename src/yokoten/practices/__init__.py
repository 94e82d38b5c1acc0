"""Practice library, thesaurus and search across languages."""
