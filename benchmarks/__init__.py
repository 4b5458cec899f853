"""Speed and memory of the real program, printed against its budgets."""
