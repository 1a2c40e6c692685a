package live.showhorse.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How large everything may become that can grow. Each default is what a busy shop needs with room
 * to spare, and what a machine of 2 cores and 4 GiB can bear with all of them reached.
 *
 * <p>What is over the size of one thing is 413; over a number or a length that only the caller can
 * bring down is 422; what becomes free by itself is 429 with {@code Retry-After}. What the service
 * itself makes grow is cut at its old end: the least recently used, or the oldest, goes.
 *
 * <p>What is set elsewhere decides how much is done at once, not how much there may be: workers,
 * threads and processes.
 */
@ConfigMapping(prefix = "showhorse.limits")
public interface LimitsConfig {
  /**
   * Connections of clients that are answered: a viewer has one or two, each costs up to 100 KB. The
   * last tenth is for calls of the API, so that viewers lock nobody out who runs the show. At most
   * 1,900, since the server itself closes what comes over 2,000 without an answer; health is
   * answered up to there. 429.
   */
  @WithDefault("1000")
  int connections();

  /** Characters of an address: the longest of the API have 200. At most 30,000. 414. */
  @WithDefault("4096")
  int address();

  /** Bytes of all headers of a request: a browser with cookies sends 2 KB. At most 100K. 431. */
  @WithDefault("16K")
  MemorySize headers();

  /**
   * Bytes of a request body: a photo, the form around it and room. At most 31M, since the server
   * itself breaks connections off at 32M. 413.
   */
  @WithDefault("24M")
  MemorySize body();

  /**
   * Bodies over 64 KB, or of unknown length, that are received at the same time: each lies on disk
   * or in memory until it is answered, 384 MB in all. 429.
   */
  @WithDefault("16")
  int uploads();

  /** How long a body may take to come in: the largest at 0.7 Mbit/s. 408. */
  @WithDefault("5m")
  Duration bodyTime();

  /** JSON in JSON: the calls need 4; every level costs the parser stack. 422. */
  @WithDefault("16")
  int jsonDepth();

  /** Bytes of a photo or a background picture: the largest that phones take are half of it. 413. */
  @WithDefault("20M")
  MemorySize photo();

  /**
   * Photos that are decoded and measured at the same time: each takes a core for a second or two
   * and up to 200 MB, and the programme on air needs its share. More wait; twice as many are sent
   * away. 429.
   */
  @WithDefault("2")
  int photosAtOnce();

  /** Presenters: their photos stay in Redis until they are deleted, at most 20 GB. 422. */
  @WithDefault("1000")
  int presenters();

  /** Characters of a corrected rig; those that are found have 2,000. 413. */
  @WithDefault("65536")
  int rig();

  /** Characters of a name: what fits on a card or in a table. 422. */
  @WithDefault("80")
  int name();

  /** Characters of a price: what fits on a card. 422. */
  @WithDefault("24")
  int price();

  /** Bytes of a product's image, decoded from base64: it is shown at 240 pixels. 413. */
  @WithDefault("512K")
  MemorySize productImage();

  /** Pixels of each side of a product's image: decoded it takes up to 8 bytes a pixel. 422. */
  @WithDefault("2048")
  int productImageSide();

  /** Bytes of all product images in Redis; the least recently used go first. */
  @WithDefault("256M")
  MemorySize productImages();

  /**
   * Presenters that an engine keeps ready between clips, at least 1: each holds some tens of
   * megabytes. The least recently used goes.
   */
  @WithDefault("4")
  int presentersReady();

  /**
   * Channels. Measured with 720x1280 and HLS: 60 on air cost a fifth of a core, 200 half a core and
   * 1 GB of memory, since segments of one presenter are held once. What bounds them is memory: a
   * channel whose presenter and cards no other has holds up to 85 MB of segments (three sets of
   * fillers of up to 13 MB, eight segments of lines of up to 5.5 MB), 100 of them 8.5 GB. 422.
   */
  @WithDefault("100")
  int channels();

  /** Lines that wait on a channel: some hours of talking, written to Redis one by one. 429. */
  @WithDefault("1000")
  int waitingLines();

  /** Finished lines that a channel remembers and lists: about half an hour. The oldest go. */
  @WithDefault("200")
  int finishedLines();

  /** Entries of a channel's as-run log in Redis: sixteen hours or more, 6 MB. The oldest go. */
  @WithDefault("20000")
  int asRunEntries();

  /**
   * Changes of a channel that wait in memory while Redis is away: some hours of as-run entries;
   * more means that it will not come back by itself. The oldest go, and the log says so.
   */
  @WithDefault("10000")
  int unwrittenChanges();

  /** Segments of coming lines that a channel holds in memory: about 5 MB each. */
  @WithDefault("8")
  int segmentsAhead();

  /** Lines of one script, which enters the rundown as a whole. 422. */
  @WithDefault("1000")
  int scriptLines();

  /** Characters of a line: about seven minutes of talking. 422. */
  @WithDefault("2000")
  int lineText();

  /** Bridge texts of a channel: all of them are rendered before it can rely on them. 422. */
  @WithDefault("8")
  int bridges();

  /** Characters of a bridge text: it must be short, a line waits for its end. 422. */
  @WithDefault("200")
  int bridgeText();

  /** Destinations of a channel: each is a connection, a thread and the full bit rate. 422. */
  @WithDefault("8")
  int destinations();

  /**
   * Programme that waits for an output that is slow, 0.3 MB a second, before it skips to the next
   * key frame: a hiccup of the network passes, a viewer is not minutes behind.
   */
  @WithDefault("5s")
  Duration outputQueue();

  /** Segments in the HLS playlist, 1.92 s each: what players may go back to. The oldest leave. */
  @WithDefault("10")
  int hlsWindow();

  /** Segments kept on disk after they left it, 0.6 MB each: for players that are behind. */
  @WithDefault("5")
  int hlsKeep();

  /**
   * Clips that wait to be rendered, over all channels: up to half an hour of work for a machine of
   * 2 cores. Lines for channels on air are refused until there is room, and what was accepted
   * waits. 429.
   */
  @WithDefault("2000")
  int renderQueue();

  /** Bytes of all clips in Redis: two hours of speech. The least recently used go. */
  @WithDefault("2G")
  MemorySize clips();

  /** Bytes of all segments in Redis: about an hour. The least recently used go. */
  @WithDefault("1G")
  MemorySize segments();

  /** Clips to look at that are being encoded or wait for it, on one thread. 429. */
  @WithDefault("8")
  int clipViews();

  /** Length of a recording: a minute of sound takes some 200 MB while it is read. 422. */
  @WithDefault("60s")
  Duration recordingLength();

  /** Recordings that wait while one is being read, which takes a second or two. 429. */
  @WithDefault("8")
  int recordingsWaiting();

  /** Bytes of all recordings in Redis: 5.8 MB a minute. The least recently used go. */
  @WithDefault("512M")
  MemorySize recordings();

  /** Event streams open at the same time, over all channels: each is a connection. 429. */
  @WithDefault("100")
  int eventStreams();

  /** Events that wait for a slow reader of an event stream, before it is cut off. */
  @WithDefault("256")
  int eventBacklog();

  /** Entries of a presenter's lexicon: each is looked for in every sentence. 422. */
  @WithDefault("500")
  int lexiconEntries();

  /** API keys: every process holds them all in memory. */
  @WithDefault("1000")
  int apiKeys();
}
