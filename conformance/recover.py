"""Brings files back: snapshots of a host, the search for files, recoveries and downloads."""

import io
import os
import zipfile

import requests

from errors import refused
from flow import Flow, until

ENDED = ("Succeeded", "SucceededWithWarning", "Failed", "Canceled")


class Recover(Flow):
    """Stores a tree with odd entries, and compares what comes back of it in every way."""

    def __init__(self, client, make, folder, server):
        super().__init__(client, make, folder)
        self.server = server
        self.name = "to bring back, " + make.name

    def run(self):
        self.odd_entries()
        self.registration = self.register()
        policies = self.client.policy
        policy = policies.create_protection_policy(self.policy_request("recover, " + self.suffix))
        group = self.client.protection_group.create_protection_group(
            self.group_request(policy, self.registration))
        self.group = group
        run = self.ended(group, 1)[-1]
        snapshot = self.snapshots(run)
        self.restore_points(run)
        self.find()
        self.one_file(snapshot)
        self.recover(snapshot)
        self.archive(snapshot)
        self.cancel(snapshot)
        self.client.protection_group.delete_protection_group(group.id, delete_snapshots=True)
        policies.delete_protection_policy(policy.id)
        self.client.source.delete_protection_source_registration(self.registration.id)

    def odd_entries(self):
        (self.folder / "one.txt").chmod(0o640)
        os.utime(self.folder / "one.txt", ns=(10**18 + 1, 10**18 + 1))
        (self.folder / "link").symlink_to("one.txt")
        os.link(self.folder / "one.txt", self.folder / "again.txt")
        (self.folder / "new\nline ä").write_text("odd\n")
        with open(self.folder / "holes", "wb") as file:
            file.truncate(8 * 1024 * 1024)

    # -- what is there

    def snapshots(self, run):
        objects = self.client.object
        found = objects.get_object_snapshots(
            self.registration.source_id, protection_group_ids=[self.group.id],
            run_types=["kRegular"]).snapshots
        assert [one.run_instance_id for one in found] == [int(run.id.split(":")[0])], found
        assert found[0].environment == "kPhysical", found[0].environment
        assert not objects.get_object_snapshots(
            self.registration.source_id, to_time_usecs=1).snapshots
        told = objects.construct_meta_info({"environment": "kPhysical"}, found[0].id)
        assert told.environment == "kPhysical"
        return found[0].id

    def restore_points(self, run):
        start = run.local_backup_info.start_time_usecs
        points = self.client.recovery.get_restore_points_in_time_range({
            "startTimeUsecs": start - 1, "endTimeUsecs": start + 60_000_000,
            "environment": "kPhysical", "protectionGroupIds": [self.group.id],
            "sourceId": self.registration.source_id})
        assert len(points.full_snapshot_info) == 1, points.full_snapshot_info

    def find(self):
        def found():
            answer = self.client.search.search_indexed_objects({
                "objectType": "Files", "protectionGroupIds": [self.group.id],
                "fileParams": {"searchString": "one.txt"}})
            return answer if answer.count else None

        answer = until("the index of files", found)
        assert answer.count == 1, answer.count
        assert answer.files[0].name == "one.txt", answer.files[0].name
        assert answer.files[0].path == str(self.folder / "one.txt"), answer.files[0].path

        def indexed():
            listed = self.client.object.get_object_snapshots(
                self.registration.source_id, protection_group_ids=[self.group.id]).snapshots
            return [one.indexing_status for one in listed] == ["Done"]

        until("the snapshot to be indexed", indexed)

    # -- what comes back

    def one_file(self, snapshot):
        path = f"/v2/data-protect/snapshots/{snapshot}/download-file"
        file = str(self.folder / "two.txt")
        assert self.fetch(path, filePath=file) == b"two\n"
        assert self.fetch(path, filePath=file, startOffset=1, length=2) == b"wo"
        assert self.fetch(path, filePath=file, startOffset=4) == b""
        refused(416, lambda: self.client.recovery.download_indexed_file(
            snapshot, file_path=file, start_offset=5))

    def recover(self, snapshot):
        back = self.server.path / ("back-" + self.suffix)
        made = self.client.recovery.create_recovery(self.request(
            snapshot, [self.folder], alternate_restore_directory=str(back)))
        ended = self.until_ended(made.id)
        assert ended.status == "Succeeded", ended.messages
        same(self.folder, back / str(self.folder).lstrip("/"))
        (self.folder / "one.txt").write_text("other\n")
        (self.folder / "two.txt").unlink()
        kept = self.client.recovery.create_recovery(
            self.request(snapshot, [self.folder], restore_to_original_paths=True))
        assert self.until_ended(kept.id).status == "SucceededWithWarning"
        assert (self.folder / "one.txt").read_text() == "other\n"
        assert (self.folder / "two.txt").read_text() == "two\n"
        replaced = self.client.recovery.create_recovery(self.request(
            snapshot, [self.folder / "one.txt"], restore_to_original_paths=True,
            overwrite_existing=True))
        assert self.until_ended(replaced.id).status == "Succeeded"
        assert (self.folder / "one.txt").read_text() == "one\n"
        listed = self.client.recovery.get_recoveries(
            ids=[made.id, kept.id], status=["Succeeded"], recovery_actions=["RecoverFiles"])
        assert [one.id for one in listed.recoveries] == [made.id]
        refused(400, lambda: self.client.recovery.create_recovery(
            self.request(snapshot, ["relative"], restore_to_original_paths=True)), "relative")

    def request(self, snapshot, paths, **target):
        make = self.make
        return make(
            "CreateRecoveryRequest", name="back, " + self.suffix, snapshot_environment="kPhysical",
            physical_params=make(
                "RecoverPhysicalParams",
                objects=[make("CommonRecoverObjectSnapshotParams", snapshot_id=snapshot)],
                recovery_action="RecoverFiles",
                recover_file_and_folder_params=make(
                    "RecoverPhysicalFileAndFolderParams", target_environment="kPhysical",
                    files_and_folders=[
                        make("CommonRecoverFileAndFolderInfo", absolute_path=str(path))
                        for path in paths],
                    physical_target_params=make(
                        "PhysicalTargetParamsForRecoverFileAndFolder", **target,
                        recover_target=make("RecoverTarget", id=self.registration.source_id),
                        continue_on_error=True))))

    def archive(self, snapshot):
        make = self.make
        made = self.client.recovery.create_download_files_and_folders_recovery(make(
            "DownloadFilesAndFoldersRequestParams", name="packed, " + self.suffix,
            object=make("CommonRecoverObjectSnapshotParams", snapshot_id=snapshot),
            files_and_folders=[
                make("FilesAndFoldersObject", absolute_path=path)
                for path in (str(self.folder), "/no/such/path")]))
        assert self.until_ended(made.id).status == "SucceededWithWarning"
        path = f"/v2/data-protect/recoveries/{made.id}/download-files"
        packed = zipfile.ZipFile(io.BytesIO(self.fetch(path)))
        name = str(self.folder).lstrip("/")
        assert packed.testzip() is None
        assert packed.read(name + "/one.txt") == b"one\n"
        assert packed.getinfo(name + "/one.txt").external_attr >> 16 == 0o100640
        assert packed.read(name + "/link") == b"one.txt"
        assert self.fetch(path, startOffset=0, length=2) == b"PK"
        assert self.fetch(path, fileType="error").startswith(b"/no/such/path\t")
        assert str(self.folder / "one.txt").encode() in self.fetch(
            path, fileType="success_files_list")

    def cancel(self, snapshot):
        back = self.server.path / ("never-" + self.suffix)
        made = self.client.recovery.create_recovery(self.request(
            snapshot, [self.folder], alternate_restore_directory=str(back)))
        try:
            self.client.recovery.cancel_recovery_by_id(made.id)
        except Exception as e:
            # It may have ended before.
            assert getattr(e, "response_code", None) == 409, e
        assert self.until_ended(made.id).status in ("Canceled", "Succeeded")
        refused(409, lambda: self.client.recovery.cancel_recovery_by_id(made.id))

    def until_ended(self, recovery):
        def ended():
            found = self.client.recovery.get_recovery_by_id(recovery)
            return found if found.status in ENDED else None

        return until("a recovery", ended)

    def fetch(self, path, **query):
        """The package gives no bytes."""
        answer = requests.get(
            self.server.address + path, params=query, headers={"apiKey": self.server.api_key},
            verify=False, timeout=60)
        assert answer.status_code == 200, answer.text
        return answer.content


def same(one, other):
    """Whether two trees have the same entries, but for what was excluded."""
    for folder, folders, files in os.walk(one):
        folders[:] = [name for name in folders if name != "skipped"]
        for name in [*folders, *files]:
            before = os.path.join(folder, name)
            after = os.path.join(other, os.path.relpath(before, one))
            was, now = os.lstat(before), os.lstat(after)
            assert (was.st_mode, was.st_uid, was.st_gid) == (now.st_mode, now.st_uid, now.st_gid)
            assert was.st_mtime_ns == now.st_mtime_ns, after
            if os.path.islink(before):
                assert os.readlink(before) == os.readlink(after), after
            elif os.path.isfile(before):
                assert was.st_nlink == now.st_nlink, after
                assert open(before, "rb").read() == open(after, "rb").read(), after
    assert os.lstat(os.path.join(other, "holes")).st_blocks < 64
    assert not os.path.exists(os.path.join(other, "skipped"))
