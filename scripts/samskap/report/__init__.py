"""The report on a contribution: what a pull request adds, changes and gets wrong, for the person who made it."""
