"""Pure rules of evaluations: what data can carry, how evidence is graded, what a result says."""
