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
    _not_built(client)


def _unknown_route(server):
    answer = requests.get(
        server.address + "/v2/no-such-thing", headers={"apiKey": server.api_key}, verify=False,
        timeout=60)
    assert answer.status_code == 404 and answer.json()["message"], answer.text


def _not_built(client):
    """Operations of later issues say so, in the words of the API."""
    calls = (
        lambda: client.recovery.get_recoveries(),
        lambda: client.object.get_object_snapshots(1),
        lambda: client.agent.get_upgrade_tasks(),
        lambda: client.data_source_connection.get_data_source_connections(),
        lambda: client.data_source_connector.get_data_source_connectors(),
        lambda: client.data_source_connector_local.get_data_source_connector_status(),
        lambda: client.search.search_indexed_objects({"objectType": "Files"}),
    )
    for call in calls:
        refused(501, call)
