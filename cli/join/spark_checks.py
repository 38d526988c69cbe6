"""Checks on a cluster: each executor worked, and the joins broadcast."""

import contextlib
import io
import json
import re
import sys
import urllib.request
from typing import Any

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import engines

EXECUTORS = 2
JOINS = 3


def fail(message: str) -> None:
    sys.exit(f"cli/join: {message}")


def executors(session: SparkSession) -> list[dict[str, Any]]:
    """Returns the executors from Spark's REST interface, without the driver."""
    context = session.sparkContext
    url = f"{context.uiWebUrl}/api/v1/applications/{context.applicationId}/executors"
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(url) as answer:
        return [executor for executor in json.load(answer) if executor["id"] != "driver"]


def check_executors(session: SparkSession) -> None:
    """Fails unless each executor completed tasks and read a part of the log."""
    worked = 0
    for executor in executors(session):
        tasks, read = executor["completedTasks"], executor["totalInputBytes"]
        print(f"  executor {executor['id']}: {tasks} tasks, {read} bytes read", file=sys.stderr)
        worked += tasks > 0 and read > 0
    if worked != EXECUTORS:
        fail(f"{worked} executors worked, expected {EXECUTORS}")


def check_plan(session: SparkSession) -> None:
    """Fails unless the hints alone make every join of join.sql broadcast `ports`.

    Without hints, the plan must be another one, because this check could not fail
    otherwise. The join of two DataFrames is that of README.md.
    """
    session.conf.set("spark.sql.autoBroadcastJoinThreshold", -1)
    join = engines.sql("join")
    plan = explain(session, join)
    found = plan.count("BroadcastHashJoin")
    if found != JOINS or "SortMergeJoin" in plan:
        fail(f"the plan has {found} broadcast joins, expected {JOINS} and no other join:\n{plan}")
    if "SortMergeJoin" not in explain(session, re.sub(r"/\*.*?\*/", "", join)):
        fail("the plan without hints has no SortMergeJoin")
    ports = F.broadcast(session.table("ports").withColumnRenamed("port", "dst_port"))
    named = session.table("flows").join(ports, ["dst_port", "transport"], "left")
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        named.explain()
    if "BroadcastHashJoin" not in shown.getvalue():
        fail(f"F.broadcast does not make a DataFrame's join broadcast:\n{shown.getvalue()}")
    print(f"  the plan: {JOINS} broadcast joins", file=sys.stderr)


def explain(session: SparkSession, query: str) -> str:
    """Returns the plan of a query."""
    return session.sql(f"EXPLAIN {query}").collect()[0][0]
