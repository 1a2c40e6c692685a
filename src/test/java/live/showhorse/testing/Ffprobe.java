package live.showhorse.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What Debian's ffprobe says about a file or an address. */
public final class Ffprobe {
  private Ffprobe() {}

  /** One packet; times in seconds. */
  public record Packet(String type, double pts, double duration, int size, boolean key) {}

  public static List<Packet> packets(Object input) {
    JsonNode root = probe(input, "-show_packets");
    var packets = new ArrayList<Packet>();
    for (JsonNode node : root.get("packets")) {
      packets.add(
          new Packet(
              node.get("codec_type").asText(),
              node.path("pts_time").asDouble(Double.NaN),
              node.path("duration_time").asDouble(Double.NaN),
              node.get("size").asInt(),
              node.get("flags").asText().startsWith("K")));
    }
    return packets;
  }

  /** Packets of {@code video} or {@code audio}. */
  public static List<Packet> packets(Object input, String type) {
    return packets(input).stream().filter(packet -> packet.type().equals(type)).toList();
  }

  /** ffprobe's JSON of the streams and the format. */
  public static JsonNode describe(Object input) {
    return probe(input, "-show_streams", "-show_format");
  }

  /** The stream of {@code video} or {@code audio} (the first). */
  public static JsonNode stream(Object input, String type) {
    for (JsonNode stream : describe(input).get("streams")) {
      if (stream.get("codec_type").asText().equals(type)) {
        return stream;
      }
    }
    throw new AssertionError(input + " has no " + type + " stream");
  }

  private static JsonNode probe(Object input, String... what) {
    var command = new ArrayList<>(List.of("ffprobe", "-v", "error", "-of", "json"));
    command.addAll(List.of(what));
    command.add(input.toString());
    try {
      return new ObjectMapper().readTree(Programs.run(command).text());
    } catch (JsonProcessingException e) {
      throw new AssertionError("ffprobe gave no JSON", e);
    }
  }
}
