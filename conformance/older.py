"""The older paths, by the package that knows them, and one that none knows."""

import requests


def run(server, client, registered_name="localhost"):
    sources = client.protection_sources
    roots = sources.list_protection_sources()
    physical = roots[0].protection_source.physical_protection_source
    assert physical.os_name and physical.volumes, physical
    info = sources.list_protection_sources_registration_info()
    assert info.root_nodes, info
    user = client.principals.get_users(usernames=["olga"])[0]
    user.email_address = "olga@example.net"
    assert client.principals.update_user(user).email_address == "olga@example.net"
    answer = requests.get(
        server.address + "/irisservices/api/v1/progressMonitors",
        headers={"apiKey": server.api_key}, json={"taskPathVec": ["run_1"]}, verify=False,
        timeout=60)
    assert answer.status_code == 200, answer.text
    assert isinstance(answer.json()["resultGroupVec"], list)
