"""The administration area: everything that is kept by people rather than by the operator."""
