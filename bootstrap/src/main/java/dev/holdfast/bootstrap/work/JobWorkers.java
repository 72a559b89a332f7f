package dev.holdfast.bootstrap.work;

import dev.holdfast.application.port.in.job.WorkOnJobs;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.domain.job.JobKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A fixed number of threads that work on jobs until they are stopped. */
public final class JobWorkers {
  /**
   * A job that was put back is due later and rings no bell; half a second is soon enough for it,
   * and two questions a second cost an idle server nothing.
   */
  private static final Duration IDLE_SLEEP = Duration.ofMillis(500);

  private static final String BACKGROUND = "background";

  private static final System.Logger LOG = System.getLogger(JobWorkers.class.getName());

  private final WorkOnJobs jobs;
  private final Set<JobKind> kinds;
  private final Bell bell;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();
  private final CountDownLatch stopping = new CountDownLatch(1);

  private JobWorkers(WorkOnJobs jobs, Set<JobKind> kinds, Bell bell) {
    this.jobs = jobs;
    this.kinds = kinds;
    this.bell = bell;
  }

  /**
   * Starts the threads for what somebody waits for; they are platform threads, since a job keeps a
   * core busy.
   */
  public static JobWorkers start(WorkOnJobs jobs, int workers, Bell bell) {
    JobWorkers started = new JobWorkers(jobs, JobKind.foreground(), bell);
    for (int number = 1; number <= workers; number++) {
      String name = "worker-" + number;
      started.startThread(name, () -> started.work(name, started::isStopping));
    }
    return started;
  }

  /**
   * Starts one thread for what nobody waits for, so that it takes no worker from the others.
   *
   * @param others while they work, this one does so a tenth of the time
   * @param giveWay called by the thread first, to leave the processors to others
   */
  public static JobWorkers startInBackground(WorkOnJobs jobs, JobWorkers others, Runnable giveWay) {
    JobWorkers started = new JobWorkers(jobs, JobKind.background(), new Bell(1));
    started.startThread(
        BACKGROUND,
        () -> {
          giveWay.run();
          Breather breather = new Breather(others::areBusy, System::nanoTime, started::rest);
          started.work(
              BACKGROUND,
              () -> {
                breather.breathe();
                return started.isStopping();
              });
        });
    return started;
  }

  /**
   * Tells the workers to stop and waits for them. A job under way is put back between two of its
   * steps; one that takes no notice is interrupted, and its next start finds it.
   *
   * @param within how long this may take; beyond it, threads are left to the end of the process
   * @return whether all have ended
   */
  public boolean stop(Duration within) throws InterruptedException {
    stopping.countDown();
    bell.ringForAll();
    if (haveEnded(within.multipliedBy(3).dividedBy(4))) {
      return true;
    }
    threads.forEach(Thread::interrupt);
    return haveEnded(within.dividedBy(4));
  }

  private boolean haveEnded(Duration within) throws InterruptedException {
    Duration each = within.dividedBy(threads.size());
    boolean ended = true;
    for (Thread thread : threads) {
      ended &= thread.join(each);
    }
    return ended;
  }

  private boolean areBusy() {
    return busy.get() > 0;
  }

  private void startThread(String name, Runnable work) {
    threads.add(Thread.ofPlatform().name(name).start(work));
  }

  private void work(String name, BooleanSupplier stopsJob) {
    Backoff backoff = new Backoff();
    try {
      while (!isStopping()) {
        step(name, backoff, stopsJob);
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} was interrupted and ends", name);
    }
  }

  private void step(String name, Backoff backoff, BooleanSupplier stopsJob)
      throws InterruptedException {
    try {
      Outcome outcome = runOne(name, stopsJob);
      backoff.recovered();
      tell(outcome);
      if (outcome instanceof Outcome.Idle) {
        bell.sleep(IDLE_SLEEP);
      }
    } catch (RuntimeException | Error e) {
      // An error too: a worker that died of one full heap would leave accepted jobs lying.
      Duration pause = backoff.next();
      LOG.log(
          System.Logger.Level.ERROR,
          "No job can be worked on; " + name + " tries again in " + pause.toMillis() + " ms.",
          e);
      stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Outcome runOne(String name, BooleanSupplier stopsJob) {
    busy.incrementAndGet();
    try {
      return jobs.runOne(name, kinds, stopsJob);
    } finally {
      busy.decrementAndGet();
    }
  }

  private void rest(Duration pause) {
    try {
      stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // For the job to hear it, as it would have without a pause.
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(Outcome outcome) {
    switch (outcome) {
      case Outcome.Idle idle -> {}
      case Outcome.Completed done ->
          LOG.log(System.Logger.Level.INFO, "Job {0} ({1}) is complete.", done.job(), done.kind());
      case Outcome.Failed failed ->
          LOG.log(
              System.Logger.Level.WARNING,
              "Job " + failed.job() + " (" + failed.kind() + ") failed: " + failed.reason(),
              failed.cause());
      case Outcome.PutBack putBack ->
          LOG.log(
              System.Logger.Level.INFO,
              "Job {0} ({1}) will be tried again: {2}",
              putBack.job(),
              putBack.kind(),
              putBack.reason());
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }
}
