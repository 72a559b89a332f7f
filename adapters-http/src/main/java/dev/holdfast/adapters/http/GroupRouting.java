package dev.holdfast.adapters.http;

import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.iris.ProgressMonitorRoutes;
import dev.holdfast.adapters.http.progress.RunTasks;
import dev.holdfast.adapters.http.protection.GroupRoutes;
import dev.holdfast.adapters.http.protection.ProgressRoutes;
import dev.holdfast.adapters.http.protection.RunChangeRoutes;
import dev.holdfast.adapters.http.protection.RunRoutes;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.application.port.in.recovery.ReadRecoveries;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The routes of protection groups and their runs.
 *
 * @param newer those below {@code /v2}
 * @param older those beside it
 */
record GroupRouting(List<Route> newer, List<Route> older) {

  static GroupRouting of(
      GroupUseCases useCases, ReadRecoveries recoveries, WireIds ids, InstantSource clock) {
    RunTasks tasks = new RunTasks(useCases.readRuns(), clock);
    GroupRoutes groups = new GroupRoutes(useCases.manageGroups(), useCases.readRuns(), ids, clock);
    RunChangeRoutes changes = new RunChangeRoutes(useCases.updateRuns(), useCases.actOnRuns(), ids);
    RunRoutes runs =
        new RunRoutes(
            useCases.manageGroups(), useCases.readRuns(), useCases.startRun(), changes, ids, clock);
    ProgressRoutes progress = new ProgressRoutes(useCases.readRuns(), tasks);
    ProgressMonitorRoutes monitors =
        new ProgressMonitorRoutes(
            useCases.manageGroups(), useCases.readRuns(), tasks, recoveries, clock);
    return new GroupRouting(
        Stream.of(groups.routes(), runs.routes(), progress.routes()).flatMap(List::stream).toList(),
        monitors.routes());
  }
}
