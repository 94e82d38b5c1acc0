"""Did it work: charts of a process, interrupted series, comparisons with others, pooled effects."""
