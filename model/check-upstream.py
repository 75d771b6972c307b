#!/usr/bin/env python3
"""Compares service.json with the service model that AWS publishes in botocore, member by member.

Botocore's model is first put into Smithy's terms. Then both sides are turned into plain facts, subject by subject and
aspect by aspect, and the facts are compared. The names of simple shapes are no facts: a constraint means the same on a
member, on the shape that it targets, and on a shape that botocore makes for the purpose. Every other trait is a fact,
and so is a key of botocore that is unknown here, so that nothing is passed over in silence.

Needs `pip download`. Exits 0 if exactly the differences in EXPECTED are found (of a recorded revision: none), 1 otherwise.
"""
import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import namedtuple
from pathlib import Path

SERVICE, ABSENT = "SocialMessaging", "absent"


Difference = namedtuple("Difference", "subject aspect model upstream")
JANUARY = "stands in the API reference of January 2026 and in no published SDK model"
EXPECTED = {
    Difference(f"LinkedWhatsAppBusinessAccount${name}", "member", "type boolean", ABSENT): JANUARY
    for name in ("enableSending", "enableReceiving")
}

# Botocore has no place for these; the values of enums are compared with the type.
MODEL_ONLY = {"aws.api#arn", "aws.api#data", "aws.iam#iamResource", "smithy.api#cors", "smithy.api#documentation",
              "smithy.api#enumValue", "smithy.api#input", "smithy.api#output", "smithy.api#references",
              "smithy.api#resourceIdentifier", "smithy.rules#endpointTests"}
# These restrict a value wherever they stand, so they are read together with the type.
CONSTRAINTS = ("smithy.api#length", "smithy.api#range", "smithy.api#pattern", "smithy.api#timestampFormat",
               "smithy.api#sensitive", "smithy.api#uniqueItems", "smithy.api#sparse", "smithy.api#default")

# ---------------------------------------------------------------- from botocore's terms to Smithy's

LOCATIONS = {"querystring": "httpQuery", "header": "httpHeader", "headers": "httpPrefixHeaders", "uri": "httpLabel",
             "statusCode": "httpResponseCode"}
TIMESTAMPS = {"unixTimestamp": "epoch-seconds", "iso8601": "date-time", "rfc822": "http-date"}
NUMBERS = ("integer", "long", "float", "double")
PAGE_KEYS = {"input_token": "inputToken", "output_token": "outputToken", "limit_key": "pageSize", "result_key": "items"}
# `box` says that a value can be missing, which Smithy says by giving no default. `fault` repeats `error`.
WITHOUT_MEANING = {"documentation", "box", "fault"}


def unknown_keys(value, *known):
    return {"botocore#" + key: value[key] for key in value.keys() - set(known) - WITHOUT_MEANING}


def smithy_pattern(pattern):
    """The pattern as Smithy has it: botocore drops `^` and `$`, or puts `.*(…).*` around what has them inside."""
    return wrapped[1] if (wrapped := re.fullmatch(r"\.\*(.*[\^$].*)\.\*", pattern)) else f"^{pattern}$"


def constraint_traits(shape):
    traits = {}
    limits = {key: shape[key] for key in ("min", "max") if key in shape}
    if limits:
        traits["smithy.api#range" if shape["type"] in NUMBERS else "smithy.api#length"] = limits
    if "pattern" in shape:
        traits["smithy.api#pattern"] = smithy_pattern(shape["pattern"])
    if shape.get("sensitive"):
        traits["smithy.api#sensitive"] = {}
    if "timestampFormat" in shape:
        traits["smithy.api#timestampFormat"] = TIMESTAMPS[shape["timestampFormat"]]
    return traits


def error_traits(shape):
    if not shape.get("exception"):
        return {}
    error, fault = shape["error"], "client" if shape["error"].get("senderFault") else "server"
    traits = {"smithy.api#error": fault, "smithy.api#httpError": error["httpStatusCode"]}
    if "retryable" in shape:
        traits["smithy.api#retryable"] = {"throttling": True} if shape["retryable"].get("throttling") else {}
    return traits | unknown_keys(error, "httpStatusCode", "senderFault")


def translate_ref(ref, name="", owner=None):
    """A member of a structure, or the content of a list or map (which has no name and no owner)."""
    traits = constraint_traits({"timestampFormat": ref["timestampFormat"]} if "timestampFormat" in ref else {})
    if "location" in ref:
        trait = "smithy.api#" + LOCATIONS[ref["location"]]
        traits[trait] = {} if trait == "smithy.api#httpLabel" else ref.get("locationName", name)
    elif ref.get("locationName", name) != name:
        traits["smithy.api#jsonName"] = ref["locationName"]
    if owner and name in owner.get("required", []):
        traits["smithy.api#required"] = {}
    if owner and owner.get("payload") == name:
        traits["smithy.api#httpPayload"] = {}
    if ref.get("idempotencyToken"):
        traits["smithy.api#idempotencyToken"] = {}
    known = ("shape", "location", "locationName", "timestampFormat", "idempotencyToken")
    return {"target": ref["shape"], "traits": traits | unknown_keys(ref, *known)}


def translate_shape(shape):
    known = ("type", "members", "member", "key", "value", "required", "payload", "enum", "min", "max", "pattern",
             "sensitive", "timestampFormat", "exception", "error", "retryable")
    smithy = {"type": "enum" if "enum" in shape else shape["type"]}
    smithy["traits"] = constraint_traits(shape) | error_traits(shape) | unknown_keys(shape, *known)
    members = {name: translate_ref(ref, name, shape) for name, ref in shape.get("members", {}).items()}
    values = {value: {"traits": {"smithy.api#enumValue": value}} for value in shape.get("enum", [])}
    smithy["members"] = members | values
    smithy |= {part: translate_ref(shape[part]) for part in ("member", "key", "value") if part in shape}
    return smithy


def translate_operation(name, operation, pages):
    http = operation["http"]
    route = {"method": http["method"], "uri": http["requestUri"], "code": http.get("responseCode", 200)}
    traits = {"smithy.api#http": route}
    traits |= {f"smithy.api#{mark}": {} for mark in ("readonly", "idempotent") if operation.get(mark)}
    if name in pages:
        traits["smithy.api#paginated"] = {PAGE_KEYS.get(key, key): value for key, value in pages[name].items()}
    traits |= unknown_keys(operation, "name", "http", "input", "output", "errors", "readonly", "idempotent")
    ends = {part: {"target": operation[part]["shape"]} for part in ("input", "output")}
    errors = [{"target": error["shape"]} for error in operation.get("errors", [])]
    return {"type": "operation", **ends, "errors": errors, "traits": traits}


def translate(service, paginators, rules):
    meta = service["metadata"]
    traits = {"aws.api#service": {"sdkId": meta["serviceId"], "endpointPrefix": meta["endpointPrefix"]},
              "aws.auth#sigv4": {"name": meta["signingName"]}, "smithy.api#title": meta["serviceFullName"],
              "smithy.rules#endpointRuleSet": rules}
    traits |= {"aws.protocols#restJson1": {}} if meta["protocols"] == ["rest-json"] else {}
    operations, pages = [{"target": name} for name in service["operations"]], paginators["pagination"]
    shapes = {SERVICE: {"type": "service", "version": meta["apiVersion"], "operations": operations, "traits": traits}}
    shapes |= {name: translate_shape(shape) for name, shape in service["shapes"].items()}
    return shapes | {name: translate_operation(name, op, pages) for name, op in service["operations"].items()}


# ---------------------------------------------------------------- from shapes to facts
def local(target):
    return target.partition("#")[2] or target


def text(value):
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


def trait_facts(carrier, ignored=()):
    traits = carrier.get("traits", {})
    return {local(trait): text(traits[trait]) for trait in traits.keys() - MODEL_ONLY - set(ignored)}


def constraint_text(trait, value):
    if trait in ("smithy.api#length", "smithy.api#range"):  # a least length of 0 says nothing
        return f"{local(trait)} {value.get('min', 0)}..{value.get('max', '')}"
    return f"{local(trait)} {text(value)}" if value != {} else local(trait)


def type_text(shapes, ref):
    """What a member holds, through all lists and maps down to structures, with whatever restricts it on the way."""
    name = local(ref["target"])
    shape = shapes.get(name) or {"type": name.lower()}  # a shape of Smithy's prelude, such as smithy.api#String
    if shape["type"] in ("structure", "union"):
        return f"{shape['type']} {name}"
    traits = shape.get("traits", {}) | ref.get("traits", {})
    notes = [constraint_text(trait, traits[trait]) for trait in CONSTRAINTS if trait in traits]
    if shape["type"] == "enum":
        notes += ["|".join(member["traits"]["smithy.api#enumValue"] for member in shape["members"].values())]
    inner = ", ".join(type_text(shapes, shape[part]) for part in ("member", "key", "value") if part in shape)
    return shape["type"] + (f"({', '.join(notes)})" if notes else "") + (f"<{inner}>" if inner else "")


def operation_facts(operation, service):
    errors = operation.get("errors", []) + service.get("errors", [])
    facts = {part: local(operation[part]["target"]) for part in ("input", "output")} | trait_facts(operation)
    facts["errors"] = ", ".join(sorted(local(error["target"]) for error in errors))
    if "paginated" in facts:
        defaults = service["traits"].get("smithy.api#paginated", {})
        facts["paginated"] = text(defaults | operation["traits"]["smithy.api#paginated"])
    return facts


def service_facts(service):
    apart = ("aws.api#service", "smithy.api#paginated", "smithy.rules#endpointRuleSet")
    api = service["traits"]["aws.api#service"]
    facts = {"version": service["version"], "sdkId": api["sdkId"], "endpointPrefix": api["endpointPrefix"]}
    return facts | trait_facts(service, apart)


def leaves(value, path=""):
    """Every leaf of a JSON value by its path, without documentation. Older rules write types with a capital."""
    if not isinstance(value, (dict, list)) or not value:
        return {path: text(value).lower() if path.endswith("/type") else text(value)}
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return {where: leaf for key, child in items if key != "documentation"
            for where, leaf in leaves(child, f"{path}/{key}").items()}


def operations_of(shapes, name):
    """The operations that a service or resource binds, itself or through its resources."""
    shape = shapes[name]
    bound = [shape[part] for part in ("create", "put", "read", "update", "delete", "list") if part in shape]
    bound += shape.get("operations", []) + shape.get("collectionOperations", [])
    nested = (operations_of(shapes, local(resource["target"])) for resource in shape.get("resources", []))
    return {local(operation["target"]) for operation in bound}.union(*nested)


def facts_of(shapes):
    service = shapes[SERVICE]
    facts = {SERVICE: service_facts(service), "endpoints": leaves(service["traits"]["smithy.rules#endpointRuleSet"])}
    facts |= {name: operation_facts(shapes[name], service) for name in operations_of(shapes, SERVICE)}
    for name, shape in shapes.items():
        if shape["type"] == "structure":
            facts[name] = {"kind": "structure"} | trait_facts(shape)
            for member, ref in shape["members"].items():
                facts[f"{name}${member}"] = {"type": type_text(shapes, ref)} | trait_facts(ref, CONSTRAINTS)
        elif shape["type"] not in ("service", "resource", "operation"):
            others = trait_facts(shape, CONSTRAINTS)
            for part in {"member", "key", "value"} & shape.keys():
                others |= trait_facts(shape[part], CONSTRAINTS)
            facts |= {name: others} if others else {}
    return facts


# ---------------------------------------------------------------- comparing

def summary(facts):
    return "; ".join(f"{aspect} {value}" for aspect, value in sorted(facts.items())) if facts else ABSENT


def differences(model, upstream):
    for subject in sorted(model.keys() | upstream.keys()):
        ours, theirs = model.get(subject), upstream.get(subject)
        if ours is None or theirs is None:
            yield Difference(subject, "member" if "$" in subject else "shape", summary(ours), summary(theirs))
            continue
        for aspect in sorted(ours.keys() | theirs.keys()):
            if ours.get(aspect) != theirs.get(aspect):
                yield Difference(subject, aspect, ours.get(aspect, ABSENT), theirs.get(aspect, ABSENT))


def order_differences(model, upstream):
    """Members that both sides have must come in the same order: debug output shows them in it."""
    for name in sorted(model.keys() & upstream.keys()):
        ours, theirs = ([*side[name].get("members", {})] for side in (model, upstream))
        shared = [[member for member in side if member in ours and member in theirs] for side in (ours, theirs)]
        if shared[0] != shared[1]:
            yield Difference(name, "order of members", ", ".join(shared[0]), ", ".join(shared[1]))


def report(found, expected):
    for item in found:
        reason = f" (expected: {expected[item]})" if item in expected else ""
        print(f"{item.subject}: {item.aspect}: model {item.model} | upstream {item.upstream}{reason}")
    missing = expected.keys() - set(found)
    for item in sorted(missing):
        print(f"{item.subject}: {item.aspect}: expected model {item.model} | upstream {item.upstream}, not found so")
    unexpected = len(set(found) - expected.keys())
    print(f"{len(found)} differences, {unexpected} of them unexpected; {len(missing)} expected ones not found")
    return 1 if unexpected or missing else 0


# ---------------------------------------------------------------- getting both
def data_file(wheel, name):
    path = next(path for path in wheel.namelist() if f"data/socialmessaging/2024-01-01/{name}.json" in path)
    return json.loads(gzip.decompress(wheel.read(path)) if path.endswith(".gz") else wheel.read(path))


def download(version):
    """The service's model, paginators and endpoint rules in the wheel of this botocore."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download", "--no-deps"]
        if subprocess.run([*command, "--dest", folder, f"botocore=={version}"]).returncode:
            sys.exit(f"botocore {version} could not be downloaded")
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            return [data_file(wheel, name) for name in ("service-2", "paginators-1", "endpoint-rule-set-1")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    newest = max(Path(__file__).parent.glob("revisions/*.json"))  # names are dates
    source = json.loads(newest.read_text(encoding="utf-8"))["source"].partition("botocore ")[2]
    parser.add_argument("--botocore", default=source, help="the release to compare with (%(default)s)")
    parser.add_argument("--model", type=Path, default=Path(__file__).with_name("service.json"), help="what to check")
    parser.add_argument("--revision", action="store_true", help="the model is a recorded revision, without additions")
    options = parser.parse_args()
    if not options.botocore:
        sys.exit(print(f"{newest.name} is from no botocore: there is nothing to compare with"))
    shapes = json.loads(options.model.read_text(encoding="utf-8"))["shapes"]
    model, upstream = {local(name): shape for name, shape in shapes.items()}, translate(*download(options.botocore))
    ours, theirs = facts_of(model), facts_of(upstream)
    print(f"botocore {options.botocore}: {sum(map(len, theirs.values()))} facts about {len(theirs)} subjects")
    found = [*differences(ours, theirs), *order_differences(model, upstream)]
    return report(found, {} if options.revision else EXPECTED)


if __name__ == "__main__":
    sys.exit(main())
