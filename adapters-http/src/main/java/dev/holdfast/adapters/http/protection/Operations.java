package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Contract;

/** The operations of the contract, built or not. */
final class Operations {
  static final Contract ALL =
      Contract.of(
          ProtectionApi.ROOT,
          "POST /access-tokens",
          "POST /data-protect/agents/download",
          "GET /data-protect/agents/upgrade-tasks",
          "POST /data-protect/agents/upgrade-tasks",
          "GET /data-protect/objects/{id}/snapshots",
          "GET /data-protect/policies",
          "POST /data-protect/policies",
          "GET /data-protect/policies/{id}",
          "PUT /data-protect/policies/{id}",
          "DELETE /data-protect/policies/{id}",
          "GET /data-protect/protection-groups",
          "POST /data-protect/protection-groups",
          "GET /data-protect/protection-groups/{id}",
          "PUT /data-protect/protection-groups/{id}",
          "DELETE /data-protect/protection-groups/{id}",
          "GET /data-protect/protection-groups/{id}/runs",
          "PUT /data-protect/protection-groups/{id}/runs",
          "POST /data-protect/protection-groups/{id}/runs",
          "POST /data-protect/protection-groups/{id}/runs/actions",
          "GET /data-protect/protection-groups/{id}/runs/{runId}",
          "GET /data-protect/recoveries",
          "POST /data-protect/recoveries",
          "POST /data-protect/recoveries/download-files-folders",
          "GET /data-protect/recoveries/{id}",
          "POST /data-protect/recoveries/{id}/cancel",
          "GET /data-protect/recoveries/{id}/download-files",
          "GET /data-protect/runs/{runId}/progress",
          "POST /data-protect/search/indexed-objects",
          "GET /data-protect/search/objects",
          "GET /data-protect/search/protected-objects",
          "POST /data-protect/snapshots/restore-points",
          "POST /data-protect/snapshots/{snapshotId}/meta-info",
          "GET /data-protect/snapshots/{snapshotsId}/download-file",
          "GET /data-protect/sources/registrations",
          "POST /data-protect/sources/registrations",
          "GET /data-protect/sources/registrations/{id}",
          "PUT /data-protect/sources/registrations/{id}",
          "DELETE /data-protect/sources/registrations/{id}",
          "PATCH /data-protect/sources/registrations/{id}",
          "POST /data-protect/sources/{id}/refresh",
          "GET /data-source-connections",
          "POST /data-source-connections",
          "DELETE /data-source-connections/{connectionId}",
          "PATCH /data-source-connections/{connectionId}",
          "POST /data-source-connections/{connectionId}/registrationToken",
          "GET /data-source-connector/logs",
          "POST /data-source-connector/registration",
          "GET /data-source-connector/status",
          "GET /data-source-connectors",
          "GET /data-source-connectors/metadata",
          "DELETE /data-source-connectors/{connectorId}",
          "PATCH /data-source-connectors/{connectorId}");

  private Operations() {}
}
