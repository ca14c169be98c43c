"""What is measured, not tested: `make bench` writes docs/benchmarks.md."""
