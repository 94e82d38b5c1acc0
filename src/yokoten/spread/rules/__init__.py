"""Pure rules of adoptions and their tree."""
