"""Model cards: the words stand in a template beside the training, the figures come from the evaluation, so that they cannot part."""

from pathlib import Path


def table(rows: dict[str, dict], columns: dict[str, str], first: str) -> str:
    """A Markdown table: one line per row, `columns` maps a row's key to the heading."""
    lines = [f"| {first} | {' | '.join(columns.values())} |", f"|---|{'---|' * len(columns)}"]
    for name, row in rows.items():
        lines.append(f"| {name} | {' | '.join(_text(row[key]) for key in columns)} |")
    return "\n".join(lines)


def _text(value) -> str:
    return f"{value:.3g}" if isinstance(value, float) and abs(value) < 10 else f"{value:.1f}" if isinstance(value, float) else str(value)


def write_card(onnx_path: Path, template: Path, **values: str) -> None:
    """Fills `{name}` in the template and writes NAME.md beside NAME.onnx. Raises KeyError where the template names what is not given."""
    text = template.read_text(encoding="utf-8")
    onnx_path.with_suffix(".md").write_text(text.format(**values), encoding="utf-8")
