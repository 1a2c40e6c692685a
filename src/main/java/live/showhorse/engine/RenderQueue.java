package live.showhorse.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.BlobStore;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.JobConsumer;
import live.showhorse.redis.JobStream;
import live.showhorse.redis.Notifications;
import live.showhorse.redis.Redis;

/**
 * Where those who want clips and those who render them meet: the jobs, and the clips themselves,
 * all in Redis. One queue for each engine name. Methods block; call from a worker thread. Redis
 * trouble is the 503 problem {@code redis-unavailable}.
 */
@ApplicationScoped
public class RenderQueue {
  /** The type of the failure of a cancelled job. */
  public static final String CANCELLED = "render-cancelled";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JobStream jobs;
  private final BlobStore clips;
  private final Notifications notifications;
  private final int limit;

  public RenderQueue(
      Redis redis,
      Blobs blobs,
      Notifications notifications,
      EngineConfig engine,
      ClipConfig clips,
      LimitsConfig limits) {
    this.jobs = new JobStream(redis, "render-" + engine.name(), engine.lease());
    this.clips = blobs.store("clips", limits.clips().asLongValue(), clips.timeToLive());
    this.notifications = notifications;
    this.limit = limits.renderQueue();
  }

  /**
   * Asks for a clip, unless it has been asked for already; then it may become more urgent.
   *
   * @param again whether the caller asks for the same clip again: then a failure is not forgotten
   * @throws ProblemException 429 {@code queue-full}
   */
  public void submit(RenderJob job, Urgency urgency, boolean again) {
    jobs.submit(job.key(), job.toJson(), urgency.ordinal(), limit, again);
  }

  /**
   * Whether more may be asked for; what is in the queue stays there.
   *
   * @throws ProblemException 429 {@code queue-full}
   */
  public void checkRoom() {
    jobs.checkRoom(limit);
  }

  /** The clip as MP4, when it is there. */
  public Optional<byte[]> clip(String key) {
    return clips.get(key);
  }

  /** Whether the clip is there. */
  public boolean has(String key) {
    return clips.contains(key);
  }

  /** Why the clip could not be rendered, for a minute after it failed. */
  public Optional<ProblemException> failure(String key) {
    return jobs.failure(key).map(RenderQueue::fromJson);
  }

  /** Nobody wants the clip any more. */
  public void cancel(String key) {
    jobs.cancel(key, toJson(cancelled()));
  }

  /** Tells the keys of clips that are there or have failed. Messages may be lost. */
  public Notifications.Subscription onFinished(Consumer<String> listener) {
    return notifications.subscribe(jobs.topic(), listener);
  }

  /** Clips asked for and not finished. */
  public long length() {
    return jobs.length();
  }

  void store(String key, byte[] mp4) {
    clips.put(key, mp4);
  }

  JobConsumer consumer(String worker) {
    return jobs.consumer(worker);
  }

  static ProblemException cancelled() {
    return new ProblemException(409, CANCELLED, "The clip was cancelled: nobody waited for it.");
  }

  /** The reason of a failed job. */
  static String toJson(ProblemException problem) {
    try {
      return JSON.writeValueAsString(
          new Reason(problem.status(), problem.type(), String.valueOf(problem.getMessage())));
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("cannot write a reason", defect);
    }
  }

  private static ProblemException fromJson(String json) {
    try {
      Reason reason = JSON.readValue(json, Reason.class);
      return new ProblemException(reason.status(), reason.type(), reason.detail());
    } catch (JsonProcessingException foreign) {
      return new ProblemException(500, "render-failed", json, foreign);
    }
  }

  private record Reason(int status, String type, String detail) {}
}
