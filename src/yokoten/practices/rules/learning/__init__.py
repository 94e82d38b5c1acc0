"""Learning which words translate which from catalogues of translated sentences; nothing of a catalogue is kept."""
