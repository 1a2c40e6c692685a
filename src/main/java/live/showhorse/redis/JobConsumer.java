package live.showhorse.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * A worker's place in the group of a {@link JobStream}, with a connection of its own to wait on.
 * {@link #renew} may be called from any thread, the rest belongs to one.
 */
public final class JobConsumer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(JobConsumer.class);

  /** Idle for so long and without a job, a worker has crashed and its name can go. */
  private static final String FORGET_MILLIS = Long.toString(Duration.ofHours(1).toMillis());

  /**
   * Workers look for abandoned jobs every quarter of a lease, and at most a wait for new ones
   * later.
   */
  private static final Duration OTHERS_FIRST = Duration.ofSeconds(2);

  /** KEYS: stream. ARGV: group, idle ms. */
  private static final Script SWEEP =
      new Script(
          """
          for _, info in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
            local fields = {}
            for i = 1, #info, 2 do fields[info[i]] = info[i + 1] end
            if fields['pending'] == 0 and fields['idle'] > tonumber(ARGV[2]) then
              redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], fields['name'])
            end
          end
          return 1
          """,
          ScriptOutputType.INTEGER);

  /** KEYS: stream, cancel. ARGV: group, worker, id. 1 held, 2 cancelled. */
  private static final Script RENEW =
      new Script(
          """
          local held = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1)
          if #held == 0 or held[1][2] ~= ARGV[2] then
            return 0
          end
          redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[3], 'JUSTID')
          return 1 + redis.call('EXISTS', KEYS[2])
          """,
          ScriptOutputType.INTEGER);

  /**
   * KEYS: stream. ARGV: group, worker, id, ms. Ages the lease, so that the next one may take it.
   */
  private static final Script RELEASE =
      new Script(
          """
          local held = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1)
          if #held > 0 and held[1][2] == ARGV[2] then
            redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[3],
              'IDLE', ARGV[4], 'RETRYCOUNT', ARGV[5], 'JUSTID')
          end
          return 1
          """,
          ScriptOutputType.INTEGER);

  /** KEYS: stream. ARGV: group, worker. */
  private static final Script LEAVE =
      new Script(
          """
          local held = redis.pcall('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2])
          if not held.err and #held == 0 then
            redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
          end
          return 1
          """,
          ScriptOutputType.INTEGER);

  /** What became of a lease. */
  public enum Lease {
    HELD,
    /** Another worker has the job now, or it is done. */
    LOST,
    /** Nobody wants the result any more. */
    CANCELLED
  }

  private final Redis redis;
  private final JobStream jobs;
  private final io.lettuce.core.Consumer<String> self;
  private final StatefulRedisConnection<String, String> connection;
  private long nextClaim = System.nanoTime();

  JobConsumer(Redis redis, JobStream jobs, String worker) {
    this.redis = redis;
    this.jobs = jobs;
    this.self = io.lettuce.core.Consumer.from(JobStream.GROUP, worker);
    this.connection = redis.blocking(jobs.lease());
    try {
      redis.text(
          commands -> {
            createGroups(commands);
            everyLane(
                stream ->
                    SWEEP.<String, Long>run(
                        commands, new String[] {stream}, JobStream.GROUP, FORGET_MILLIS));
            return self;
          });
    } catch (RuntimeException failure) {
      // Whoever tries again must not leave a connection behind each time
      redis.close(connection);
      throw failure;
    }
  }

  /**
   * The next job: one whose worker is gone, or a new one; empty when none came in time.
   *
   * @param patience how long to wait, at most the lease
   */
  public Optional<Job> take(Duration patience) {
    return redis.translate(
        () -> {
          try {
            Optional<Job> abandoned = claim();
            return abandoned.isPresent() ? abandoned : read(patience);
          } catch (RedisCommandExecutionException failure) {
            if (!String.valueOf(failure.getMessage()).startsWith("NOGROUP")) {
              throw failure;
            }
            // Redis lost its data, or somebody flushed it
            createGroups(connection.sync());
            return Optional.empty();
          }
        });
  }

  /** Keeps the job for another lease. */
  public Lease renew(Job job) {
    long state =
        redis.text(
            commands ->
                RENEW.<String, Long>run(
                    commands,
                    new String[] {jobs.stream(job.lane()), jobs.cancelKey(job)},
                    JobStream.GROUP,
                    self.getName(),
                    job.streamId()));
    return state == 0 ? Lease.LOST : state == 1 ? Lease.HELD : Lease.CANCELLED;
  }

  /** Its result is stored where the waiters look; tells them. */
  public void done(Job job) {
    jobs.finish(job, "");
  }

  /** It cannot be done; tells the waiters why. */
  public void failed(Job job, String reason) {
    if (reason.isEmpty()) {
      throw new IllegalArgumentException("a failed job needs a reason");
    }
    jobs.finish(job, reason);
  }

  /** Gives the job back untried, for the next worker that looks. */
  public void release(Job job) {
    release(job, job.deliveries() - 1);
  }

  /**
   * Gives the job back after failing at it. Other workers may have it at once; this one takes it
   * again only when none of them has done so for a while.
   */
  public void handOn(Job job) {
    release(job, job.deliveries());
    nextClaim = System.nanoTime() + jobs.lease().dividedBy(2).plus(OTHERS_FIRST).toNanos();
  }

  private void release(Job job, long deliveries) {
    String aged = Long.toString(jobs.lease().toMillis() * 2);
    redis.text(
        commands ->
            RELEASE.<String, Long>run(
                commands,
                new String[] {jobs.stream(job.lane())},
                JobStream.GROUP,
                self.getName(),
                job.streamId(),
                aged,
                Long.toString(deliveries)));
  }

  /** Leaves the group, unless it still holds a job. */
  @Override
  public void close() {
    try {
      redis.text(
          commands -> {
            everyLane(
                stream ->
                    LEAVE.<String, Long>run(
                        commands, new String[] {stream}, JobStream.GROUP, self.getName()));
            return self;
          });
    } finally {
      redis.close(connection);
    }
  }

  private Optional<Job> claim() {
    if (System.nanoTime() - nextClaim < 0) {
      return Optional.empty();
    }
    for (int lane = 0; lane < JobStream.LANES; lane++) {
      var abandoned =
          connection
              .sync()
              .xautoclaim(
                  jobs.stream(lane),
                  XAutoClaimArgs.Builder.xautoclaim(self, jobs.lease(), "0-0").count(1))
              .getMessages();
      if (!abandoned.isEmpty()) {
        StreamMessage<String, String> message = abandoned.getFirst();
        return Optional.of(job(message, deliveries(message)));
      }
    }
    nextClaim = System.nanoTime() + jobs.lease().dividedBy(4).toNanos();
    return Optional.empty();
  }

  /** A job of the first lane that has one; waits on all of them when none has. */
  private Optional<Job> read(Duration patience) {
    for (int lane = 0; lane < JobStream.LANES; lane++) {
      var ready = connection.sync().xreadgroup(self, XReadArgs.Builder.count(1), offset(lane));
      if (!ready.isEmpty()) {
        return Optional.of(job(ready.getFirst(), 1));
      }
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    XReadArgs.StreamOffset<String>[] lanes =
        IntStream.range(0, JobStream.LANES)
            .mapToObj(this::offset)
            .toArray(XReadArgs.StreamOffset[]::new);
    List<Job> fresh =
        connection
            .sync()
            .xreadgroup(self, XReadArgs.Builder.block(patience).count(1), lanes)
            .stream()
            .map(message -> job(message, 1))
            .sorted(Comparator.comparingInt(Job::lane))
            .toList();
    // Redis gives one of each lane when several come at once
    for (Job tooMany : fresh.stream().skip(1).toList()) {
      release(tooMany, 0);
      nextClaim = System.nanoTime();
    }
    return fresh.stream().findFirst();
  }

  private XReadArgs.StreamOffset<String> offset(int lane) {
    return XReadArgs.StreamOffset.lastConsumed(jobs.stream(lane));
  }

  private long deliveries(StreamMessage<String, String> message) {
    var pending =
        connection
            .sync()
            .xpending(
                message.getStream(),
                JobStream.GROUP,
                Range.create(message.getId(), message.getId()),
                Limit.from(1));
    return pending.isEmpty() ? 1 : pending.getFirst().getRedeliveryCount();
  }

  private static Job job(StreamMessage<String, String> message, long deliveries) {
    char lane = message.getStream().charAt(message.getStream().length() - 1);
    return new Job(
        lane + ":" + message.getId(),
        message.getBody().get("key"),
        message.getBody().get("payload"),
        deliveries);
  }

  private void everyLane(Consumer<String> action) {
    for (int lane = 0; lane < JobStream.LANES; lane++) {
      action.accept(jobs.stream(lane));
    }
  }

  private void createGroups(RedisCommands<String, String> commands) {
    everyLane(
        stream -> {
          try {
            commands.xgroupCreate(
                XReadArgs.StreamOffset.from(stream, "0"),
                JobStream.GROUP,
                XGroupCreateArgs.Builder.mkstream());
          } catch (RedisBusyException exists) {
            LOG.tracef("the group of %s is there already", stream);
          }
        });
  }
}
