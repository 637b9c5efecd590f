"""Access Analyzer for the emulator: its REST API, by account and Region as the credentials' scope says."""
import json
import re
import urllib.parse

from moto.iam.models import get_account_id_from

# (account, Region) -> name -> analyzer as the API describes it, with its archive rules by name
ANALYZERS = {}
# ARN of an analyzer -> id -> finding as ListFindings has it
FINDINGS = {}
# What ApplyArchiveRule and StartResourceScan were asked for.
APPLIED, SCANS = [], []
# What tests have gone wrong: places that refuse, and every how many calls one is throttled; and how many there were.
FAULTS = {"denied": set(), "throttleEvery": 0, "applying": False}
CALLS = []

ROUTES = []


def reset():
    for state in (ANALYZERS, FINDINGS, APPLIED, SCANS, CALLS):
        state.clear()
    FAULTS.update(denied=set(), throttleEvery=0, applying=False)


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


def conflict(what):
    return Refused("409 Conflict", "ConflictException", f"{what} exists")


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
    start, size = int(query.get("nextToken") or 0), int(query.get("maxResults") or 2)
    answer = {key: items[start:start + size]}
    if start + size < len(items):
        answer["nextToken"] = str(start + size)
    return answer


@route("GET", "/analyzer")
def list_analyzers(place, query, body):
    kind = query.get("type")
    return page([described(analyzer) for analyzer in ANALYZERS.get(place, {}).values()
                 if kind in (None, analyzer["type"])], query, "analyzers")


@route("PUT", "/analyzer")
def create_analyzer(place, query, body):
    name = body["analyzerName"]
    if name in ANALYZERS.get(place, {}):
        raise conflict(name)
    rules = [{"name": rule["ruleName"], "filter": rule["filter"]} for rule in body.get("archiveRules", [])]
    create(*place, name, body["type"], rules)
    found(place, name)["tags"] = body.get("tags", {})
    return {"arn": arn(*place, name)}


@route("POST", "/tags/(arn:aws:access-analyzer:.+)")
def tag_resource(place, query, body, resource):
    found(place, urllib.parse.unquote(resource).split("/")[-1])["tags"].update(body["tags"])
    return {}


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
    return page([{"ruleName": rule["name"], "filter": rule["filter"], "createdAt": "2026-01-01T00:00:00Z",
                  "updatedAt": "2026-01-01T00:00:00Z"} for rule in found(place, name)["rules"]], query, "archiveRules")


def rule_of(place, name, rule):
    rules = [one for one in found(place, name)["rules"] if one["name"] == rule]
    if not rules:
        raise absent(rule)
    return rules[0]


@route("PUT", "/analyzer/([^/]+)/archive-rule")
def create_archive_rule(place, query, body, name):
    rules = found(place, name)["rules"]
    if any(one["name"] == body["ruleName"] for one in rules):
        raise conflict(body["ruleName"])
    rules.append({"name": body["ruleName"], "filter": body["filter"]})
    return {}


@route("PUT", "/analyzer/([^/]+)/archive-rule/([^/]+)")
def update_archive_rule(place, query, body, name, rule):
    rule_of(place, name, rule)["filter"] = body["filter"]
    return {}


@route("DELETE", "/analyzer/([^/]+)/archive-rule/([^/]+)")
def delete_archive_rule(place, query, body, name, rule):
    found(place, name)["rules"].remove(rule_of(place, name, rule))
    return {}


@route("PUT", "/archive-rule")
def apply_archive_rule(place, query, body):
    if FAULTS["applying"]:
        raise Refused("403 Forbidden", "AccessDeniedException", "not authorized to apply archive rules")
    rule = rule_of(place, body["analyzerArn"].split("/")[-1], body["ruleName"])
    APPLIED.append(body)
    for finding in FINDINGS.get(body["analyzerArn"], {}).values():
        if finding["status"] == "ACTIVE" and matches(finding, rule["filter"]):
            finding["status"] = "ARCHIVED"
    return {}


def properties(finding):
    """What a filter can be about; a value or nothing."""
    values = {key: finding.get(key) for key in
              ("id", "status", "resource", "resourceType", "resourceOwnerAccount", "error")}
    values["isPublic"] = str(finding.get("isPublic", False)).lower()
    values["findingType"] = "ExternalAccess"
    values.update({f"principal.{kind}": who for kind, who in finding.get("principal", {}).items()})
    values.update({f"condition.{key}": value for key, value in finding.get("condition", {}).items()})
    return values


def matches(finding, wanted):
    values = properties(finding)
    for key, criterion in wanted.items():
        if not criterion or any(isinstance(test, list) and not 1 <= len(test) <= 20 for test in criterion.values()):
            raise Refused("400 Bad Request", "ValidationException", f"filter {key}: 1 to 20 values")
        value = values.get(key)
        if not (("eq" not in criterion or value in criterion["eq"])
                and ("neq" not in criterion or value not in criterion["neq"])
                and ("contains" not in criterion or any(part in (value or "") for part in criterion["contains"]))
                and ("exists" not in criterion or (value is not None) == criterion["exists"])):
            return False
    return True


def findings_of(place, analyzer_arn):
    if found(place, analyzer_arn.split("/")[-1])["arn"] != analyzer_arn:
        raise absent(analyzer_arn)
    return FINDINGS.setdefault(analyzer_arn, {})


def list_them(place, body):
    everything = findings_of(place, body["analyzerArn"]).values()
    return page([finding for finding in everything if matches(finding, body.get("filter", {}))], body, "findings")


@route("POST", "/finding")
def list_findings(place, query, body):
    return list_them(place, body)


DETAILS = ("principal", "action", "isPublic", "condition", "sources")


@route("POST", "/findingv2")
def list_findings_v2(place, query, body):
    """It does not say who has access."""
    answer = list_them(place, body)
    answer["findings"] = [{key: value for key, value in finding.items() if key not in DETAILS}
                          | {"findingType": "ExternalAccess"} for finding in answer["findings"]]
    return answer


def one(place, query, name):
    everything = findings_of(place, urllib.parse.unquote(query["analyzerArn"]))
    if name not in everything:
        raise absent(name)
    return everything[name]


@route("GET", "/finding/([^/]+)")
def get_finding(place, query, body, name):
    return {"finding": one(place, query, name)}


@route("GET", "/findingv2/([^/]+)")
def get_finding_v2(place, query, body, name):
    finding = one(place, query, name)
    return {key: value for key, value in finding.items() if key not in DETAILS} | {
        "findingType": "ExternalAccess",
        "findingDetails": [{"externalAccessDetails": {key: finding[key] for key in DETAILS if key in finding}}]}


@route("PUT", "/finding")
def update_findings(place, query, body):
    everything = findings_of(place, body["analyzerArn"])
    missing = [name for name in body["ids"] if name not in everything]
    if missing:
        raise absent(", ".join(missing))
    for name in body["ids"]:
        everything[name]["status"] = body["status"]
    return {}


@route("POST", "/resource/scan")
def start_resource_scan(place, query, body):
    findings_of(place, body["analyzerArn"])
    SCANS.append(body)
    return {}


@route("PUT", "/test/findings")
def make_findings(place, query, body):
    """For tests: findings, each with the account, Region and name of its analyzer; [] takes all away."""
    if not body:
        FINDINGS.clear()
    for wanted in body:
        where = arn(*wanted.pop("analyzer"))
        finding = {"status": "ACTIVE", "isPublic": False, "principal": {}, "action": [], "condition": {},
                   "createdAt": "2026-10-01T08:00:00Z", "updatedAt": "2026-10-01T08:00:00Z",
                   "analyzedAt": "2026-11-01T08:00:00Z"} | wanted
        FINDINGS.setdefault(where, {})[finding["id"]] = finding
    return {}


@route("GET", "/test/findings")
def all_findings(place, query, body):
    return [finding | {"analyzer": analyzer} for analyzer, own in FINDINGS.items() for finding in own.values()]


@route("GET", "/test/scans")
def all_scans(place, query, body):
    return SCANS


@route("PUT", "/test/faults")
def make_faults(place, query, body):
    """For tests: {"denied": [[account, Region], ...], "throttleEvery": N, "applying": true};
    what is left out goes right again."""
    FAULTS["denied"] = {tuple(where) for where in body.get("denied", [])}
    FAULTS["throttleEvery"] = body.get("throttleEvery", 0)
    FAULTS["applying"] = body.get("applying", False)
    CALLS.clear()
    return {}


@route("GET", "/test/calls")
def all_calls(place, query, body):
    """Calls of Access Analyzer since the faults were set."""
    return CALLS


def fail(place, environ):
    CALLS.append([environ["REQUEST_METHOD"], environ["PATH_INFO"], *place])
    if place in FAULTS["denied"]:
        raise Refused("403 Forbidden", "AccessDeniedException", f"not authorized to use Access Analyzer in {place[1]}")
    if FAULTS["throttleEvery"] and len(CALLS) % FAULTS["throttleEvery"] == 0:
        raise Refused("429 Too Many Requests", "ThrottlingException", "Rate exceeded")


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
        if place:
            fail(place, environ)
        return "200 OK", headers, handler(place, query, json.loads(content or "{}"), *match.groups())
    except Refused as refused:
        return refused.status, headers + [("x-amzn-ErrorType", refused.error)], {"message": refused.message}
