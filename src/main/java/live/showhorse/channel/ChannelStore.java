package live.showhorse.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.redis.Documents;

/**
 * Channels in Redis. Its JSON is its own, apart from the API's, so that a change of the API never
 * makes stored channels unreadable. Methods block; they throw ProblemException 503 when Redis is
 * away.
 */
final class ChannelStore {
  private static final String CHANNELS = "channels:";
  private static final String LINES = "channel-lines:";
  private static final String AS_RUN = "as-run:";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Documents documents;

  ChannelStore(Documents documents) {
    this.documents = documents;
  }

  List<StoredChannel> channels() {
    return all(CHANNELS, StoredChannel.class);
  }

  void save(StoredChannel channel) {
    documents.put(CHANNELS + channel.spec().id(), write(channel));
  }

  List<Item> lines(String channel) {
    return all(LINES + channel + ":", Item.class);
  }

  void save(String channel, Item item) {
    documents.put(lineKey(channel, item.line().id()), write(item));
  }

  void deleteLine(String channel, String line) {
    documents.delete(lineKey(channel, line));
  }

  /** The channel with its lines and its log. */
  void delete(String channel) {
    documents.delete(CHANNELS + channel);
    documents.keys(LINES + channel + ":").forEach(documents::delete);
    documents.deleteLog(AS_RUN + channel);
  }

  void append(String channel, AsRunEntry entry, int keep) {
    documents.append(AS_RUN + channel, write(entry), keep);
  }

  List<AsRunEntry> asRun(String channel, int last) {
    return documents.tail(AS_RUN + channel, last).stream()
        .map(json -> read(json, AsRunEntry.class))
        .toList();
  }

  private static String lineKey(String channel, String line) {
    return LINES + channel + ":" + line;
  }

  private <T> List<T> all(String prefix, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (String key : documents.keys(prefix)) {
      documents.get(key).map(json -> read(json, type)).ifPresent(found::add);
    }
    return found;
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored " + type.getSimpleName() + " cannot be read", e);
    }
  }
}
