"""Drawing without a web page: the pen, scales, and pictures that stand alone in a file."""
