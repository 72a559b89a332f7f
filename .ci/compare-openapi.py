#!/usr/bin/env python3
"""Compares an OpenAPI document of ours with the published contract, name by name.

    compare-openapi.py OURS.json CONTRACT.json [MEMBER...]

Ours may describe fewer operations than the contract, more parameters, more error statuses and
further members of a response. What both have must agree: operation ids, paths by version, scopes,
parameters, bodies, success statuses, and of every schema on the way the members, their types and
which values they may have. MEMBERs are names that the contract makes optional and that we never
send. Exits with 1 and one line for each difference.
"""

import json
import sys

METHODS = ("get", "put", "post", "delete", "patch")


class Document:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.root = json.load(file)

    def resolve(self, value):
        while isinstance(value, dict) and "$ref" in value:
            target = self.root
            for name in value["$ref"].removeprefix("#/").split("/"):
                target = target[name]
            value = target
        return value

    def operations(self):
        for path, item in self.root["paths"].items():
            for method in METHODS:
                if method in item:
                    yield path, method, item, item[method]

    def parameters(self, item, operation):
        listed = item.get("parameters", []) + operation.get("parameters", [])
        resolved = [self.resolve(parameter) for parameter in listed]
        return {(parameter["in"], parameter["name"]): parameter for parameter in resolved}

    def members(self, schema):
        """The members of an object schema, those of all its parts together."""
        schema = self.resolve(schema)
        members = dict(schema.get("properties", {}))
        for part in schema.get("allOf", []):
            members.update(self.members(part))
        return members

    def type_of(self, schema):
        schema = self.resolve(schema)
        if "type" in schema:
            return schema["type"]
        types = {self.type_of(part) for part in schema.get("allOf", [])} - {None}
        return types.pop() if len(types) == 1 else None


class Comparison:
    def __init__(self, ours, contract, never_sent):
        self.ours = ours
        self.contract = contract
        self.never_sent = never_sent
        self.differences = []
        self.compared = set()

    def differ(self, where, what):
        self.differences.append(f"{where}: {what}")

    def same(self, where, what, ours, contract):
        if ours != contract:
            self.differ(where, f"{what} is {ours}, and {contract} in the contract")

    def run(self):
        published = {
            (path, method): (item, operation)
            for path, method, item, operation in self.contract.operations()
        }
        count = 0
        for path, method, item, operation in self.ours.operations():
            where = f"{method.upper()} {path}"
            if (path, method) not in published:
                self.differ(where, "the contract has no such operation")
                continue
            self.compare_operation(where, item, operation, *published[path, method])
            count += 1
        if count == 0:
            self.differ("the document", "it has no operation of the contract")
        return count

    def compare_operation(self, where, our_item, our, their_item, their):
        self.same(where, "operationId", our.get("operationId"), their.get("operationId"))
        self.same(where, "the path with a version", our_item.get("x-v1-path"), their.get("x-sailpoint-v1-path"))
        self.same(where, "the scopes", scopes_of(our), scopes_of(their))
        self.compare_parameters(where, our_item, our, their_item, their)
        self.compare_content(
            f"{where} body",
            self.ours.resolve(our.get("requestBody", {})),
            self.contract.resolve(their.get("requestBody", {})),
        )
        successes = {status for status in their["responses"] if status.startswith("2")}
        self.same(where, "success", {s for s in our["responses"] if s.startswith("2")}, successes)
        for status in successes & our["responses"].keys():
            self.compare_content(
                f"{where} {status}",
                self.ours.resolve(our["responses"][status]),
                self.contract.resolve(their["responses"][status]),
            )

    def compare_parameters(self, where, our_item, our, their_item, their):
        ours = self.ours.parameters(our_item, our)
        for key, parameter in self.contract.parameters(their_item, their).items():
            name = f"{where} {key[0]} parameter {key[1]}"
            if key not in ours:
                self.differ(name, "it is missing")
                continue
            self.same(name, "required", ours[key].get("required", False), parameter.get("required", False))
            self.compare_schema(name, ours[key]["schema"], parameter["schema"])

    def compare_content(self, where, ours, theirs):
        our_content, their_content = ours.get("content", {}), theirs.get("content", {})
        self.same(where, "the media types", set(our_content), set(their_content))
        for media_type in our_content.keys() & their_content.keys():
            self.compare_schema(where, our_content[media_type]["schema"], their_content[media_type]["schema"])

    def compare_schema(self, where, our_schema, their_schema):
        ours, theirs = self.ours.resolve(our_schema), self.contract.resolve(their_schema)
        if (id(ours), id(theirs)) in self.compared:
            return
        self.compared.add((id(ours), id(theirs)))
        our_type, their_type = self.ours.type_of(ours), self.contract.type_of(theirs)
        if their_type is not None:
            self.same(where, "the type", our_type, their_type)
        if "enum" in theirs and not set(ours.get("enum", [])) <= set(theirs["enum"]) - {None}:
            self.differ(where, f"of {ours['enum']} the contract knows only {theirs['enum']}")
        if "items" in theirs and "items" in ours:
            self.compare_schema(f"{where}[]", ours["items"], theirs["items"])
        our_members, their_members = self.ours.members(ours), self.contract.members(theirs)
        for name, schema in their_members.items():
            if name in our_members:
                self.compare_schema(f"{where}.{name}", our_members[name], schema)
            elif name not in self.never_sent or name in theirs.get("required", []):
                self.differ(f"{where}.{name}", "it is missing")


def scopes_of(operation):
    return {
        scope
        for alternative in operation.get("security", [])
        for scopes in alternative.values()
        for scope in scopes
    }


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    ours, contract, *never_sent = arguments
    comparison = Comparison(Document(ours), Document(contract), never_sent)
    count = comparison.run()
    for difference in comparison.differences:
        print(difference)
    print(f"{count} operations compared, {len(comparison.differences)} differences.")
    return 1 if comparison.differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
