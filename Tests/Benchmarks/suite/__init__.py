"""The benchmark suite: loads, engines, rounds, reports."""
