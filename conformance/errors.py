"""What is refused, and how clients see it."""

import requests
from cohesity_cluster_sdk.cohesity_client_v2 import CohesityClientV2
from cohesity_cluster_sdk.exceptions.api_exception import APIException


def refused(code, call, words=""):
    try:
        call()
    except APIException as e:
        assert e.response_code == code, f"{e.response_code} instead of {code}: {e}"
        assert words in str(e), f"{words!r} is not in {e}"
        return
    raise AssertionError(f"Nothing was refused; {code} was to be")


def run(server, client):
    refused(404, lambda: client.policy.get_protection_policy_by_id("1:2:3"), "policy")
    refused(404, lambda: client.protection_group.get_protection_group_by_id("1:2:3"), "group")
    refused(
        400, lambda: client.policy.create_protection_policy({"name": "x"}), "backupPolicy")
    refused(
        400,
        lambda: client.source.register_protection_source(
            {"environment": "kPhysical", "physicalParams": {"endpoint": "db1.example.net"}}),
        "db1.example.net")
    refused(
        400,
        lambda: client.source.register_protection_source(
            {"environment": "kKubernetes", "kubernetesParams": {
                "endpoint": "x", "clientPrivateKey": "y", "kubernetesDistribution": "kIKS"}}))
    stranger = CohesityClientV2(cluster_vip=server.host, api_key="wrong")
    refused(401, lambda: stranger.policy.get_protection_policies())
    _unknown_route(server)
    _not_built(server, client)


def _unknown_route(server):
    answer = requests.get(
        server.address + "/v2/no-such-thing", headers={"apiKey": server.api_key}, verify=False,
        timeout=60)
    assert answer.status_code == 404 and answer.json()["message"], answer.text


# Operations of the contract that are not built yet; those that a package has no method for, too.
NOT_BUILT = """
POST /data-protect/agents/download
GET /data-protect/agents/upgrade-tasks
POST /data-protect/agents/upgrade-tasks
GET /data-source-connections
POST /data-source-connections
DELETE /data-source-connections/1
PATCH /data-source-connections/1
POST /data-source-connections/1/registrationToken
GET /data-source-connector/logs
POST /data-source-connector/registration
GET /data-source-connector/status
GET /data-source-connectors
GET /data-source-connectors/metadata
DELETE /data-source-connectors/1
PATCH /data-source-connectors/1
"""


def _not_built(server, client):
    """Operations of later issues say so, in the words of the API."""
    for line in NOT_BUILT.split("\n"):
        if not line:
            continue
        method, path = line.split(" ")
        answer = requests.request(
            method, server.address + "/v2" + path, headers={"apiKey": server.api_key},
            json={} if method in ("POST", "PATCH") else None, verify=False, timeout=60)
        assert answer.status_code == 501, f"{line}: {answer.status_code}"
        body = answer.json()
        assert body["errorCode"] == "KStatusNotImplemented" and body["message"], body
