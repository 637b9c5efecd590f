"""Executions of state machines for the emulator: moto cannot run ours, so the test says how they end.

PUT /test/executions takes a list of
  {"machine": ARN, "status": "ACTIVE"}      a state machine that moto has not been told of
  {"ends": "FAILED"}                        how those that are started end from now on; at first as SUCCEEDED
  {"execution": ARN, "status": "FAILED", "input": {...}, "error": "...", "cause": "...", "history": [...]}
  {"deliver": ARN, "topics": [ARN], "channels": [ARN]}
                                            from now on each finding that is imported as active starts this state machine,
                                            which publishes and marks as ours does
GET /test/executions lists all executions, the newest first.
"""
import io
import json
import time

MACHINES = {}
# By ARN, the oldest first.
EXECUTIONS = {}
ENDS = {"as": "SUCCEEDED"}
DELIVERIES = []


def reset():
    MACHINES.clear()
    EXECUTIONS.clear()
    ENDS["as"] = "SUCCEEDED"
    DELIVERIES.clear()


def machine_of(execution):
    return ":".join(execution.split(":")[:-1]).replace(":execution:", ":stateMachine:")


def add(arn, given):
    now = time.time()
    EXECUTIONS[arn] = {
        "executionArn": arn, "stateMachineArn": machine_of(arn), "name": arn.split(":")[-1],
        "status": given.get("status", "SUCCEEDED"), "startDate": now, "stopDate": now,
        "input": given["input"] if isinstance(given["input"], str) else json.dumps(given["input"]),
        "history": given.get("history", []), **{key: given[key] for key in ("error", "cause") if key in given},
    }


def step(first, kind, resource, parameters, output):
    """The three events of a step that succeeds."""
    task = {"resourceType": kind, "resource": resource}
    return [
        {"id": first, "previousEventId": first - 1, "type": "TaskScheduled",
         "taskScheduledEventDetails": {**task, "region": "eu-west-1", "parameters": json.dumps(parameters)}},
        {"id": first + 1, "previousEventId": first, "type": "TaskStarted", "taskStartedEventDetails": task},
        {"id": first + 2, "previousEventId": first + 1, "type": "TaskSucceeded",
         "taskSucceededEventDetails": {**task, "output": json.dumps(output)}},
    ]


def deliver(finding):
    for wanted in DELIVERIES:
        history = []
        for topic in [*wanted["topics"], *wanted["channels"]]:
            number = len(history) + 1
            history += step(number, "sns", "publish", {"TopicArn": topic}, {"MessageId": f"message-{number}"})
        history += step(len(history) + 1, "aws-sdk:securityhub", "batchUpdateFindings",
                        {"FindingIdentifiers": [{"Id": finding["Id"]}]}, {"UnprocessedFindings": []})
        add(wanted["deliver"].replace(":stateMachine:", ":execution:") + f":event-{len(EXECUTIONS)}", {
            "input": {"topics": wanted["topics"], "channels": wanted["channels"], "findings": [finding]},
            "history": history,
        })


def refusal(code):
    return "400 Bad Request", headers(), {"__type": code, "message": f"the emulator says {code}"}


def headers():
    return [("Content-Type", "application/x-amz-json-1.0")]


def is_known(machine):
    return machine in MACHINES or any(one["stateMachineArn"] == machine for one in EXECUTIONS.values())


def listed(wanted):
    found = [one for one in reversed(EXECUTIONS.values()) if one["stateMachineArn"] == wanted["stateMachineArn"]
             and one["status"] == wanted.get("statusFilter", one["status"])]
    keys = ("executionArn", "stateMachineArn", "name", "status", "startDate", "stopDate")
    return {"executions": [{key: one[key] for key in keys} for one in found]}


def start(wanted):
    arn = wanted["stateMachineArn"].replace(":stateMachine:", ":execution:") + ":" + wanted["name"]
    if arn in EXECUTIONS:
        # Ours end at once, and only one that runs is the same one.
        return refusal("ExecutionAlreadyExists")
    add(arn, {"input": wanted["input"], "status": ENDS["as"]})
    return "200 OK", headers(), {"executionArn": arn, "startDate": EXECUTIONS[arn]["startDate"]}


def change(wanted):
    if "machine" in wanted:
        MACHINES[wanted["machine"]] = wanted["status"]
    if "ends" in wanted:
        ENDS["as"] = wanted["ends"]
    if "execution" in wanted:
        add(wanted["execution"], wanted)
    if "deliver" in wanted:
        DELIVERIES.append(wanted)


def body_of(environ):
    """Moto reads it, too."""
    content = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(content)
    return json.loads(content)


def answer(environ):
    """Status, headers and body; None if moto knows better."""
    action = environ.get("HTTP_X_AMZ_TARGET", "").removeprefix("AWSStepFunctions.")
    if environ["PATH_INFO"] == "/test/executions":
        if environ["REQUEST_METHOD"] == "PUT":
            for wanted in body_of(environ):
                change(wanted)
        return "200 OK", headers(), list(reversed(EXECUTIONS.values()))
    if environ["PATH_INFO"] == "/findings/import":
        for finding in body_of(environ)["Findings"]:
            if finding.get("RecordState") != "ARCHIVED":
                deliver(finding)
        return None
    if action == "ListExecutions":
        wanted = body_of(environ)
        return is_known(wanted["stateMachineArn"]) and ("200 OK", headers(), listed(wanted)) or None
    if action == "StartExecution":
        return start(body_of(environ))
    if action == "DescribeStateMachine":
        arn = body_of(environ)["stateMachineArn"]
        return (arn in MACHINES or None) and ("200 OK", headers(), {
            "stateMachineArn": arn, "name": arn.split(":")[-1], "status": MACHINES[arn], "definition": "{}",
            "roleArn": "", "type": "STANDARD", "creationDate": 0})
    if action in ("DescribeExecution", "GetExecutionHistory"):
        found = EXECUTIONS.get(body_of(environ)["executionArn"])
        if found is None:
            return refusal("ExecutionDoesNotExist")
        return "200 OK", headers(), {"events": [{"timestamp": 0, **event} for event in found["history"]]} \
            if action == "GetExecutionHistory" else {key: value for key, value in found.items() if key != "history"}
    return None
