"""What is on each page: a corpus becomes Markdown, one file a page, in one language. Pure."""
