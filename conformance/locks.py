"""Snapshots that nobody may delete, by a policy that locks them."""

from errors import refused
from flow import DAY_USECS, Flow


class Locks(Flow):
    """Leaves its group behind: its snapshots can't be deleted for a day."""

    def __init__(self, client, make, folder):
        super().__init__(client, make, folder)
        self.name = "locked, " + make.name

    def run(self):
        make = self.make
        registration = self.register()
        policy = self.client.policy.create_protection_policy(self.policy_request(
            "locked, " + self.suffix, data_lock_config=make(
                "DataLockConfig", mode="Compliance", unit="Days", duration=1)))
        groups = self.client.protection_group
        group = groups.create_protection_group(self.group_request(policy, registration))
        run = self.ended(group, 1)[0]
        info = run.local_backup_info
        lock = run.objects[0].local_snapshot_info.snapshot_info.data_lock_constraints
        assert lock.mode == "Compliance", lock.mode
        assert lock.expiry_time_usecs == info.start_time_usecs + DAY_USECS
        for config in ({"delete_snapshot": True}, {"days_to_keep": -14}):
            failed = self.update(group, run, **config).failed_runs
            assert "lock" in failed[0].error_message, failed[0].error_message
        refused(409, lambda: groups.delete_protection_group(group.id, delete_snapshots=True), "lock")
        refused(409, lambda: self.client.policy.delete_protection_policy(policy.id))
        refused(
            409,
            lambda: self.client.source.delete_protection_source_registration(registration.id))
        kept = self.runs(group, exclude_non_restorable_runs=True)
        assert [one.id for one in kept] == [run.id]
        groups.delete_protection_group(group.id, delete_snapshots=False)
        self.client.policy.delete_protection_policy(policy.id)
        self.client.source.delete_protection_source_registration(registration.id)
