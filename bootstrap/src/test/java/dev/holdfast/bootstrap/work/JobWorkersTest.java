package dev.holdfast.bootstrap.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.in.job.WorkOnJobs;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobWorkersTest {
  private static final Duration AMPLE = Duration.ofSeconds(40);
  private static final WorkOnJobs.Outcome COMPLETED =
      new WorkOnJobs.Outcome.Completed(new JobId(new UUID(1, 2)), JobKind.CONFIG_UPLOAD);

  private final Bell bell = new Bell(2);
  private final ScriptedJobs jobs = new ScriptedJobs();

  @Test
  void jobAcceptedWhileIdle_isWorkedOn() throws InterruptedException {
    JobWorkers workers = JobWorkers.start(jobs, 1, bell);
    jobs.idled.acquire();

    jobs.thenDo(stopping -> COMPLETED);
    bell.ring();

    jobs.did.acquire();
    workers.stop(AMPLE);
  }

  @Test
  void failure_endsNoWorker() throws InterruptedException {
    jobs.thenDo(
        stopping -> {
          throw new IllegalStateException("the catalogue is away");
        });
    jobs.thenDo(
        stopping -> {
          throw new OutOfMemoryError("planted");
        });
    jobs.thenDo(stopping -> COMPLETED);

    JobWorkers workers = JobWorkers.start(jobs, 1, bell);

    jobs.did.acquire();
    workers.stop(AMPLE);
  }

  @Test
  void stop_isHeardByTheJobUnderWay() throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(1);
    jobs.thenDo(
        stopping -> {
          underWay.countDown();
          while (!stopping.getAsBoolean()) {
            Thread.onSpinWait();
          }
          return COMPLETED;
        });
    JobWorkers workers = JobWorkers.start(jobs, 2, bell);
    underWay.await();

    boolean ended = workers.stop(AMPLE);

    assertThat(ended).isTrue();
    assertThat(jobs.did.tryAcquire()).isTrue();
  }

  @Test
  void jobThatTakesNoNotice_isInterrupted() throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(1);
    Semaphore interrupted = new Semaphore(0);
    jobs.thenDo(
        stopping -> {
          underWay.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.release();
          }
          return COMPLETED;
        });
    JobWorkers workers = JobWorkers.start(jobs, 1, bell);
    underWay.await();

    workers.stop(Duration.ofMillis(40));

    interrupted.acquire();
  }

  @Test
  void workers_leaveAlone_whatNobodyWaitsFor() throws InterruptedException {
    JobWorkers workers = JobWorkers.start(jobs, 2, bell);
    jobs.idled.acquire();
    workers.stop(AMPLE);

    assertThat(jobs.asked).containsExactly(JobKind.foreground());
  }

  @Test
  void background_givesWay_beforeItAsksForWork() throws InterruptedException {
    Semaphore gaveWay = new Semaphore(0);
    JobWorkers others = JobWorkers.start(new ScriptedJobs(), 1, bell);
    JobWorkers background =
        JobWorkers.startInBackground(
            jobs,
            others,
            () -> {
              assertThat(jobs.asked).isEmpty();
              gaveWay.release();
            });
    jobs.idled.acquire();
    background.stop(AMPLE);
    others.stop(AMPLE);

    assertThat(gaveWay.tryAcquire()).isTrue();
    assertThat(jobs.asked).containsExactly(JobKind.background());
  }

  private interface Step {
    WorkOnJobs.Outcome run(BooleanSupplier stopping);
  }

  /** Does one step of its script a call, and is idle behind the last. */
  private static final class ScriptedJobs implements WorkOnJobs {
    private final Queue<Step> steps = new ConcurrentLinkedQueue<>();
    private final Set<Set<JobKind>> asked = ConcurrentHashMap.newKeySet();
    private final Semaphore idled = new Semaphore(0);
    private final Semaphore did = new Semaphore(0);

    void thenDo(Step step) {
      steps.add(step);
    }

    @Override
    public Outcome runOne(String worker, Set<JobKind> kinds, BooleanSupplier stopping) {
      asked.add(kinds);
      Step step = steps.poll();
      if (step == null) {
        idled.release();
        return new Outcome.Idle();
      }
      Outcome outcome = step.run(stopping);
      did.release();
      return outcome;
    }

    @Override
    public int recover() {
      return 0;
    }
  }
}
