"""The locator map: boundaries, what is in view, shapes as SVG, and labels over them."""
