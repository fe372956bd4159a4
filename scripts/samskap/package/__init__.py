"""How the data package is read, checked and written back. The only importer of frictionless and pybtex."""
