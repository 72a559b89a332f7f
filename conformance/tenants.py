"""Another tenant sees nothing of the first, and a client does no more than its privileges say."""

import json
import uuid

import requests
from cohesity_cluster_sdk.cohesity_client_v2 import CohesityClientV2

from errors import refused

PHYSICAL = {"endpoint": "localhost", "hostType": "kLinux", "physicalType": "kHost"}


def client_of(server, tenant, privileges):
    made = server.command(
        "admin", "client", "create", "--data", str(server.data), "--tenant", tenant, "--name",
        "of " + tenant, "--privileges", privileges, "--json")
    return CohesityClientV2(cluster_vip=server.host, api_key=json.loads(made)["apiKey"])


def run(server, first):
    name = "acme-" + uuid.uuid4().hex[:8]
    folder = server.path / name
    folder.mkdir()
    server.command(
        "admin", "tenant", "create", name, "--data", str(server.data), "--root", str(folder))
    second = client_of(server, name, "all")
    policy = first.policy.create_protection_policy({
        "name": "of the first tenant",
        "backupPolicy": {"regular": {
            "incremental": {"schedule": {"unit": "Days", "daySchedule": {"frequency": 1}}},
            "retention": {"unit": "Days", "duration": 7}}}})
    refused(404, lambda: second.policy.get_protection_policy_by_id(policy.id))
    refused(404, lambda: second.policy.delete_protection_policy(policy.id))
    assert not second.policy.get_protection_policies(ids=[policy.id]).policies
    _roots(server, second, name)
    _privileges(server, first, name)
    _header(server, name)
    first.policy.delete_protection_policy(policy.id)


def _roots(server, client, name):
    """A group can't leave the folders of its tenant, by dots or by links neither."""
    source = client.source.register_protection_source(
        {"environment": "kPhysical", "physicalParams": PHYSICAL})
    policy = client.policy.create_protection_policy({
        "name": "on demand", "backupPolicy": {"regular": {
            "retention": {"unit": "Days", "duration": 7}}}})
    folder = server.path / name
    (folder / "out").symlink_to(server.path)
    for path in ("/etc", f"{folder}/../{name}/../data", f"{folder}/out", str(server.data)):
        group = {
            "name": "of " + path, "environment": "kPhysical", "policyId": policy.id,
            "physicalParams": {"protectionType": "kFile", "fileProtectionTypeParams": {"objects": [
                {"id": source.source_id, "filePaths": [{"includedPath": path}]}]}}}
        refused(400, lambda: client.protection_group.create_protection_group(group), "filePaths")
    client.policy.delete_protection_policy(policy.id)
    client.source.delete_protection_source_registration(source.id)


def _privileges(server, first, name):
    looking = client_of(server, name, "PROTECTION_POLICY_VIEW")
    assert looking.policy.get_protection_policies().policies in (None, [])
    refused(403, lambda: looking.policy.create_protection_policy({
        "name": "x", "backupPolicy": {"regular": {"retention": {"unit": "Days", "duration": 7}}}}))
    refused(403, lambda: looking.protection_group.get_protection_groups())


def _header(server, name):
    """A header that names another tenant than the credential's."""
    answer = requests.get(
        server.address + "/v2/data-protect/policies", verify=False, timeout=60,
        headers={"apiKey": server.api_key, "X-IBM-Tenant-Id": name})
    assert answer.status_code == 403, answer.status_code
