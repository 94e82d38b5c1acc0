"""One folder per way a message leaves the house."""
