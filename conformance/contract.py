"""Holds every answer of the server against its own OpenAPI document."""

import json
import pathlib
import re
import urllib.parse

import jsonschema
import requests

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = (
    ROOT / "adapters-http/src/main/resources/dev/holdfast/adapters/http/openapi/protection.json")
PREFIXES = ("/v2", "")
BINARY = {"application/octet-stream"}


class Contract:
    """Watches each request that the requests library sends; failures are kept until asked for."""

    def __init__(self):
        self.document = json.loads(DOCUMENT.read_text())
        self.called = set()
        self.failures = []
        self.sent = []
        self.operations = [
            (method.upper(), re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path) + "$"), operation)
            for path, item in self.document["paths"].items()
            for method, operation in item.items()
            if method in ("get", "put", "post", "delete", "patch")
        ]

    def watch(self):
        send = requests.Session.send
        contract = self

        def watched(session, request, **options):
            answer = send(session, request, **options)
            contract.check(request.method, request.url, answer)
            return answer

        requests.Session.send = watched

    def check(self, method, url, answer):
        path = urllib.parse.urlsplit(url).path
        self.sent.append((method, path, answer.status_code))
        operation = self.operation(method, path)
        if operation is None:
            self._unknown(method, path, answer)
            return
        self.called.add(operation["operationId"])
        response = operation["responses"].get(str(answer.status_code))
        if response is None:
            self._fail(method, path, answer, "a status that the document does not have")
            return
        self._validate(method, path, answer, self._resolved(response))

    def operation(self, method, path):
        for prefix in PREFIXES:
            if path.startswith(prefix):
                for its_method, pattern, operation in self.operations:
                    if its_method == method and pattern.match(path.removeprefix(prefix)):
                        return operation
        return None

    def _validate(self, method, path, answer, response):
        if answer.headers.get("Content-Type") in BINARY and BINARY & response.get("content", {}).keys():
            return
        content = response.get("content", {}).get("application/json")
        if content is None:
            if answer.content:
                self._fail(method, path, answer, "a body where there is to be none")
            return
        # The components stand beside it, so that references find them.
        validator = jsonschema.Draft202012Validator(
            {"components": self.document["components"], "allOf": [content["schema"]]})
        for error in validator.iter_errors(answer.json()):
            self._fail(method, path, answer, f"{error.json_path}: {error.message[:300]}")

    def _unknown(self, method, path, answer):
        """Whatever is asked for, an error is an object with a message."""
        try:
            body = answer.json()
        except ValueError:
            self._fail(method, path, answer, "an error that is no JSON")
            return
        if not isinstance(body, dict) or not isinstance(body.get("message"), str):
            self._fail(method, path, answer, "an error without a message")

    def _resolved(self, value):
        while "$ref" in value:
            target = self.document
            for part in value["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            value = target
        return value

    def _fail(self, method, path, answer, why):
        self.failures.append(f"{method} {path} -> {answer.status_code}: {why}")
