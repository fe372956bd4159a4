"""How do two coders compare? Reads their files, measures their agreement field by field, lists what they differ in."""
