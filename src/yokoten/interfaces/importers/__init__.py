"""One folder per kind of file: bytes in, a grid of cells out."""
