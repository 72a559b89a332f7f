"""Every way in which the packages prove who they are."""

import requests
from cohesity_cluster_sdk.cohesity_client_v2 import CohesityClientV2
from cohesity_management_sdk.cohesity_client import CohesityClient

PASSWORD = "a password of thirty characters"


def run(server):
    server.command(
        "admin", "user", "create", "--data", str(server.data), "--tenant", "default",
        "--username", "olga", "--privileges", "all", "--password-stdin", text=PASSWORD + "\n")
    clients = (
        CohesityClientV2(cluster_vip=server.host, api_key=server.api_key),
        CohesityClientV2(cluster_vip=server.host, username="olga", password=PASSWORD),
        CohesityClientV2(
            cluster_vip=server.host, username="olga", password=PASSWORD, use_session=True),
    )
    for client in clients:
        assert client.policy.get_protection_policies() is not None
    _refused_login(server)
    older = CohesityClient(cluster_vip=server.host, username="olga", password=PASSWORD)
    names = [user.username for user in older.principals.get_users()]
    assert "olga" in names, names


def _refused_login(server):
    client = CohesityClientV2(cluster_vip=server.host, username="olga", password="wrong password")
    try:
        client.policy.get_protection_policies()
    except requests.HTTPError as e:
        assert e.response.status_code == 401, e.response.status_code
    else:
        raise AssertionError("A wrong password was taken")
