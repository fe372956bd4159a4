"""The pipeline: check, read, render, build each language, put the site together, and only then replace the old one."""
