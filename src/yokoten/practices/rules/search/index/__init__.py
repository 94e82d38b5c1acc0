"""The index of the practice library in memory: arrays that answer in milliseconds, whatever the database."""
