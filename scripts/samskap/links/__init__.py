"""Links that the evidence names: which of them are dead? Asked politely, in batches, and remembered."""
