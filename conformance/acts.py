"""Acts on a run that is under way: its pre-script holds it until the test lets it go."""

import requests

from errors import refused
from flow import Flow, until

SCRIPT = """#!/bin/sh
while [ -e "$1" ]; do sleep 0.1; done
"""


class Acts(Flow):
    """Protects a folder by a group whose runs wait for a file to go."""

    def __init__(self, client, make, folder, server):
        super().__init__(client, make, folder)
        self.server = server
        self.name = "held up, " + make.name
        self.gate = server.path / ("gate-" + make.name)

    def run(self):
        script = self.server.scripts / "wait.sh"
        script.write_text(SCRIPT)
        script.chmod(0o755)
        self.registration = self.register()
        policies = self.client.policy
        policy = policies.create_protection_policy(self.policy_request("acts, " + self.suffix))
        self.gate.touch()
        group = self.client.protection_group.create_protection_group(
            self.group_request(
                policy, self.registration,
                pre_post_script=self.make(
                    "PrePostScriptParams",
                    pre_script=self.make(
                        "CommonPreBackupScriptParams", path=str(script), params=f"'{self.gate}'",
                        timeout_secs=120))))
        self.pause_and_resume(group)
        self.wait_in_line(group)
        self.cancel(group)
        self.cancel_a_part(group)
        self.client.protection_group.delete_protection_group(group.id, delete_snapshots=True)
        policies.delete_protection_policy(policy.id)
        self.client.source.delete_protection_source_registration(self.registration.id)

    def newest(self, group, status):
        def found():
            runs = self.runs(group)
            return runs[0] if runs and runs[0].local_backup_info.status == status else None

        return until("a run that is " + status, found)

    def pause_and_resume(self, group):
        run = self.newest(group, "Running")
        self.look(run, "Active")
        paused = self.act(
            group, "Pause",
            pause_params=[self.make("PauseProtectionRunActionParams", run_id=run.id)])
        assert paused.pause_params[0].error is None, paused.pause_params[0].error
        self.newest(group, "Paused")
        resumed = self.act(
            group, "Resume",
            resume_params=[self.make("ResumeProtectionRunActionParams", run_id=run.id)])
        assert resumed.resume_params[0].error is None, resumed.resume_params[0].error
        self.gate.unlink()
        ended = self.newest(group, "Succeeded")
        assert ended.id == run.id
        self.look(ended, "Finished")

    def look(self, run, status):
        """The progress of a run, by both paths that show it."""
        progress = self.client.protection_group.get_protection_run_progress(
            run.id, include_finished_tasks=True, include_event_logs=True).local_run
        assert progress.status == status, progress.status
        is_over = status == "Finished"
        assert (progress.percentage_completed == 100) == is_over, progress.percentage_completed
        assert (progress.end_time_usecs is not None) == is_over
        assert progress.start_time_usecs >= run.local_backup_info.start_time_usecs
        assert [one.id for one in progress.objects] == [self.registration.source_id]
        assert progress.events[0].message
        answer = requests.get(
            self.server.address + "/irisservices/api/v1/progressMonitors",
            headers={"apiKey": self.server.api_key}, verify=False, timeout=60,
            json={
                "taskPathVec": [run.local_backup_info.progress_task_id],
                "includeFinishedTasks": True,
            })
        assert answer.status_code == 200, answer.text
        task = answer.json()["resultGroupVec"][0]["taskVec"][0]
        assert (task["progress"]["percentFinished"] == 100) == is_over, task

    def wait_in_line(self, group):
        self.gate.touch()
        self.start(group)
        first = self.newest(group, "Running")
        self.start(group)
        second = self.newest(group, "Accepted")
        assert second.id != first.id
        refused(409, lambda: self.start(group))
        self.cancel_run(group, second)
        self.cancel_run(group, first)
        self.gate.unlink()

    def cancel_run(self, group, run, **part):
        done = self.act(
            group, "Cancel",
            cancel_params=[self.make(
                "CancelProtectionGroupRunRequest", run_id=run.id, **part)])
        assert [one.run_id for one in done.cancel_params] == [run.id]
        ended = until("the end of " + run.id, lambda: self.ended_one(group, run))
        assert ended.local_backup_info.status == "Canceled", ended.local_backup_info.status
        assert ended.objects[0].local_snapshot_info.snapshot_info.snapshot_id is None
        return ended

    def ended_one(self, group, run):
        one = self.client.protection_group.get_protection_group_run(
            group.id, run.id, include_object_details=True)
        return one if one.local_backup_info.end_time_usecs else None

    def cancel(self, group):
        self.gate.touch()
        self.start(group)
        run = self.newest(group, "Running")
        ended = self.cancel_run(group, run)
        refused(409, lambda: self.cancel_run(group, ended))
        refused(404, lambda: self.act(
            group, "Cancel",
            cancel_params=[self.make("CancelProtectionGroupRunRequest", run_id="1:2")]))
        self.gate.unlink()

    def cancel_a_part(self, group):
        """By the object, and by the task of the run."""
        self.gate.touch()
        self.start(group)
        run = self.newest(group, "Running")
        self.cancel_run(group, run, object_ids=[self.registration.source_id])
        self.start(group)
        run = self.newest(group, "Running")
        self.cancel_run(group, run, local_task_id=run.local_backup_info.local_task_id)
        self.gate.unlink()
