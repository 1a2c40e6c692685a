package live.showhorse.presenter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A photo that was looked at once.
 *
 * @param rig of the one face in it, as JSON
 * @param check what can be said about it
 */
public record MeasuredPhoto(String rig, PhotoCheck check) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads what the engine says: a check that has the rig in it. */
  public static MeasuredPhoto parse(String json) {
    try {
      ObjectNode report = (ObjectNode) JSON.readTree(json);
      JsonNode rig = report.remove("rig");
      return new MeasuredPhoto(rig.toString(), PhotoCheck.parse(report.toString()));
    } catch (JsonProcessingException | ClassCastException foreign) {
      throw new IllegalStateException("the engine says of a photo: " + json, foreign);
    }
  }
}
