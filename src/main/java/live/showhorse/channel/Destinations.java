package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import live.showhorse.output.Destination;
import live.showhorse.output.DestinationState;
import live.showhorse.output.DestinationStatus;

/** The destinations of one channel; each has a connection of its own while on air. Thread-safe. */
final class Destinations {
  private final Outputs outputs;
  private final Fanout fanout;
  private final Consumer<DestinationStatus> listener;
  private final Map<String, StoredDestination> stored = new LinkedHashMap<>();
  private final Map<String, Destination> connected = new LinkedHashMap<>();
  private final int most;
  private final DestinationMeters meters;
  private boolean onAir;

  /**
   * @param listener told of every change of state, by threads of the destinations
   * @param most how many there may be
   */
  Destinations(
      Outputs outputs,
      Fanout fanout,
      List<StoredDestination> restored,
      Consumer<DestinationStatus> listener,
      int most,
      DestinationMeters meters) {
    this.outputs = outputs;
    this.fanout = fanout;
    this.listener = listener;
    this.most = most;
    this.meters = meters;
    restored.forEach(this::keep);
  }

  synchronized List<StoredDestination> stored() {
    return List.copyOf(stored.values());
  }

  synchronized List<DestinationStatus> statuses() {
    List<DestinationStatus> statuses = new ArrayList<>();
    for (StoredDestination destination : stored.values()) {
      statuses.add(status(destination));
    }
    return statuses;
  }

  /**
   * @throws live.showhorse.problem.ProblemException 422 when it is not valid, its host is private
   *     and may not be, or there are too many
   */
  synchronized DestinationStatus add(StoredDestination destination) {
    outputs.hosts().check(destination.spec().validate());
    if (stored.size() >= most) {
      throw Limits.full("too-many-destinations", "destinations", most, "destinations");
    }
    keep(destination);
    if (onAir) {
      connect(destination);
    }
    return status(destination);
  }

  synchronized boolean remove(String id) {
    meters.remove(id);
    Destination connection = connected.remove(id);
    if (connection != null) {
      fanout.remove(connection);
      connection.close();
    }
    return stored.remove(id) != null;
  }

  /** The programme begins. */
  synchronized void connect() {
    onAir = true;
    stored.values().forEach(this::connect);
  }

  /** The programme has ended. All end side by side; waits for the last of them, some seconds. */
  void close() {
    List<Destination> ending;
    synchronized (this) {
      onAir = false;
      ending = List.copyOf(connected.values());
      connected.clear();
    }
    ending.forEach(fanout::remove);
    ending.forEach(Destination::abort);
    long deadline = System.nanoTime() + Destination.CLOSING.toNanos();
    for (Destination destination : ending) {
      destination.awaitEnd(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
  }

  /** The channel is deleted or the service ends. */
  synchronized void forget() {
    meters.close();
  }

  private void keep(StoredDestination destination) {
    stored.put(destination.id(), destination);
    meters.add(destination.id(), () -> statusNow(destination));
  }

  private synchronized DestinationStatus statusNow(StoredDestination destination) {
    return status(destination);
  }

  private void connect(StoredDestination destination) {
    Destination connection = outputs.destination(destination, listener);
    connected.put(destination.id(), connection);
    fanout.add(connection);
  }

  private DestinationStatus status(StoredDestination destination) {
    Destination connection = connected.get(destination.id());
    return connection != null
        ? connection.status()
        : new DestinationStatus(
            destination.id(),
            destination.name(),
            destination.spec().redactedUrl(),
            DestinationState.STOPPED,
            "",
            Instant.EPOCH,
            0,
            0,
            0,
            Duration.ZERO);
  }
}
