package live.showhorse.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How large everything may become that a caller can make grow. Each default is what a busy shop
 * needs with room to spare, and what a machine of 2 cores and 4 GiB can bear with all of them
 * reached.
 *
 * <p>What is over the size of one thing is 413; over a number or a length that only the caller can
 * bring down is 422; what becomes free by itself is 429 with {@code Retry-After}.
 */
@ConfigMapping(prefix = "showhorse.limits")
public interface LimitsConfig {
  /**
   * Bytes of a request body: a photo, the form around it and room. At most 31M, since the server
   * itself breaks connections off at 32M. 413.
   */
  @WithDefault("24M")
  MemorySize body();

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

  /** Channels: a core plays out some ten at most, and each holds up to 100 MB of segments. 422. */
  @WithDefault("16")
  int channels();

  /** Lines that wait on a channel: some hours of talking, written to Redis one by one. 429. */
  @WithDefault("1000")
  int waitingLines();

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
