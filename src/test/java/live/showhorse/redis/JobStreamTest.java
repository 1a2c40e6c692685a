package live.showhorse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class JobStreamTest {
  private static final Duration LEASE = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofMillis(50);

  @TempDir static Path data;
  static Redis redis;
  JobStream jobs;

  @BeforeAll
  static void start() {
    redis = TestRedis.privateServer(data);
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void queueOfItsOwn(TestInfo test) {
    jobs = new JobStream(redis, test.getTestMethod().orElseThrow().getName(), LEASE);
  }

  @Test
  void aKeyIsInTheQueueOnceUntilItIsDone() {
    try (JobConsumer worker = jobs.consumer("w")) {
      assertThat(jobs.submit("k", "p", 1, 10, false)).isTrue();
      assertThat(jobs.submit("k", "p", 1, 10, false)).isFalse();
      Job job = worker.take(LEASE).orElseThrow();
      assertThat(job.key()).isEqualTo("k");
      assertThat(job.payload()).isEqualTo("p");
      assertThat(jobs.submit("k", "p", 1, 10, false)).isFalse();
      worker.done(job);
      assertThat(jobs.length()).isZero();
      assertThat(jobs.submit("k", "p", 1, 10, false)).isTrue();
    }
  }

  @Test
  void theJobOfADeadWorkerIsTakenByAnother() {
    JobConsumer dead = jobs.consumer("dead");
    jobs.submit("k", "p", 1, 10, false);
    Job lost = dead.take(LEASE).orElseThrow();
    try (JobConsumer living = jobs.consumer("living")) {
      assertThat(living.take(SOON)).isEmpty();
      Optional<Job> claimed = takeWithin(living, Duration.ofSeconds(5));
      assertThat(claimed)
          .hasValueSatisfying(
              job -> {
                assertThat(job.id()).isEqualTo(lost.id());
                assertThat(job.payload()).isEqualTo("p");
                assertThat(job.deliveries()).isEqualTo(2);
              });
      assertThat(dead.renew(lost)).isEqualTo(JobConsumer.Lease.LOST);
      assertThat(living.renew(claimed.get())).isEqualTo(JobConsumer.Lease.HELD);
      living.done(claimed.get());
    }
    dead.close();
    assertThat(jobs.length()).isZero();
  }

  @Test
  void aRenewedJobStaysWithItsWorker() {
    try (JobConsumer slow = jobs.consumer("slow");
        JobConsumer idle = jobs.consumer("idle")) {
      jobs.submit("k", "p", 1, 10, false);
      Job job = slow.take(LEASE).orElseThrow();
      long end = System.nanoTime() + LEASE.multipliedBy(3).toNanos();
      while (System.nanoTime() < end) {
        assertThat(slow.renew(job)).isEqualTo(JobConsumer.Lease.HELD);
        assertThat(idle.take(Duration.ofMillis(200))).isEmpty();
      }
      slow.done(job);
      assertThat(slow.renew(job)).isEqualTo(JobConsumer.Lease.LOST);
    }
  }

  @Test
  void aReleasedJobIsTakenAtOnce() {
    try (JobConsumer leaving = jobs.consumer("leaving")) {
      jobs.submit("k", "p", 1, 10, false);
      leaving.release(leaving.take(LEASE).orElseThrow());
    }
    try (JobConsumer next = jobs.consumer("next")) {
      assertThat(next.take(SOON)).map(Job::key).contains("k");
    }
  }

  @Test
  void waitersHearOfResultsAndReasons() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (Notifications notifications = new Notifications(redis);
        var listening = notifications.subscribe(jobs.topic(), heard::add);
        JobConsumer worker = jobs.consumer("w")) {
      jobs.submit("good", "p", 1, 10, false);
      worker.done(worker.take(LEASE).orElseThrow());
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("good");
      assertThat(jobs.failure("good")).isEmpty();
      jobs.submit("bad", "p", 1, 10, false);
      worker.failed(worker.take(LEASE).orElseThrow(), "because");
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("bad");
      assertThat(jobs.failure("bad")).contains("because");
      assertThat(jobs.submit("bad", "p", 1, 10, true)).isFalse();
      assertThat(jobs.failure("bad")).contains("because");
      assertThat(jobs.submit("bad", "p", 1, 10, false)).isTrue();
      assertThat(jobs.failure("bad")).isEmpty();
    }
  }

  @Test
  void aWaitingJobIsCancelledAtOnceAndARunningOneThroughItsLease() {
    try (JobConsumer worker = jobs.consumer("w")) {
      jobs.submit("waiting", "p", 1, 10, false);
      jobs.cancel("waiting", "nobody wants it");
      assertThat(jobs.length()).isZero();
      assertThat(jobs.failure("waiting")).contains("nobody wants it");
      assertThat(worker.take(SOON)).isEmpty();

      jobs.submit("running", "p", 1, 10, false);
      Job job = worker.take(LEASE).orElseThrow();
      jobs.cancel("running", "nobody wants it");
      assertThat(worker.renew(job)).isEqualTo(JobConsumer.Lease.CANCELLED);
      worker.failed(job, "nobody wants it");
      assertThat(jobs.length()).isZero();
    }
  }

  @Test
  void fasterLanesGoFirstAndAWaitingJobMayChangeToOne() {
    try (JobConsumer worker = jobs.consumer("w")) {
      jobs.submit("later", "p", 2, 10, false);
      jobs.submit("soon", "p", 1, 10, false);
      jobs.submit("soon after", "p", 1, 10, false);
      jobs.submit("was later", "p", 2, 10, false);
      jobs.submit("now", "p", 0, 10, false);
      assertThat(jobs.submit("was later", "p", 0, 10, true)).isFalse();
      assertThat(jobs.submit("now", "p", 2, 10, true)).isFalse();
      assertThat(jobs.length()).isEqualTo(5);
      for (String next : List.of("now", "was later", "soon", "soon after", "later")) {
        Job job = worker.take(SOON).orElseThrow();
        assertThat(job.key()).isEqualTo(next);
        worker.done(job);
      }
      assertThat(jobs.length()).isZero();
    }
  }

  @Test
  void jobsThatComeOnAllLanesWhileAWorkerWaitsAreAllDone() throws Exception {
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    Thread waiting =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (JobConsumer worker = jobs.consumer("w")) {
                    while (done.size() < 30) {
                      worker
                          .take(LEASE)
                          .ifPresent(
                              job -> {
                                assertThat(job.deliveries()).isLessThanOrEqualTo(2);
                                worker.done(job);
                                done.add(job.key());
                              });
                    }
                  }
                });
    for (int i = 0; i < 30; i++) {
      jobs.submit("job " + i, "p", i % 3, 100, false);
    }
    assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
    assertThat(done).hasSize(30).doesNotHaveDuplicates();
    assertThat(jobs.length()).isZero();
  }

  @Test
  void theQueueIsBounded() {
    jobs.submit("a", "p", 1, 2, false);
    jobs.submit("b", "p", 1, 2, false);
    assertThat(jobs.submit("a", "p", 1, 2, false)).isFalse();
    assertThatThrownBy(() -> jobs.submit("c", "p", 1, 2, false))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo("queue-full"));
  }

  @Test
  void workersGoOnAfterRedisLostItsData() {
    try (JobConsumer worker = jobs.consumer("w")) {
      redis.text(commands -> commands.flushall());
      assertThat(worker.take(SOON)).isEmpty();
      jobs.submit("k", "p", 1, 10, false);
      assertThat(worker.take(LEASE)).map(Job::key).contains("k");
    }
  }

  private static Optional<Job> takeWithin(JobConsumer worker, Duration patience) {
    return await().atMost(patience).until(() -> worker.take(SOON), Optional::isPresent);
  }
}
