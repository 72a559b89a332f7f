"""Protects a folder from the registration of the host to the end of its snapshots."""

import pathlib
import time

POLL_SECONDS_MAX = 60
DAY_USECS = 24 * 3600 * 1_000_000


def until(what, condition):
    """Waits for a condition, and gives its value."""
    end = time.monotonic() + POLL_SECONDS_MAX
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"Waited {POLL_SECONDS_MAX} s for {what}"
        time.sleep(0.1)


class Flow:
    """One pass through the protection of files, with requests of one shape."""

    def __init__(self, client, make, folder):
        self.client = client
        self.make = make
        self.folder = pathlib.Path(folder)
        self.suffix = make.name
        self.name = "documents, " + make.name

    def run(self):
        registration = self.register()
        self.read_source(registration)
        policy = self.policy()
        group = self.group(policy, registration)
        self.backup(group, registration)
        self.keep(group)
        self.lock(group)
        self.act_too_late(group)
        self.search(registration, group)
        self.clean_up(group, policy, registration)

    # -- sources

    def register(self):
        request = self.make(
            "SourceRegistrationRequestParams", environment="kPhysical",
            physical_params=self.make(
                "PhysicalSourceRegistrationParams", endpoint="localhost", host_type="kLinux",
                physical_type="kHost", applications=["kSQL"]))
        made = self.client.source.register_protection_source(request)
        assert isinstance(made.id, int) and isinstance(made.source_id, int), made.id
        assert made.source_info.name == "localhost", made.source_info.name
        assert made.source_info.object_type == "kHost"
        assert made.authentication_status == "Finished"
        return made

    def read_source(self, registration):
        source = self.client.source
        listed = source.get_source_registrations(ids=[registration.id]).registrations
        assert [one.id for one in listed] == [registration.id]
        assert source.get_source_registrations(ids=[]).registrations
        got = source.get_protection_source_registration(registration.id)
        assert got.source_id == registration.source_id
        update = self.make(
            "SourceRegistrationUpdateRequestParams", environment="kPhysical",
            name="host of " + self.suffix,
            physical_params=self.make(
                "PhysicalSourceRegistrationParams", endpoint="localhost", host_type="kLinux",
                physical_type="kHost"))
        updated = source.update_protection_source_registration(update, registration.id)
        assert updated.name == "host of " + self.suffix, updated.name
        patch = self.make("SourceRegistrationPatchRequestParams", environment="kPhysical")
        assert source.patch_protection_source_registration(patch, registration.id).id == registration.id
        assert source.refresh_protection_source_by_id(registration.source_id) is None
        after = source.get_protection_source_registration(registration.id)
        assert after.last_refreshed_time_msecs >= got.last_refreshed_time_msecs

    # -- policies

    def policy(self):
        policies = self.client.policy
        made = policies.create_protection_policy(self.policy_request("every six hours, " + self.suffix))
        assert made.id.count(":") == 2, made.id
        assert made.last_modification_time_usecs > 0
        names = [one.name for one in policies.get_protection_policies(ids=[made.id]).policies]
        assert names == [made.name], names
        got = policies.get_protection_policy_by_id(made.id)
        assert got.backup_policy.regular.retention.duration == 2
        got.description = "changed"
        replaced = policies.update_protection_policy(got, made.id)
        assert replaced.description == "changed"
        assert replaced.last_modification_time_usecs > made.last_modification_time_usecs
        return replaced

    def policy_request(self, name, unit="Weeks", duration=2, **retention):
        """Runs of its groups begin with the group, and six hours later."""
        make = self.make
        return make(
            "ProtectionPolicyRequest", name=name,
            backup_policy=make(
                "BackupPolicy",
                regular=make(
                    "RegularBackupPolicy",
                    incremental=make(
                        "IncrementalBackupPolicy",
                        schedule=make(
                            "IncrementalSchedule", unit="Hours",
                            hour_schedule=make("FrequencySchedule", frequency=6))),
                    retention=make("Retention", unit=unit, duration=duration, **retention))))

    # -- groups

    def group(self, policy, registration):
        groups = self.client.protection_group
        made = groups.create_protection_group(self.group_request(policy, registration))
        assert made.is_active and not made.is_paused
        assert made.start_time.time_zone
        listed = groups.get_protection_groups(
            names=[made.name], include_last_run_info=True, is_deleted=False).protection_groups
        assert [one.id for one in listed] == [made.id]
        got = groups.get_protection_group_by_id(made.id)
        got.description = "kept"
        replaced = groups.update_protection_group(got, made.id)
        assert replaced.description == "kept"
        uses = self.client.policy.get_protection_policies(ids=[policy.id], include_stats=True)
        assert uses.policies[0].num_protection_groups == 1
        return replaced

    def group_request(self, policy, registration, **files):
        make = self.make
        return make(
            "CreateOrUpdateProtectionGroupRequest", environment="kPhysical",
            name=self.name, policy_id=policy.id,
            physical_params=make(
                "PhysicalProtectionGroupParams", protection_type="kFile",
                file_protection_type_params=make(
                    "PhysicalFileProtectionGroupParams", **files,
                    objects=[make(
                        "PhysicalFileProtectionGroupObjectParams", id=registration.source_id,
                        metadata_file_path=str(self.names(self.folder)),
                        file_paths=[make(
                            "PhysicalFileBackupPathParams", included_path=str(self.folder),
                            excluded_paths=[str(self.folder / "skipped")])])])))

    def names(self, path):
        """A metadata file, which names one path."""
        file = self.folder.parent / f"names {self.suffix} {path.name}"
        file.write_text(f"# what to back up\n{path}\n")
        return file

    # -- runs

    def runs(self, group, **filters):
        found = self.client.protection_group.get_protection_group_runs(
            group.id, include_object_details=True, **filters)
        return found.runs or []

    def start(self, group, **members):
        request = self.make("CreateProtectionGroupRunRequest", run_type="kRegular", **members)
        started = self.client.protection_group.create_protection_group_run(request, group.id)
        assert started.protection_group_id == group.id

    def ended(self, group, count):
        return until(
            f"{count} ended runs",
            lambda: (lambda runs: runs if len(runs) >= count and all(
                run.local_backup_info.end_time_usecs for run in runs) else None)(self.runs(group)))

    def backup(self, group, registration):
        # A schedule of hours begins with the group.
        first = self.ended(group, 1)[-1]
        assert first.local_backup_info.status == "Succeeded", first.local_backup_info.status
        (self.folder / "new.txt").write_text("new\n")
        self.start(group, objects=[self.make("RunObject", id=registration.source_id)])
        second = self.ended(group, 2)[0]
        info = second.local_backup_info
        assert info.status == "Succeeded", info.messages
        assert info.successful_objects_count == 1
        snapshot = second.objects[0].local_snapshot_info.snapshot_info
        assert snapshot.status == "kSuccessful"
        assert snapshot.snapshot_id and "::" not in snapshot.snapshot_id
        assert snapshot.backup_file_count == 1, snapshot.backup_file_count
        assert snapshot.total_file_count == 3, snapshot.total_file_count
        expected = info.start_time_usecs + 14 * DAY_USECS
        assert snapshot.expiry_time_usecs == expected, snapshot.expiry_time_usecs
        self.by_metadata_file(group, registration)
        one = self.client.protection_group.get_protection_group_run(group.id, second.id)
        assert one.id == second.id
        progress = self.client.protection_group.get_protection_run_progress(
            second.id, include_finished_tasks=True, include_event_logs=True)
        assert progress.local_run.status == "Finished", progress.local_run.status

    def by_metadata_file(self, group, registration):
        """A file of this run alone, instead of the group's, names a path that the group excludes."""
        names = self.names(self.folder / "skipped")
        self.start(group, objects=[self.make(
            "RunObject", id=registration.source_id, physical_params=self.make(
                "RunObjectPhysicalParams", metadata_file_path=str(names)))])
        third = self.ended(group, 3)[0]
        snapshot = third.objects[0].local_snapshot_info.snapshot_info
        assert snapshot.total_file_count == 4, snapshot.total_file_count

    def update(self, group, run, **config):
        request = self.make(
            "UpdateProtectionGroupRunRequestBody",
            update_protection_group_run_params=[self.make(
                "UpdateProtectionGroupRunParams", run_id=run.id,
                local_snapshot_config=self.make("UpdateLocalSnapshotConfig", **config))])
        return self.client.protection_group.update_protection_group_run(request, group.id)

    def keep(self, group):
        run = self.ended(group, 2)[0]
        before = run.objects[0].local_snapshot_info.snapshot_info.expiry_time_usecs
        assert self.update(group, run, days_to_keep=3).successful_run_ids == [run.id]
        after = self.runs(group)[0].objects[0].local_snapshot_info.snapshot_info.expiry_time_usecs
        assert after == before + 3 * DAY_USECS
        assert self.update(group, run, enable_legal_hold=True).successful_run_ids == [run.id]
        assert self.runs(group)[0].on_legal_hold
        refused = self.update(group, run, delete_snapshot=True).failed_runs
        assert "hold" in refused[0].error_message, refused[0].error_message
        assert self.update(group, run, enable_legal_hold=False).successful_run_ids == [run.id]

    def lock(self, group):
        run = self.ended(group, 2)[-1]
        assert self.update(group, run, days_to_keep=-20, delete_snapshot=False).successful_run_ids
        run = self.ended(group, 2)[0]
        assert self.update(group, run, data_lock="Administrative").successful_run_ids == [run.id]
        locked = self.runs(group)[0].objects[0].local_snapshot_info.snapshot_info
        assert locked.data_lock_constraints.mode == "Administrative"

    def act(self, group, action, **params):
        request = self.make("PerformActionOnProtectionGroupRunRequest", action=action, **params)
        return self.client.protection_group.perform_action_on_protection_group_run(
            request, group.id)

    def act_too_late(self, group):
        run = self.runs(group)[0]
        paused = self.act(
            group, "Pause",
            pause_params=[self.make("PauseProtectionRunActionParams", run_id=run.id)])
        assert "running" in paused.pause_params[0].error, "An ended run can't be paused"
        resumed = self.act(
            group, "Resume",
            resume_params=[self.make("ResumeProtectionRunActionParams", run_id=run.id)])
        assert resumed.resume_params[0].error

    # -- search

    def search(self, registration, group):
        found = self.client.search.search_objects(search_string="host*", environments=["kPhysical"])
        assert registration.source_id in [one.id for one in found.objects]
        protected = self.client.search.search_protected_objects(
            object_ids=[registration.source_id], protection_group_ids=[group.id])
        assert protected.num_results == 1, protected.num_results
        latest = protected.objects[0].latest_snapshots_info
        assert [one.protection_group_id for one in latest] == [group.id]

    # -- the end

    def clean_up(self, group, policy, registration):
        groups = self.client.protection_group
        for run in self.runs(group):
            self.update(group, run, delete_snapshot=True)
        until("no restorable run", lambda: not self.runs(group, exclude_non_restorable_runs=True))
        groups.delete_protection_group(group.id, delete_snapshots=True)
        assert not groups.get_protection_groups(ids=[group.id]).protection_groups
        self.client.policy.delete_protection_policy(policy.id)
        self.client.source.delete_protection_source_registration(registration.id)
