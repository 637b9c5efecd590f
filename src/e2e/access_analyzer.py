"""Access Analyzer for the emulator: its REST API, by account and Region as the credentials' scope says."""
import json
import re

from moto.iam.models import get_account_id_from

# (account, Region) -> name -> analyzer as the API describes it, with its archive rules by name
ANALYZERS = {}
# What ApplyArchiveRule was asked for.
APPLIED = []

ROUTES = []


def route(method, pattern):
    def register(handler):
        ROUTES.append((method, re.compile(pattern), handler))
        return handler
    return register


class Refused(Exception):
    """An error as the API has it."""

    def __init__(self, status, error, message):
        super().__init__(message)
        self.status, self.error, self.message = status, error, message


def absent(what):
    return Refused("404 Not Found", "ResourceNotFoundException", what)


def arn(account, region, name):
    return f"arn:aws:access-analyzer:{region}:{account}:analyzer/{name}"


def create(account, region, name, kind, rules, managed_by=None):
    analyzer = {
        "arn": arn(account, region, name), "name": name, "type": kind, "status": "ACTIVE",
        "createdAt": "2026-01-01T00:00:00Z", "tags": {}, "rules": rules,
    }
    if managed_by:
        analyzer["managedBy"] = managed_by
    ANALYZERS.setdefault((account, region), {})[name] = analyzer


def delete(account, region, name):
    return ANALYZERS.get((account, region), {}).pop(name, None)


def found(place, name):
    if name not in ANALYZERS.get(place, {}):
        raise absent(name)
    return ANALYZERS[place][name]


def described(analyzer):
    return {key: value for key, value in analyzer.items() if key != "rules"}


def page(items, query, key):
    """Two at a time unless more are asked for, so that paging is always tried."""
    start, size = int(query.get("nextToken", 0)), int(query.get("maxResults") or 2)
    answer = {key: items[start:start + size]}
    if start + size < len(items):
        answer["nextToken"] = str(start + size)
    return answer


@route("GET", "/analyzer")
def list_analyzers(place, query, body):
    kind = query.get("type")
    return page([described(analyzer) for analyzer in ANALYZERS.get(place, {}).values()
                 if kind in (None, analyzer["type"])], query, "analyzers")


@route("GET", "/analyzer/([^/]+)")
def get_analyzer(place, query, body, name):
    return {"analyzer": described(found(place, name))}


@route("DELETE", "/analyzer/([^/]+)")
def delete_analyzer(place, query, body, name):
    found(place, name)
    delete(*place, name)
    return {}


@route("GET", "/analyzer/([^/]+)/archive-rule")
def list_archive_rules(place, query, body, name):
    return {"archiveRules": [{"ruleName": rule, "filter": {}, "createdAt": "2026-01-01T00:00:00Z",
                              "updatedAt": "2026-01-01T00:00:00Z"} for rule in found(place, name)["rules"]]}


@route("PUT", "/archive-rule")
def apply_archive_rule(place, query, body):
    APPLIED.append(body)
    return {}


@route("PUT", "/test/analyzers")
def make_analyzers(place, query, body):
    """For tests: analyzers that nobody has deployed."""
    for wanted in body:
        create(wanted["account"], wanted["region"], wanted["name"], wanted.get("type", "ACCOUNT"), [],
               wanted.get("managedBy"))
    return {}


@route("GET", "/test/analyzers")
def all_analyzers(place, query, body):
    return [analyzer["arn"] for place in ANALYZERS.values() for analyzer in place.values()]


@route("GET", "/test/applied-archive-rules")
def applied_archive_rules(place, query, body):
    return APPLIED


def answer(environ):
    """Status, headers and body; None if the request is not for Access Analyzer."""
    matches = [(pattern.fullmatch(environ["PATH_INFO"]), handler) for method, pattern, handler in ROUTES
               if method == environ["REQUEST_METHOD"]]
    handlers = [(match, handler) for match, handler in matches if match]
    if not handlers:
        return None
    match, handler = handlers[0]
    scope = re.search(r"Credential=([^/]+)/\d+/([^/]+)/access-analyzer", environ.get("HTTP_AUTHORIZATION", ""))
    place = (get_account_id_from(scope[1]), scope[2]) if scope else None
    query = dict(pair.split("=", 1) for pair in environ.get("QUERY_STRING", "").split("&") if "=" in pair)
    content = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    headers = [("Content-Type", "application/json")]
    try:
        return "200 OK", headers, handler(place, query, json.loads(content or "{}"), *match.groups())
    except Refused as refused:
        return refused.status, headers + [("x-amzn-ErrorType", refused.error)], {"message": refused.message}
