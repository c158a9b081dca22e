# SPDX-License-Identifier: Apache-2.0
"""As much of JSON Schema as /openapi.json uses: whether a value fits, and random values that fit,
or nearly."""

import json
import random

KNOWN = {"$ref", "type", "properties", "required", "additionalProperties", "items", "enum",
         "format", "description", "minimum", "maximum", "minLength", "maxLength",
         "minItems", "maxItems", "anyOf", "oneOf", "allOf", "const", "pattern", "default", "title",
         "examples", "example",
         "prefixItems", "propertyNames", "minProperties"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


class Schemas:
    def __init__(self, document):
        self.named = document["components"]["schemas"]

    def resolve(self, schema):
        while "$ref" in schema:
            schema = self.named[schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def fault(self, value, schema, at="$"):
        """Where and why the value does not fit; None if it does."""
        schema = self.resolve(schema)
        unknown = set(schema) - KNOWN
        if unknown:
            raise AssertionError(f"{at}: the schema says {unknown}, which is not looked at here")
        for branch in ("anyOf", "oneOf"):
            if branch in schema and all(self.fault(value, each, at) for each in schema[branch]):
                return f"{at}: fits none of {branch}"
        for each in schema.get("allOf", ()):
            if fault := self.fault(value, each, at):
                return fault
        types = schema.get("type")
        if types is not None:
            types = [types] if isinstance(types, str) else types
            if not any(is_type(value, each) for each in types):
                return f"{at}: {json.dumps(value)[:60]} is no {types}"
        if "enum" in schema and value not in schema["enum"]:
            return f"{at}: {value!r} is none of {schema['enum']}"
        if "const" in schema and value != schema["const"]:
            return f"{at}: {value!r} is not {schema['const']!r}"
        if isinstance(value, dict):
            return self.fault_of_object(value, schema, at)
        if isinstance(value, list):
            return self.fault_of_array(value, schema, at)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
                return f"{at}: {value} is out of bounds"
        return None

    def fault_of_object(self, value, schema, at):
        for name in schema.get("required", ()):
            if name not in value:
                return f"{at}: {name} is missing"
        known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        for name, each in value.items():
            inner = known.get(name, others)
            if inner is False:
                return f"{at}: {name} is not in the document"
            if inner is not True:
                if fault := self.fault(each, inner, f"{at}.{name}"):
                    return fault
        return None

    def fault_of_array(self, value, schema, at):
        for index, each in enumerate(value):
            if fault := self.fault(each, schema.get("items", {}), f"{at}[{index}]"):
                return fault
        return None


ODD = [None, True, 0, -1, 2**31, 2**63, 2**64, 1e308, 0.5, "", " ", "x" * 300, "网格员" * 40, "\x00",
       "\ud7ff", "' OR 1=1 --", "<script>", "=cmd()", "../../etc/passwd", "%00", [], {}, [[]],
       {"a": None}, "2026-02-30T00:00:00Z", "9999-12-31T23:59:59+23:59", "4 WH", "-1 UH"]


class Maker:
    """Random values. `words`: what real requests would say, so that some come through."""

    def __init__(self, schemas, chance, words):
        self.schemas, self.chance, self.words = schemas, chance, words

    def value(self, schema, depth=0):
        schema = self.schemas.resolve(schema)
        if self.chance.random() < 0.06 or depth > 6:
            return self.chance.choice(ODD)
        for branch in ("anyOf", "oneOf"):
            if branch in schema:
                return self.value(self.chance.choice(schema[branch]), depth + 1)
        if "enum" in schema:
            return self.chance.choice(schema["enum"])
        kind = schema.get("type", "object" if "properties" in schema else "string")
        if isinstance(kind, list):
            kind = self.chance.choice(kind)
        return getattr(self, "a_" + kind)(schema, depth)

    def a_object(self, schema, depth):
        made = {}
        for name, inner in schema.get("properties", {}).items():
            if name in schema.get("required", ()) or self.chance.random() < 0.4:
                if self.chance.random() > 0.03:
                    made[name] = self.named(name, inner, depth)
        if self.chance.random() < 0.1:
            made[self.chance.choice(["x", "", "网", "__proto__", "id"])] = self.chance.choice(ODD)
        return made

    def named(self, name, schema, depth=0):
        if name in self.words and self.chance.random() < 0.8:
            return self.chance.choice(self.words[name])
        return self.value(schema, depth + 1)

    def a_array(self, schema, depth):
        return [self.value(schema.get("items", {"type": "string"}), depth + 1)
                for _ in range(self.chance.randrange(4))]

    def a_string(self, schema, depth):
        return self.chance.choice(["a", "网格", "note", "2026-03-02T09:00:00+08:00", "D10", "E0113",
                                   "x" * self.chance.randrange(1, 60)])

    def a_integer(self, schema, depth):
        return self.chance.randint(schema.get("minimum", -2), schema.get("maximum", 300))

    def a_number(self, schema, depth):
        return self.chance.choice([0, 1.5, 106.9, 30.8, -180, 1e9])

    def a_boolean(self, schema, depth):
        return self.chance.random() < 0.5

    def a_null(self, schema, depth):
        return None


def chance_of(seed):
    return random.Random(seed)
