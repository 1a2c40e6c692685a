package live.showhorse;

/**
 * The order in which the parts of the service end, as priorities of observers of Quarkus' {@code
 * ShutdownEvent}: what others need ends last. All of it has to be over ten seconds after SIGTERM,
 * whatever is away; each part says how much of that it takes at most.
 *
 * <p>Quarkus destroys beans after that in no order, so what ends here must bear being closed twice.
 */
public final class StopOrder {
  /** Nobody waits long for Redis any more, and nothing new is begun. At once. */
  public static final int NOTICE = 100;

  /** Clips in work are given up, so that channels have the processors to themselves. At once. */
  public static final int RENDERING_ENDS = 200;

  /** Programmes end and are written down. At most 5 s. */
  public static final int CHANNELS = 300;

  /** Those who take jobs from Redis leave it. At most 2 s. */
  public static final int WORKERS = 400;

  /** What makes clips, segments and speech for the others. At once. */
  public static final int MAKERS = 500;

  /** The native engine, which nobody calls any more. At once. */
  public static final int ENGINE = 600;

  /** Messages through Redis. At once. */
  public static final int MESSAGES = 650;

  /** The connections to Redis, and the private server. At most 3 s. */
  public static final int REDIS = 700;

  private StopOrder() {}
}
