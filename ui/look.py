"""The theme that Gradio's own parts follow; wijzer.css has the rest."""

from __future__ import annotations

import gradio as gr

FONTS = ("Segoe UI", "-apple-system", "Helvetica Neue", "Noto Sans", "Liberation Sans", "Arial")
"""Fonts of the computer itself, so that none is fetched."""


def build_theme() -> gr.themes.Base:
    """A sober theme: white cards, one blue, corners of 6 pixels; colours come from wijzer.css."""
    theme = gr.themes.Base(
        font=[*FONTS, "sans-serif"],
        font_mono=["Consolas", "Liberation Mono", "monospace"],
        radius_size=gr.themes.sizes.radius_sm,
        text_size=gr.themes.sizes.text_md,
    )
    for name, colour in COLOURS.items():
        setattr(theme, name, colour)
        setattr(theme, f"{name}_dark", colour)
    return theme


COLOURS = {
    "body_background_fill": "var(--w-ground)",
    "body_text_color": "var(--w-text)",
    "body_text_color_subdued": "var(--w-soft)",
    "background_fill_primary": "var(--w-card)",
    "background_fill_secondary": "var(--w-ground)",
    "block_background_fill": "var(--w-card)",
    "block_border_color": "var(--w-line)",
    "block_label_background_fill": "transparent",
    "block_label_text_color": "var(--w-text)",
    "block_title_text_color": "var(--w-text)",
    "block_info_text_color": "var(--w-soft)",
    "border_color_primary": "var(--w-line)",
    "border_color_accent": "var(--w-blue)",
    "color_accent_soft": "var(--w-tint)",
    "input_background_fill": "var(--w-card)",
    "input_background_fill_focus": "var(--w-card)",
    "input_border_color": "var(--w-edge)",
    "input_border_color_focus": "var(--w-blue)",
    "input_placeholder_color": "var(--w-soft)",
    "button_primary_background_fill": "var(--w-blue)",
    "button_primary_background_fill_hover": "var(--w-blue-deep)",
    "button_primary_text_color": "var(--w-on-blue)",
    "button_primary_text_color_hover": "var(--w-on-blue)",
    "button_secondary_background_fill": "var(--w-card)",
    "button_secondary_background_fill_hover": "var(--w-tint)",
    "button_secondary_border_color": "var(--w-edge)",
    "button_secondary_text_color": "var(--w-blue)",
    "button_secondary_text_color_hover": "var(--w-blue)",
}
"""Every colour is a variable of wijzer.css, which sets it for light and for dark."""
