"""Releasing a version of the package, and comparing versions: what is read and written around ``versions``."""
