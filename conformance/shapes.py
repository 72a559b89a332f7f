"""Request bodies in the two forms that clients send: the package's models, and plain dicts.

A model sends null for every member that was not set; a dict only what it holds.
"""

import importlib
import re


def _class(name):
    module = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    return getattr(importlib.import_module(f"cohesity_cluster_sdk.models.v2.{module}"), name)


class Models:
    """Makes the package's own models."""

    name = "models"

    def __call__(self, kind, **members):
        made = _class(kind)(**members)
        return made


class Dicts:
    """Makes dicts with the names of the wire, as the models know them."""

    name = "dicts"

    def __call__(self, kind, **members):
        wire = _class(kind)._names
        return {wire[name]: value for name, value in members.items()}
