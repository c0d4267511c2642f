"""Configs are dataclasses; a JSON file or KEY=VALUE on the command line may change a value, an unknown key is an error."""

import dataclasses
import json
from pathlib import Path
from typing import TypeVar

Config = TypeVar("Config")


def from_dict(kind: type[Config], values: dict) -> Config:
    """Builds `kind` from `values`. Raises ValueError for an unknown key or a value of another type than the default's."""
    fields = {field.name: field for field in dataclasses.fields(kind)}
    unknown = sorted(set(values) - set(fields))
    if unknown:
        raise ValueError(f"{kind.__name__} has no {unknown}; it has {sorted(fields)}")
    defaults = kind()
    checked = {}
    for name, value in values.items():
        wanted = type(getattr(defaults, name))
        if wanted is float and type(value) is int:
            value = float(value)
        if wanted is tuple and isinstance(value, list):
            value = tuple(value)
        if type(value) is not wanted:
            raise ValueError(f"{kind.__name__}.{name} is {type(value).__name__} {value!r}, expected {wanted.__name__}")
        checked[name] = value
    return dataclasses.replace(defaults, **checked)


def from_arguments(kind: type[Config], arguments: list[str]) -> Config:
    """Builds `kind` from arguments: `FILE.json` first if there is one, then `key=value` pairs, the values read as JSON, else as text."""
    values: dict = {}
    for argument in arguments:
        if argument.endswith(".json"):
            values.update(json.loads(Path(argument).read_text(encoding="utf-8")))
            continue
        key, equals, text = argument.partition("=")
        if not equals:
            raise ValueError(f"found {argument!r}, expected FILE.json or key=value")
        try:
            values[key] = json.loads(text)
        except json.JSONDecodeError:
            values[key] = text
    return from_dict(kind, values)


def to_dict(config) -> dict:
    """The inverse of from_dict: plain values, fit for JSON."""
    return dataclasses.asdict(config)
