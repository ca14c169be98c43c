"""Typed records read from tables, lists, headings and phrases."""
