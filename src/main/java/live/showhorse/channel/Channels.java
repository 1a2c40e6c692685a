package live.showhorse.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.StopOrder;
import live.showhorse.engine.PictureReader;
import live.showhorse.engine.RenderQueue;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.limits.Texts;
import live.showhorse.media.Canvas;
import live.showhorse.output.DestinationStatus;
import live.showhorse.output.HostRule;
import live.showhorse.output.OutputConfig;
import live.showhorse.presenter.Presenter;
import live.showhorse.presenter.Presenters;
import live.showhorse.problem.Futures;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Documents;
import live.showhorse.retry.Backoff;
import live.showhorse.script.Pauses;
import live.showhorse.segment.ClipSpecs;
import live.showhorse.segment.Fonts;
import live.showhorse.segment.Segments;
import live.showhorse.speech.Recordings;
import live.showhorse.speech.Voices;
import live.showhorse.trace.Traces;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Every channel of this service. They are restored from Redis when the service starts, and those
 * that were on air go on air again. Methods block on Redis: call from worker threads.
 *
 * <p>Every method that takes the id of a channel throws ProblemException 404 {@code not-found} when
 * there is none, and 503 while channels are being restored or Redis is away.
 */
@ApplicationScoped
public class Channels {
  private static final Logger LOG = Logger.getLogger(Channels.class);
  private static final Duration RESTORE_PATIENCE = Duration.ofSeconds(10);

  /**
   * A programme ends at its next GOP and an output within seconds; a hung disk must not hold up.
   */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final Studio studio;
  private final boolean playsOut;
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();

  /** Warnings about the service, by code. */
  private final Map<WarningType, Consumer<Channel>> common = new EnumMap<>(WarningType.class);

  private final CountDownLatch restored = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile Optional<Thread> restoring = Optional.empty();

  @Inject
  public Channels(
      ShowhorseConfig service,
      ChannelConfig config,
      LimitsConfig limits,
      OutputConfig outputs,
      @ConfigProperty(name = "quarkus.http.host") String listening,
      Presenters presenters,
      ClipSpecs clipSpecs,
      Segments segments,
      Documents documents,
      Blobs blobs,
      Recordings recordings,
      Voices voices,
      RenderQueue queue,
      PictureReader pictures,
      Fonts fonts,
      Traces traces,
      MeterRegistry meters) {
    this(
        new Studio(
            config,
            new Limits(limits, fonts),
            presenters::get,
            clipSpecs,
            segments,
            new ChannelStore(documents),
            new ProductImages(blobs, limits, pictures),
            recordings::touch,
            voices,
            queue::checkRoom,
            new Outputs(
                Optional.of(service.dataDirectory().resolve("hls").toAbsolutePath()),
                outputs,
                limits,
                HostRule.of(outputs.privateHosts(), listening)),
            traces,
            meters,
            canvas -> new WallPacer(canvas.framesPerSecond(), config.lead(), config.clockSpeed())),
        service.roles().contains(Role.STUDIO));
  }

  /**
   * @param playsOut whether channels play in this process; else there are none
   */
  Channels(Studio studio, boolean playsOut) {
    this.studio = studio;
    this.playsOut = playsOut;
  }

  void start(@Observes StartupEvent event) {
    if (playsOut) {
      restoring =
          Optional.of(Thread.ofPlatform().name("channels-restore").daemon().start(this::restore));
    } else {
      restored.countDown();
    }
  }

  /** All channels end side by side, since each takes its time: a GOP, its outputs, Redis. */
  void stop(@Observes @Priority(StopOrder.CHANNELS) ShutdownEvent event) {
    stopping = true;
    restoring.ifPresent(Thread::interrupt);
    long begun = System.nanoTime();
    List<Channel> ending;
    synchronized (this) {
      ending = List.copyOf(channels.values());
      channels.clear();
    }
    List<CompletableFuture<Void>> ends = ending.stream().map(Channel::shutdown).toList();
    try {
      CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
          .handle((all, failure) -> "")
          .get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException slow) {
      LOG.warnf(
          "channels do not end channels=%d within_s=%d",
          ends.stream().filter(end -> !end.isDone()).count(), STOP_PATIENCE.toSeconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<String> reasons =
        ends.stream()
            .filter(CompletableFuture::isCompletedExceptionally)
            .map(end -> Futures.reason(end.exceptionNow()))
            .toList();
    if (!reasons.isEmpty()) {
      LOG.warnf(
          "state of channels not written channels=%d reason=%s",
          reasons.size(), reasons.getFirst());
    }
    LOG.infof(
        "channels ended channels=%d ms=%d", ends.size(), (System.nanoTime() - begun) / 1_000_000);
  }

  /**
   * Waits for Redis as long as it takes: a service that starts with Redis must not lose channels.
   */
  private void restore() {
    Backoff backoff = studio.backoff();
    while (!stopping) {
      try {
        List<StoredChannel> stored = studio.store().channels();
        for (StoredChannel channel : stored) {
          if (stopping) {
            return;
          }
          if (channels.containsKey(channel.spec().id())) {
            // An attempt before got so far
            continue;
          }
          List<Item> lines = studio.store().lines(channel.spec().id());
          admit(new Channel(channel, lines, studio));
          LOG.infof(
              "channel restored channel=%s on_air=%s lines=%d",
              channel.spec().id(), channel.onAir(), lines.size());
        }
        restored.countDown();
        return;
      } catch (ProblemException e) {
        LOG.warnf("channels not restored yet reason=%s", e.getMessage());
        try {
          Thread.sleep(backoff.next());
        } catch (InterruptedException interrupted) {
          return;
        }
      }
    }
  }

  /**
   * Sets up a channel, off air.
   *
   * @throws ProblemException 404 without such a presenter, 409 {@code channel-exists}, 422 {@code
   *     too-many-channels} or when a text is too long or an id malformed
   */
  public ChannelView create(NewChannel wanted) {
    awaitRestored();
    Presenter presenter = studio.presenters().apply(wanted.presenter());
    LimitsConfig limits = studio.limits().config();
    if (wanted.bridges().size() > limits.bridges()) {
      throw ProblemException.unprocessable(
          "too-many-bridges",
          "There are "
              + wanted.bridges().size()
              + " bridge texts; there may be at most "
              + limits.bridges()
              + " (showhorse.limits.bridges).");
    }
    ChannelSpec spec =
        new ChannelSpec(
            wanted.id().map(Limits::id).orElseGet(Ids::next),
            studio.limits().name("channel's name", wanted.name()),
            presenter.id(),
            wanted.canvas().orElse(Canvas.PORTRAIT),
            wanted.language().orElse(presenter.language()),
            wanted.label(),
            wanted.captions(),
            wanted.bridges().stream()
                .map(text -> Texts.text("bridge text", text, limits.bridgeText()))
                .map(Pauses::checked)
                .map(
                    text -> wanted.captions() ? studio.limits().caption("bridge text", text) : text)
                .toList(),
            Instant.now());
    checkBridges(spec, presenter);
    return create(spec).view();
  }

  /** What is accepted can be spoken. */
  private void checkBridges(ChannelSpec spec, Presenter presenter) {
    SentenceReader reader = new SentenceReader(studio.readings(), Optional.of(presenter));
    for (int at = 0; at < spec.bridges().size(); at++) {
      try {
        reader.read(spec.bridges().get(at), spec.language());
      } catch (ProblemException unspeakable) {
        throw unspeakable.in("bridges[" + at + "]");
      }
    }
  }

  private synchronized Channel create(ChannelSpec spec) {
    if (channels.containsKey(spec.id())) {
      throw new ProblemException(
          409, "channel-exists", "There is a channel with the id '" + spec.id() + "' already.");
    }
    int most = studio.limits().config().channels();
    if (channels.size() >= most) {
      throw Limits.full("too-many-channels", "channels", most, "channels");
    }
    Channel channel =
        new Channel(new StoredChannel(spec, false, Card.NONE, List.of()), List.of(), studio);
    try {
      channel.save();
    } catch (ProblemException notSaved) {
      channel.abandon();
      throw notSaved;
    }
    admit(channel);
    LOG.infof("channel created channel=%s canvas=%s", spec.id(), spec.canvas());
    return channel;
  }

  public ChannelView get(String id) {
    return channel(id).view();
  }

  /** Oldest first. */
  public List<ChannelView> list() {
    awaitRestored();
    return channels.values().stream()
        .map(Channel::view)
        .sorted(Comparator.comparing(view -> view.spec().createdAt()))
        .toList();
  }

  /** Takes it off air first. Returns whether there was one. */
  public boolean delete(String id) {
    awaitRestored();
    Channel channel = channels.get(id);
    if (channel == null) {
      return false;
    }
    channel.offAir();
    channel.delete();
    channels.remove(id);
    LOG.infof("channel deleted channel=%s", id);
    return true;
  }

  /**
   * Asks for the channel to go on air. It is {@link ChannelState#STARTING} until its still picture
   * is in memory; the events tell when it is on air. On air already: nothing happens.
   */
  public ChannelView onAir(String id) {
    Channel channel = channel(id);
    channel.onAir();
    return channel.view();
  }

  /** Ends the programme. Lines stay in the rundown; one that was on air goes on the next time. */
  public ChannelView offAir(String id) {
    Channel channel = channel(id);
    channel.offAir();
    return channel.view();
  }

  /**
   * Puts a line into the rundown.
   *
   * @throws ProblemException 429 {@code rundown-full} or {@code queue-full}, 422 when its text or
   *     product is out of bounds or cannot be split into sentences
   */
  public Line addLine(String id, NewLine wanted) {
    return channel(id).add(List.of(wanted), false).getFirst();
  }

  /**
   * Puts many lines into the rundown, all or none.
   *
   * @param loop whether each enters the end of the queue again when it has aired
   */
  public List<Line> addScript(String id, List<NewLine> wanted, boolean loop) {
    return channel(id).add(wanted, loop);
  }

  /**
   * Whether a line could be added now; for callers to whom making one is work.
   *
   * @throws ProblemException 429 {@code rundown-full} or {@code queue-full}
   */
  public void checkRoom(String id) {
    channel(id).checkRoom(1);
  }

  /** The last finished lines, then those to come in the order they air. */
  public List<Line> lines(String id) {
    return channel(id).lines();
  }

  /**
   * Takes a line out. One that is on air ends with its sentence.
   *
   * @throws ProblemException 404, or 409 {@code line-finished}
   */
  public Line removeLine(String id, String line) {
    return channel(id).remove(line);
  }

  /** Puts a product on the card, for filler and for lines that name none. */
  public ChannelView setProduct(String id, Product product) {
    Channel channel = channel(id);
    channel.product(Optional.of(product));
    return channel.view();
  }

  /** Takes the card away, until a line names a product. */
  public ChannelView clearProduct(String id) {
    Channel channel = channel(id);
    channel.product(Optional.empty());
    return channel.view();
  }

  /**
   * Adds a destination; on air it is connected at once.
   *
   * @throws ProblemException 422 {@code too-many-destinations} or when the address is not valid
   */
  public DestinationStatus addDestination(String id, NewDestination wanted) {
    return channel(id).addDestination(wanted);
  }

  public List<DestinationStatus> destinations(String id) {
    return channel(id).destinations();
  }

  /** Returns whether there was one. */
  public boolean removeDestination(String id, String destination) {
    return channel(id).removeDestination(destination);
  }

  /**
   * What happens from now on. The stream ends when the channel is deleted or the service stops, and
   * fails for a subscriber that falls too many events behind.
   */
  public Multi<ChannelEvent> events(String id) {
    return channel(id).events();
  }

  /**
   * What aired, oldest first.
   *
   * @param last how many entries, 1..20,000
   */
  public List<AsRunEntry> asRun(String id, int last) {
    return studio.store().asRun(channel(id).spec().id(), last);
  }

  /**
   * Something that every channel feels begins. Told once to each, also to channels that are made
   * meanwhile.
   *
   * @param type not one of a channel's own
   * @param detail what is wrong and why
   * @param action what to do
   */
  public synchronized void warn(WarningType type, String detail, String action) {
    Consumer<Channel> begins = channel -> channel.warnings().begin(type, "", detail, action);
    common.put(type, begins);
    channels.values().forEach(begins);
  }

  /** It is over. */
  public synchronized void warningOver(WarningType type, String detail) {
    common.remove(type);
    channels.values().forEach(channel -> channel.warnings().over(type, "", detail));
  }

  private synchronized void admit(Channel channel) {
    if (stopping) {
      channel.shutdown();
      return;
    }
    channels.put(channel.spec().id(), channel);
    common.values().forEach(begins -> begins.accept(channel));
  }

  private Channel channel(String id) {
    awaitRestored();
    Channel channel = channels.get(id);
    if (channel == null) {
      throw ProblemException.notFound("channel", id);
    }
    return channel;
  }

  private void awaitRestored() {
    try {
      if (restored.await(RESTORE_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        503, "restoring", "Channels are being restored from Redis. Try again in a moment.");
  }
}
