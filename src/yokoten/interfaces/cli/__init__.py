"""The command line: analysis needs no Django, the server commands do."""
