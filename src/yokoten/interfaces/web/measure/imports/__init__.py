"""The import wizard: file, columns, preview, questions, confirmation."""
