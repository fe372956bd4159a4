"""What follows from the corpus: counts, gaps, related cases, what is new. Pure."""
