"""How often pages are read and files downloaded: from the log of a web server to ``usage.csv``."""
