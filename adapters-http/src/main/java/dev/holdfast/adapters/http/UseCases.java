package dev.holdfast.adapters.http;

import dev.holdfast.application.port.in.config.DeleteUpload;
import dev.holdfast.application.port.in.config.ReadBackups;
import dev.holdfast.application.port.in.config.ReadBundle;
import dev.holdfast.application.port.in.config.StoreUpload;
import dev.holdfast.application.port.in.identity.Authenticate;
import dev.holdfast.application.port.in.identity.LogIn;
import dev.holdfast.application.port.in.identity.ManageUsers;
import dev.holdfast.application.port.in.policy.ManagePolicies;
import dev.holdfast.application.port.in.search.SearchFiles;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots;
import dev.holdfast.application.port.in.source.ManageSources;
import dev.holdfast.application.port.in.source.SearchObjects;

/** What the edge drives; each must be safe for several threads at once. */
public record UseCases(
    Authenticate authenticate,
    LogIn logIn,
    ManageUsers manageUsers,
    ManagePolicies managePolicies,
    ManageSources manageSources,
    SearchObjects searchObjects,
    SearchFiles searchFiles,
    StoreUpload storeUpload,
    ReadBackups readBackups,
    DeleteUpload deleteUpload,
    ReadBundle readBundle,
    BrowseSnapshots browseSnapshots,
    GroupUseCases groups,
    RecoveryUseCases recoveries) {}
