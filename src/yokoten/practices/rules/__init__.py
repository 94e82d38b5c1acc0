"""Pure rules of practices: finding across languages knows no database."""
