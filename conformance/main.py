"""Runs the published Python packages against a server of its own.

Each answer is held against Holdfast's OpenAPI document, and each of its operations must have been
called in the end.

  conformance/run [logins|tenants|flow|errors ...]
"""

import pathlib
import sys
import urllib3

import acts
import contract
import errors
import flow
import locks
import logins
import older
import recover
import server
import shapes
import tenants
import volumes

urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)

STEPS = ("logins", "tenants", "flow", "errors")


def folder_in(place, name):
    folder = pathlib.Path(place) / name
    (folder / "skipped").mkdir(parents=True)
    (folder / "one.txt").write_text("one\n")
    (folder / "two.txt").write_text("two\n")
    (folder / "skipped" / "three.txt").write_text("three\n")
    return folder


def main(wanted):
    from cohesity_cluster_sdk.cohesity_client_v2 import CohesityClientV2
    from cohesity_management_sdk.cohesity_client import CohesityClient

    watched = contract.Contract()
    with server.Server() as running:
        watched.watch()
        client = CohesityClientV2(cluster_vip=running.host, api_key=running.api_key)
        if "logins" in wanted:
            logins.run(running)
        if "tenants" in wanted:
            tenants.run(running, client)
        if "flow" in wanted:
            for make in (shapes.Models(), shapes.Dicts()):
                folder = folder_in(running.path, make.name)
                flow.Flow(client, make, folder).run()
                acts.Acts(client, make, folder, running).run()
                locks.Locks(client, make, folder).run()
                recover.Recover(client, make, folder, running).run()
                volumes.Volumes(client, make, folder, running).run()
            registered = flow.Flow(client, shapes.Dicts(), running.path).register()
            older.run(running, CohesityClient(cluster_vip=running.host, api_key=running.api_key))
            client.source.delete_protection_source_registration(registered.id)
        if "errors" in wanted:
            errors.run(running, client)
        report(watched, set(wanted) == set(STEPS))


def report(watched, is_whole):
    for failure in watched.failures:
        print("FAILED", failure)
    operations = {operation["operationId"] for _, _, operation in watched.operations}
    missing = sorted(operations - watched.called) if is_whole else []
    print(
        f"{len(watched.sent)} requests, {len(watched.called)} of {len(operations)} operations,"
        f" {len(watched.failures)} answers that the document does not have.")
    if missing:
        print("Never called:", ", ".join(missing))
    sys.exit(1 if watched.failures or missing else 0)


if __name__ == "__main__":
    main(sys.argv[1:] or STEPS)
