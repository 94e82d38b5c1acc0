"""Rules of improvement projects: workflows, deadlines and norms, pure and without a database."""
