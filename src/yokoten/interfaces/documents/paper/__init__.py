"""Documents to read and print: what stands in them, and how they become PDF and DOCX."""
