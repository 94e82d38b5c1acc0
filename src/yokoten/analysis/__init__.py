"""Pure maths of the field: similarity and trajectory. Arrays in, frozen results out; no Django."""
