#!/usr/bin/env python3
"""Compares an OpenAPI document of ours with the published contract, name by name.

    compare-openapi.py OURS.json CONTRACT.json DIFFERENCES

What both have must agree: operation ids, paths by version, scopes, parameters, bodies, success
statuses, bodies of errors, and of every schema on the way the members, their types, formats, limits
and which values they may have. Ours may say more of a thing, such as a pattern, and answer more
error statuses. Every other difference is meant, or it is a mistake: DIFFERENCES lists what is meant,
by the names of the contract; its blank lines and those that begin with # do not count.

    later OPERATION_ID...           we do not serve it yet
    beyond METHOD PATH              we serve it, and the contract does not have it
    optional IN NAME...             a parameter that the contract requires
    add IN NAME...                  a parameter of our own
    add SCHEMA MEMBER...            a member of our own
    omit SCHEMA MEMBER...           we never send it
    narrow SCHEMA MEMBER...         we know fewer of its values
    widen SCHEMA MEMBER...          we know other values, too
    opaque SCHEMA MEMBER...         we do not look into it

Exits with 1 and one line for each other difference, and for what the list has and is none.
"""

import json
import sys

METHODS = ("get", "put", "post", "delete", "patch")

# What ours must repeat if the contract says it, and may say where the contract does not.
FACTS = ("format", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "minLength", "pattern")

REQUEST, RESPONSE = "request", "response"


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
        return {
            (path, method): (item, item[method])
            for path, item in self.root["paths"].items()
            for method in METHODS
            if method in item
        }

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

    def required(self, schema):
        schema = self.resolve(schema)
        required = set(schema.get("required", []))
        for part in schema.get("allOf", []):
            required |= self.required(part)
        return required

    def type_of(self, schema):
        schema = self.resolve(schema)
        if "type" in schema:
            return schema["type"]
        types = {self.type_of(part) for part in schema.get("allOf", [])} - {None}
        return types.pop() if len(types) == 1 else None


class Meant:
    """The differences that are meant, and which of them were met."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            lines = [line.split() for line in file]
        self.listed = {
            difference
            for words in lines
            if words and not words[0].startswith("#")
            for difference in differences_of(*words)
        }
        self.met = set()

    def allow(self, kind, owner, name):
        self.met.add((kind, owner, name))
        return (kind, owner, name) in self.listed

    def not_met(self):
        return sorted(self.listed - self.met)


def differences_of(kind, *words):
    if kind == "later":
        return [(kind, "", name) for name in words]
    return [(kind, words[0], name) for name in words[1:]]


class Comparison:
    def __init__(self, ours, contract, meant):
        self.ours = ours
        self.contract = contract
        self.meant = meant
        self.differences = []
        self.compared = set()

    def differ(self, where, what):
        self.differences.append(f"{where}: {what}")

    def same(self, where, what, ours, contract):
        if ours != contract:
            self.differ(where, f"{what} is {ours}, and {contract} in the contract")

    def run(self):
        ours, published = self.ours.operations(), self.contract.operations()
        for (path, method), (item, operation) in ours.items():
            where = f"{method.upper()} {path}"
            if (path, method) in published:
                self.compare_operation(where, item, operation, *published[path, method])
            elif not self.meant.allow("beyond", method.upper(), path):
                self.differ(where, "the contract has no such operation")
        for path, method in published.keys() - ours.keys():
            operation_id = published[path, method][1]["operationId"]
            if not self.meant.allow("later", "", operation_id):
                self.differ(f"{method.upper()} {path}", f"we have no {operation_id}")
        for difference in self.meant.not_met():
            self.differ("the list of differences", f"'{' '.join(difference)}' is none")
        return len(ours.keys() & published.keys())

    def compare_operation(self, where, our_item, our, their_item, their):
        self.same(where, "operationId", our.get("operationId"), their.get("operationId"))
        self.same(where, "the path with a version", our_item.get("x-v1-path"), their.get("x-sailpoint-v1-path"))
        self.same(where, "the scopes", scopes_of(our), scopes_of(their))
        self.same(where, "open to all", our.get("security") == [], their.get("security") == [])
        self.compare_parameters(where, our_item, our, their_item, their)
        our_body = self.ours.resolve(our.get("requestBody", {}))
        their_body = self.contract.resolve(their.get("requestBody", {}))
        self.same(where, "a body is required", our_body.get("required"), their_body.get("required"))
        self.compare_content(f"{where} body", our_body, their_body, REQUEST)
        self.compare_responses(where, our["responses"], their["responses"])

    def compare_responses(self, where, ours, theirs):
        successes = {status for status in theirs if status.startswith("2")}
        self.same(where, "success", {s for s in ours if s.startswith("2")}, successes)
        for status, response in ours.items():
            published = theirs.get(status if status.startswith("2") else "default")
            if published is not None:
                self.compare_content(
                    f"{where} {status}",
                    self.ours.resolve(response),
                    self.contract.resolve(published),
                    RESPONSE,
                )

    def compare_parameters(self, where, our_item, our, their_item, their):
        ours = self.ours.parameters(our_item, our)
        theirs = self.contract.parameters(their_item, their)
        for key, parameter in theirs.items():
            if key in ours:
                self.compare_parameter(f"{where} parameter {' '.join(key)}", key, ours[key], parameter)
            else:
                self.differ(f"{where} parameter {' '.join(key)}", "it is missing")
        for key in ours.keys() - theirs.keys():
            if not self.meant.allow("add", *key):
                self.differ(f"{where} parameter {' '.join(key)}", "the contract has no such parameter")

    def compare_parameter(self, where, key, ours, theirs):
        required = ours.get("required", False), theirs.get("required", False)
        if required != (False, True) or not self.meant.allow("optional", *key):
            self.same(where, "required", *required)
        for name in ("style", "explode"):
            self.same(where, name, ours.get(name), theirs.get(name))
        self.compare_schema(where, ours["schema"], theirs["schema"], REQUEST)

    def compare_content(self, where, ours, theirs, direction):
        our_content, their_content = ours.get("content", {}), theirs.get("content", {})
        self.same(where, "the media types", set(our_content), set(their_content))
        for media_type in our_content.keys() & their_content.keys():
            schemas = our_content[media_type]["schema"], their_content[media_type]["schema"]
            self.compare_schema(where, *schemas, direction)

    def compare_schema(self, where, our_schema, their_schema, direction):
        where = their_schema.get("$ref", where).split("/schemas/")[-1]
        ours, theirs = self.ours.resolve(our_schema), self.contract.resolve(their_schema)
        if (id(ours), id(theirs), direction) in self.compared:
            return
        self.compared.add((id(ours), id(theirs), direction))
        self.compare_facts(where, ours, theirs, direction)
        if "items" in theirs and "items" in ours:
            self.compare_schema(where, ours["items"], theirs["items"], direction)
        self.compare_members(where, ours, theirs, direction)

    def compare_facts(self, where, ours, theirs, direction):
        their_type = self.contract.type_of(theirs)
        if their_type is not None:
            self.same(where, "the type", self.ours.type_of(ours), their_type)
        for fact in FACTS:
            if fact in theirs:
                self.same(where, fact, ours.get(fact), theirs[fact])
        if direction == REQUEST:
            self.same(where, "the default", ours.get("default"), theirs.get("default"))
        if "enum" in theirs:
            self.compare_values(where, set(ours.get("enum", [])), set(theirs["enum"]) - {None})

    def compare_values(self, where, ours, theirs):
        owner, _, name = where.rpartition(".")
        if not ours <= theirs or not ours:
            if not self.meant.allow("widen", owner, name):
                self.differ(where, f"it has other values than {sorted(theirs)}")
        elif ours != theirs and not self.meant.allow("narrow", owner, name):
            self.differ(where, f"the values {sorted(theirs - ours)} are missing")

    def compare_members(self, where, ours, theirs, direction):
        our_members, their_members = self.ours.members(ours), self.contract.members(theirs)
        for name, schema in their_members.items():
            member = f"{where}.{name}"
            if name not in our_members:
                if not self.meant.allow("omit", where, name):
                    self.differ(member, "it is missing")
            elif is_blank(our_members[name]) and not is_blank(self.contract.resolve(schema)):
                self.same(member, "the type", our_members[name]["type"], self.contract.type_of(schema))
                if not self.meant.allow("opaque", where, name):
                    self.differ(member, "we do not say what is in it")
            else:
                self.compare_schema(member, our_members[name], schema, direction)
        for name in our_members.keys() - their_members.keys():
            if not self.meant.allow("add", where, name):
                self.differ(f"{where}.{name}", "the contract has no such member")
        self.compare_required(where, ours, theirs, direction)

    def compare_required(self, where, ours, theirs, direction):
        ours, theirs = self.ours.required(ours), self.contract.required(theirs)
        if direction == REQUEST:
            self.same(where, "required", sorted(ours), sorted(theirs))
        elif theirs - ours:
            self.differ(where, f"the contract requires {sorted(theirs - ours)}")


def is_blank(schema):
    """Whether a schema is an object, or a list, of which nothing more is told."""
    if schema.get("maxItems") == 0:
        return True
    inner = schema.get("items", schema) if schema.get("type") == "array" else schema
    return inner.get("type") == "object" and inner.keys() <= {"type", "description", "additionalProperties"}


def scopes_of(operation):
    return {
        scope
        for alternative in operation.get("security", [])
        for scopes in alternative.values()
        for scope in scopes
    }


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    ours, contract, meant = arguments
    comparison = Comparison(Document(ours), Document(contract), Meant(meant))
    count = comparison.run()
    if count == 0:
        comparison.differ(ours, "it has no operation of the contract")
    for difference in comparison.differences:
        print(difference)
    print(f"{count} operations compared, {len(comparison.differences)} differences that are not meant.")
    return 1 if comparison.differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
