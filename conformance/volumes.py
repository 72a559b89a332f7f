"""Protects whole volumes and brings them back: an image file, and a block device where one can be made."""

import os
import random
import subprocess

import requests

from errors import refused
from recover import Recover

MEGABYTE = 1024 * 1024


class Volumes(Recover):
    """Stores a disk image and a device by id and by path, and compares what comes back bit for bit."""

    def __init__(self, client, make, folder, server):
        super().__init__(client, make, folder, server)
        self.name = "volumes, " + make.name
        self.image = self.folder / "disk.img"
        self.target = self.folder / "back.img"

    def run(self):
        content = random.Random(7).randbytes(3 * MEGABYTE)
        self.write(self.image, content + bytes(5 * MEGABYTE))
        self.device = self.loop_device(self.folder / "behind the device", content)
        try:
            self.with_volumes(content)
            self.roots("/")
        finally:
            if self.device:
                subprocess.run(["losetup", "--detach", self.device], check=True)

    def with_volumes(self, content):
        named = [str(self.image), *([self.device] if self.device else [])]
        self.roots("/", *named)
        self.registration = self.register()
        guids = self.guids()
        policies = self.client.policy
        policy = policies.create_protection_policy(self.policy_request("volumes, " + self.suffix))
        groups = self.client.protection_group
        self.refused_groups(policy)
        self.group = groups.create_protection_group(self.volumes_request(policy, list(guids.values())))
        told = self.group.physical_params
        assert told.protection_type == "kVolume", told.protection_type
        assert told.volume_protection_type_params.objects[0].volume_guids == list(guids.values())
        run = self.ended(self.group, 1)[-1]
        assert run.local_backup_info.status == "Succeeded", run.local_backup_info.messages
        snapshot = self.snapshot(run)
        self.unchanged()
        self.bring_back(snapshot, guids, content)
        self.out_of_reach(snapshot)
        groups.delete_protection_group(self.group.id, delete_snapshots=True)
        policies.delete_protection_policy(policy.id)
        self.client.source.delete_protection_source_registration(self.registration.id)

    # -- what there is

    def roots(self, *paths):
        self.server.command(
            "admin", "tenant", "roots", "default", "--data", str(self.server.data),
            *[word for path in paths for word in ("--set", path)])

    def loop_device(self, file, content):
        """Empty where this user can make none."""
        self.write(file, content + bytes(MEGABYTE))
        try:
            made = subprocess.run(
                ["losetup", "--find", "--show", str(file)], capture_output=True, text=True, check=False)
        except FileNotFoundError:
            return ""
        return made.stdout.strip() if made.returncode == 0 else ""

    def guids(self):
        """Those of the volumes that the operator names, as the tree of sources tells them."""
        found = requests.get(
            self.server.address + "/irisservices/api/v1/public/protectionSources",
            params={"id": self.registration.source_id}, headers={"apiKey": self.server.api_key},
            verify=False, timeout=60).json()
        volumes = found[0]["protectionSource"]["physicalProtectionSource"]["volumes"]
        by_path = {one["devicePath"]: one["guid"] for one in volumes}
        named = [str(self.image), *([self.device] if self.device else [])]
        return {path: by_path[path] for path in named}

    def volumes_request(self, policy, guids, **volumes):
        make = self.make
        return make(
            "CreateOrUpdateProtectionGroupRequest", environment="kPhysical", name=self.name,
            policy_id=policy.id,
            physical_params=make(
                "PhysicalProtectionGroupParams", protection_type="kVolume",
                volume_protection_type_params=make(
                    "PhysicalVolumeProtectionGroupParams", **volumes,
                    objects=[make(
                        "PhysicalVolumeProtectionGroupObjectParams",
                        id=self.registration.source_id, volume_guids=guids)])))

    def refused_groups(self, policy):
        create = self.client.protection_group.create_protection_group
        refused(400, lambda: create(self.volumes_request(policy, ["no-such-volume"])), "no-such-volume")
        refused(400, lambda: create(self.volumes_request(policy, [str(self.server.data)])), "data")
        refused(400, lambda: create(self.volumes_request(policy, [], quiesce=True)), "quiesce")

    def snapshot(self, run):
        objects = self.client.object
        found = objects.get_object_snapshots(
            self.registration.source_id, protection_group_ids=[self.group.id],
            object_action_keys=["kPhysical"]).snapshots
        assert [one.run_instance_id for one in found] == [int(run.id.split(":")[0])], found
        assert found[0].physical_params.protection_type == "kVolume"
        assert not objects.get_object_snapshots(
            self.registration.source_id, protection_group_ids=[self.group.id],
            snapshot_actions=["RecoverFiles"]).snapshots
        return found[0].id

    def unchanged(self):
        """A run of volumes that did not change stores nothing."""
        self.start(self.group)
        second = self.ended(self.group, 2)[0]
        stats = second.objects[0].local_snapshot_info.snapshot_info.stats
        assert stats.bytes_written == 0, stats.bytes_written

    # -- what comes back

    def bring_back(self, snapshot, guids, content):
        self.recovered(snapshot, {guids[str(self.image)]: str(self.target)})
        assert self.target.read_bytes() == content + bytes(5 * MEGABYTE)
        assert os.stat(self.target).st_blocks * 512 <= 4 * MEGABYTE, "zeros take no room"
        self.write(self.image, b"overwritten")
        self.recovered(snapshot, {str(self.image): guids[str(self.image)]})
        assert self.image.read_bytes() == content + bytes(5 * MEGABYTE)
        if self.device:
            with open(self.device, "r+b") as device:
                device.write(b"overwritten")
            self.recovered(snapshot, {guids[self.device]: guids[self.device]})
            with open(self.device, "rb") as device:
                assert device.read() == content + bytes(MEGABYTE)

    def recovered(self, snapshot, mapping):
        made = self.client.recovery.create_recovery(self.volume_request(snapshot, mapping))
        ended = self.until_ended(made.id)
        assert ended.status == "Succeeded", ended.physical_params.objects[0].messages
        assert ended.recovery_action == "RecoverPhysicalVolumes"

    def volume_request(self, snapshot, mapping, **target):
        make = self.make
        return make(
            "CreateRecoveryRequest", name="volumes, " + self.suffix,
            snapshot_environment="kPhysical",
            physical_params=make(
                "RecoverPhysicalParams",
                objects=[make("CommonRecoverObjectSnapshotParams", snapshot_id=snapshot)],
                recovery_action="RecoverPhysicalVolumes",
                recover_volume_params=make(
                    "RecoverPhysicalVolumeParams", target_environment="kPhysical",
                    physical_target_params=make(
                        "PhysicalTargetParamsForRecoverVolume", **target,
                        mount_target=make(
                            "RecoveryObjectIdentifier", id=self.registration.source_id),
                        volume_mapping=[
                            make(
                                "RecoverVolumeMapping", source_volume_guid=source,
                                destination_volume_guid=destination)
                            for source, destination in mapping.items()]))))

    def out_of_reach(self, snapshot):
        create = self.client.recovery.create_recovery
        refused(400, lambda: create(self.request(
            snapshot, ["/etc/passwd"], restore_to_original_paths=True)), "can't be reached")
        refused(400, lambda: create(self.volume_request(
            snapshot, {str(self.image): str(self.target)}, force_unmount_volume=True)), "unmounts")
        refused(403, lambda: create(self.volume_request(
            snapshot, {str(self.image): str(self.server.data)})), "data folder")

    @staticmethod
    def write(path, content):
        path.write_bytes(content)
