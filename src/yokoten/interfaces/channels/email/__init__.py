"""Letters by e-mail; on a fresh installation they are printed on the console."""
