package live.showhorse.redis;

import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.showhorse.problem.ProblemException;

/**
 * A queue of jobs on Redis streams, one for each lane, with one consumer group. A key is in the
 * queue at most once. A worker holds a job by a lease that it renews; when it stops doing so,
 * another worker takes the job. So a job may run twice, but a result is announced when it is there.
 * Any thread; methods block.
 */
public final class JobStream {
  static final String GROUP = "workers";

  /** Long enough for every waiter to read why; a new request runs the job again. */
  private static final String FAILURE_MILLIS = Long.toString(Duration.ofMinutes(1).toMillis());

  /** A worker takes some seconds for a job. */
  private static final Duration ROOM_COMES = Duration.ofSeconds(10);

  /** How many lanes a queue has; see {@link #submit}. */
  public static final int LANES = 3;

  /**
   * KEYS: pending, failure, cancel, the lanes' streams. A job is known as lane:id, the lane counted
   * from 0.
   */
  private static final String COMMON =
      """
      local function split(known)
        local lane, id = string.match(known, '^(%d):(.+)$')
        return KEYS[4 + tonumber(lane)], id, tonumber(lane)
      end
      local function held(stream, group, id)
        local pending = redis.pcall('XPENDING', stream, group, id, id, 1)
        return not pending.err and #pending > 0
      end
      """;

  /** ARGV: key, payload, most waiting, 1 if again, lane, group. */
  private static final Script SUBMIT =
      new Script(
          COMMON
              + """
              local known = redis.call('HGET', KEYS[1], ARGV[1])
              if known then
                local stream, id, lane = split(known)
                if #redis.call('XRANGE', stream, id, id) > 0 then
                  if tonumber(ARGV[5]) >= lane or held(stream, ARGV[6], id) then
                    return 0
                  end
                  redis.call('XDEL', stream, id)
                  id = redis.call(
                    'XADD', KEYS[4 + ARGV[5]], '*', 'key', ARGV[1], 'payload', ARGV[2])
                  redis.call('HSET', KEYS[1], ARGV[1], ARGV[5] .. ':' .. id)
                  return 0
                end
              end
              if ARGV[4] == '1' and redis.call('EXISTS', KEYS[2]) == 1 then
                return 0
              end
              local waiting = 0
              for lane = 4, #KEYS do waiting = waiting + redis.call('XLEN', KEYS[lane]) end
              if waiting >= tonumber(ARGV[3]) then
                return -1
              end
              redis.call('DEL', KEYS[2], KEYS[3])
              local id = redis.call(
                'XADD', KEYS[4 + ARGV[5]], '*', 'key', ARGV[1], 'payload', ARGV[2])
              redis.call('HSET', KEYS[1], ARGV[1], ARGV[5] .. ':' .. id)
              return 1
              """,
          ScriptOutputType.INTEGER);

  /**
   * ARGV: group, key, topic, ms, reason. A job that no worker has is gone at once; else its worker
   * is asked to stop.
   */
  private static final Script CANCEL =
      new Script(
          COMMON
              + """
              local known = redis.call('HGET', KEYS[1], ARGV[2])
              if not known then
                return 0
              end
              local stream, id = split(known)
              if held(stream, ARGV[1], id) then
                redis.call('SET', KEYS[3], '1', 'PX', ARGV[4])
              else
                redis.call('XDEL', stream, id)
                redis.call('HDEL', KEYS[1], ARGV[2])
                redis.call('SET', KEYS[2], ARGV[5], 'PX', ARGV[4])
                redis.call('PUBLISH', ARGV[3], ARGV[2])
              end
              return 1
              """,
          ScriptOutputType.INTEGER);

  /** ARGV: group, key, topic, ms, lane:id, reason or "". */
  private static final Script FINISH =
      new Script(
          COMMON
              + """
              local stream, id = split(ARGV[5])
              redis.call('XACK', stream, ARGV[1], id)
              redis.call('XDEL', stream, id)
              if redis.call('HGET', KEYS[1], ARGV[2]) == ARGV[5] then
                redis.call('HDEL', KEYS[1], ARGV[2])
                if ARGV[6] ~= '' then
                  redis.call('SET', KEYS[2], ARGV[6], 'PX', ARGV[4])
                end
              end
              redis.call('DEL', KEYS[3])
              redis.call('PUBLISH', ARGV[3], ARGV[2])
              return 1
              """,
          ScriptOutputType.INTEGER);

  private final Redis redis;
  private final String name;
  private final Duration lease;

  /**
   * @param name of the queue; the topic {@link #topic()} tells the keys of finished jobs
   * @param lease a job not renewed for so long is another worker's to take; at least 1 s
   */
  public JobStream(Redis redis, String name, Duration lease) {
    if (lease.toMillis() < 1_000) {
      throw new IllegalArgumentException("the lease of a job is at least 1 s, not " + lease);
    }
    this.redis = redis;
    this.name = name;
    this.lease = lease;
  }

  /** Where the keys of finished, failed and cancelled jobs are told ({@link Notifications}). */
  public String topic() {
    return "jobs:" + name;
  }

  public Duration lease() {
    return lease;
  }

  /**
   * Adds a job unless its key is in the queue already; then it may move to a faster lane.
   *
   * @param lane 0..2: workers take jobs of lane 0 first, and of lane 2 when there is nothing else
   * @param mostWaiting how long the queue may get, all lanes together, at least 1
   * @param again whether the caller is waiting for this key already: then a failure, which it has
   *     yet to read, is left and no job is added; else an earlier failure is forgotten
   * @return whether it was added
   * @throws ProblemException 429 {@code queue-full}
   */
  public boolean submit(String key, String payload, int lane, int mostWaiting, boolean again) {
    if (lane < 0 || lane >= LANES) {
      throw new IllegalArgumentException("lane " + lane + " is not one of 0.." + (LANES - 1));
    }
    long added =
        redis.text(
            commands ->
                SUBMIT.<String, Long>run(
                    commands,
                    keys(key),
                    key,
                    payload,
                    Integer.toString(mostWaiting),
                    again ? "1" : "0",
                    Integer.toString(lane),
                    GROUP));
    if (added < 0) {
      throw full(mostWaiting);
    }
    return added == 1;
  }

  /**
   * @param mostWaiting as in {@link #submit}
   * @throws ProblemException 429 {@code queue-full} when no job can be added now
   */
  public void checkRoom(int mostWaiting) {
    if (length() >= mostWaiting) {
      throw full(mostWaiting);
    }
  }

  private ProblemException full(int mostWaiting) {
    return ProblemException.busy(
        "queue-full",
        "There are %d clips to be rendered in the queue '%s' already, all it may hold (showhorse.limits.render-queue). Wait until some are done, or add engines."
            .formatted(mostWaiting, name),
        ROOM_COMES);
  }

  /** Takes a job out of the queue, or asks its worker to stop. Waiters get {@code reason}. */
  public void cancel(String key, String reason) {
    redis.text(
        commands ->
            CANCEL.<String, Long>run(
                commands, keys(key), GROUP, key, RedisKeys.topic(topic()), FAILURE_MILLIS, reason));
  }

  /** Why the last job of that key failed, for a minute after it did. */
  public Optional<String> failure(String key) {
    return Optional.ofNullable(redis.text(commands -> commands.get(RedisKeys.failure(name, key))));
  }

  /** Jobs in the queue, those being worked on included. */
  public long length() {
    return redis.text(
        commands -> IntStream.range(0, LANES).mapToLong(lane -> commands.xlen(stream(lane))).sum());
  }

  /** A worker's place in the group, for one thread. {@code worker} is unique in the group. */
  public JobConsumer consumer(String worker) {
    return new JobConsumer(redis, this, worker);
  }

  void finish(Job job, String reason) {
    redis.text(
        commands ->
            FINISH.<String, Long>run(
                commands,
                keys(job.key()),
                GROUP,
                job.key(),
                RedisKeys.topic(topic()),
                FAILURE_MILLIS,
                job.id(),
                reason));
  }

  String stream(int lane) {
    return RedisKeys.jobs(name, lane);
  }

  private String[] keys(String key) {
    return Stream.concat(
            Stream.of(
                RedisKeys.pending(name), RedisKeys.failure(name, key), RedisKeys.cancel(name, key)),
            IntStream.range(0, LANES).mapToObj(this::stream))
        .toArray(String[]::new);
  }

  String cancelKey(Job job) {
    return RedisKeys.cancel(name, job.key());
  }
}
