"""What moto lacks of the services that are set up before a deployment: quotas, Regions, aggregators, chat."""
import json

QUOTAS = {"L-244521F2": 300, "L-664C5505": 2048, "L-0485CB21": 2000, "L-1A43D3DB": 5000, "L-1E51937C": 100}
REGIONS = ["eu-west-1", "us-east-1"]

# What a test has set: home, mode and regions.
AGGREGATOR = {}


def reset():
    AGGREGATOR.clear()


def aggregators():
    arn = f"arn:aws:securityhub:{AGGREGATOR['home']}:123456789012:finding-aggregator/1" if AGGREGATOR else ""
    return [{"FindingAggregatorArn": arn}] if arn else []


def answer(environ):
    """Status, headers and body; None if moto knows better."""
    headers = [("Content-Type", "application/json")]
    target = environ.get("HTTP_X_AMZ_TARGET", "")
    if target == "ServiceQuotasV20190624.GetServiceQuota":
        content = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        code = json.loads(content)["QuotaCode"]
        return "200 OK", headers, {"Quota": {"QuotaCode": code, "Value": QUOTAS[code]}}
    bodies = {
        ("POST", "/listRegions"): {"Regions": [
            {"RegionName": region, "RegionOptStatus": "ENABLED_BY_DEFAULT"} for region in REGIONS]},
        ("GET", "/findingAggregator/list"): {"FindingAggregators": aggregators()},
        ("GET", "/productSubscriptions"): {"ProductSubscriptions": [
            "arn:aws:securityhub:eu-west-1:123456789012:product-subscription/aws/access-analyzer"]},
        ("POST", "/describe-slack-workspaces"): {"SlackWorkspaces": []},
    }
    if (environ["REQUEST_METHOD"], environ["PATH_INFO"]) == ("GET", "/hubv2"):
        return "404 Not Found", headers + [("x-amzn-ErrorType", "ResourceNotFoundException")], {"Message": "no hub"}
    if environ["PATH_INFO"] == "/test/finding-aggregator":
        AGGREGATOR.update(json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))))
        return "200 OK", headers, {}
    if environ["PATH_INFO"].startswith("/findingAggregator/get/"):
        return "200 OK", headers, {"FindingAggregationRegion": AGGREGATOR["home"],
                                   "RegionLinkingMode": AGGREGATOR["mode"], "Regions": AGGREGATOR["regions"]}
    body = bodies.get((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
    return body and ("200 OK", headers, body)
