package live.showhorse.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code model.safetensors.index.json}: which shard holds which tensor.
 *
 * @param shards file name by tensor name
 */
record ShardIndex(Map<String, String> shards) {
  static final String FILE_NAME = "model.safetensors.index.json";
  private static final long MAX_BYTES = 32 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  ShardIndex {
    shards = Map.copyOf(shards);
  }

  static ShardIndex read(Path file) {
    JsonNode map = json(file).path("weight_map");
    if (!map.isObject() || map.isEmpty()) {
      throw ModelProblems.damaged(file, "there is no object 'weight_map' with tensors in it");
    }
    Map<String, String> shards = new TreeMap<>();
    map.properties()
        .forEach(
            entry -> {
              String shard = entry.getValue().asText();
              if (!entry.getValue().isTextual() || !isPlainName(shard)) {
                throw ModelProblems.damaged(
                    file,
                    "tensor '%s' should be in a file beside it, not in '%s'"
                        .formatted(entry.getKey(), shard));
              }
              shards.put(entry.getKey(), shard);
            });
    return new ShardIndex(shards);
  }

  /** A bounded JSON file. */
  static JsonNode json(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw ModelProblems.damaged(file, "over " + Sizes.text(MAX_BYTES) + " of JSON");
      }
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw ModelProblems.damaged(file, "not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw ModelProblems.unreadable(file, e);
    }
  }

  private static boolean isPlainName(String name) {
    return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0;
  }
}
