"""Reports as Word files, pages and Markdown, and an author's words as contents."""
